import type { Both, FaultReason, Language } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, type Handlers, isMaskedFor, requireAccount, startJob } from '../../access/index.ts';
import { faultText } from '../../kernel/fault.ts';
import { decimal } from '../../kernel/micro.ts';
import { type Catalog, oneAccountOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { type Model, scoreBy, typicalOf } from '../../policy/model/encode.ts';
import { catalogOf } from '../catalog.ts';
import type { TooFew } from './renewal-training.ts';
import { renewalsTrain } from './renewals.job.ts';
import { latestModels, latestTraining, type ModelRow, nextEnd } from './renewals.sql.ts';

const nameOf = (catalog: Catalog, id: string): Both => catalog.get(id)?.name ?? { zh: id, en: id };
const isHidden = (ctx: Ctx, catalog: Catalog, id: string): boolean => isMaskedFor(ctx.actor, catalog.get(id)?.masked);

const REFUSALS: Record<'few' | 'split', Both> = {
  few: {
    zh: '历史太短：到期后续约和没有续约的各需至少 {{needed}} 次，目前续约 {{renewed}} 次、未续约 {{lost}} 次，还差 {{missing}}',
    en: 'The history is too short: at least {{needed}} terms renewed and {{needed}} not renewed are needed; there are {{renewed}} and {{lost}}, so {{missing}}',
  },
  split: {
    zh: '到期次数够了（续约 {{renewed}} 次、未续约 {{lost}} 次），但先后分成学习和检验两段后，其中一段太少，或没有指标可用',
    en: 'There are ends of terms enough ({{renewed}} renewed, {{lost}} not), but split into earlier ones to learn from and later ones to test on, one part has too few, or no figure is known',
  },
};
function refusalOf(few: TooFew, language: Language) {
  const [renewed, lost] = [Math.max(0, few.needed - few.renewed), Math.max(0, few.needed - few.lost)];
  const parts =
    language === 'zh'
      ? ([
          ['续约', renewed],
          ['未续约', lost],
        ] as const)
      : ([
          ['renewed', renewed],
          ['not renewed', lost],
        ] as const);
  const lacking = parts
    .filter(([, count]) => count > 0)
    .map(([what, count]) => (language === 'zh' ? `${what} ${count} 次` : `${count} ${what}`));
  const missing = lacking.length ? `${lacking.join(language === 'zh' ? '、' : ' and ')}${language === 'zh' ? '' : ' are missing'}` : '';
  const values = { needed: few.needed, renewed: few.renewed, lost: few.lost, missing };
  const message = Object.entries(values).reduce(
    (text, [key, value]) => text.replaceAll(`{{${key}}}`, String(value)),
    REFUSALS[few.split ? 'split' : 'few'][language],
  );
  return { renewed: few.renewed, lost: few.lost, needed: few.needed, message };
}

function modelShown(ctx: Ctx, catalog: Catalog, { version, trainedAt, trainedBy, found }: ModelRow) {
  if (!found.trained) return null;
  const { model, all, learnt, tested } = found.trained;
  return {
    ...{ version, trainedAt, trainedBy, days: found.days, all, learnt, tested, intercept: model.intercept },
    terms: model.terms.map((term) => ({
      ...{ id: term.id, name: nameOf(catalog, term.id), weight: term.weight, error: term.error },
      missing: term.missing?.weight ?? null,
      typical: isHidden(ctx, catalog, term.id) ? null : typicalOf(term),
    })),
    assumedShare: found.assumedShare,
  };
}

/** The figures of one account on a day, in the model's order. */
async function valuesOf(ctx: Ctx, catalog: Catalog, model: Model, accountId: string, asOf: string): Promise<(number | null)[]> {
  const ids = model.terms.map(({ id }) => id);
  const { ctes } = factsSql(catalog, ids, oneAccountOn(accountId, asOf), false);
  const columns = ids.map((id) => sql`facts.${sql.id(id)}::double precision`);
  const found = await sql<{ values: (number | null)[] }>`with ${sql.join(ctes, sql`, `)}
    select array[${sql.join(columns)}]::double precision[] as values from facts`.execute(ctx.db);
  return found.rows[0]?.values ?? ids.map(() => null);
}

const speaksNot = ({ found: { trained } }: ModelRow): boolean => (trained?.tested.low ?? 0) <= 0.5;

/** To whom a part is masked the rest must not tell it: no sum then, and the likelihood by tenths. */
const coarse = (chance: number): number => Math.round(chance * 10) / 10;

export const renewalsHandlers: Handlers<'renewals'> = {
  async train(ctx, { days }) {
    const jobId = await startJob(ctx, renewalsTrain, { days });
    await ctx.record({ action: 'renewals.train', entity: 'job', entityId: jobId, after: { days } });
    return { jobId };
  },

  async model(ctx, { asOf = ctx.today }) {
    const { last, used } = await latestModels(ctx.db, asOf);
    const catalog = await catalogOf(ctx.db);
    const job = asOf < ctx.today ? null : await latestTraining(ctx.db);
    return {
      model: used ? modelShown(ctx, catalog, used) : null,
      refusal: last?.found.few ? refusalOf(last.found.few, ctx.language) : null,
      job: job && { ...job, fault: job.fault && faultText(job.fault.reason as FaultReason, job.fault.detail, ctx.language) },
    };
  },

  async account(ctx, { accountId, asOf = ctx.today }) {
    await requireAccount(ctx, accountId, 'reads');
    const { used } = await latestModels(ctx.db, asOf);
    const endsOn = await nextEnd(ctx.db, accountId, asOf);
    const none = { likelihood: null, logit: null, intercept: null, contributions: [], hidden: 0 };
    const model = used?.found.trained?.model;
    const catalog = await catalogOf(ctx.db);
    // A model that told nothing of later ends is not asked; a figure taken out of the installation since leaves it without a part.
    if (!used || !model || endsOn === null || speaksNot(used) || model.terms.some(({ id }) => !catalog.get(id)))
      return { asOf, version: used?.version ?? null, endsOn, ...none };
    const values = await valuesOf(ctx, catalog, model, accountId, asOf);
    const scored = scoreBy(model, values);
    const terms = model.terms.map((term, place) => ({ term, value: values[place] ?? null, contribution: scored.contributions[place]! }));
    const open = terms.filter(({ term }) => !isHidden(ctx, catalog, term.id));
    const hidden = terms.length - open.length;
    return {
      ...{ asOf, version: used.version, endsOn, hidden },
      likelihood: hidden ? coarse(scored.chance) : scored.chance,
      logit: hidden ? null : decimal(BigInt(scored.logit)),
      intercept: hidden ? null : decimal(BigInt(scored.intercept)),
      contributions: open
        .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
        .map(({ term, value, contribution }) => ({
          ...{ id: term.id, name: nameOf(catalog, term.id), value, typical: typicalOf(term) },
          contribution: decimal(BigInt(contribution)),
        })),
    };
  },
};
