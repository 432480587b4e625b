import * as z from 'zod';
import { defineJob, type JobCtx } from '../../access/index.ts';
import { inTurn } from '../../kernel/in-turn.ts';
import { type Catalog, isNumeric } from '../../policy/catalog.ts';
import { accountRows, assumedShare, firstFactOn, ofWholeBase } from '../backtests/index.ts';
import { catalogOf } from '../catalog.ts';
import { type Snapshot, snapshots } from './renewal-days.ts';
import { type FigureSpec, type Judged, type TooFew, type Trained, train } from './renewal-training.ts';
import { keepModel } from './renewals.sql.ts';

const Input = z.object({ jobRunId: z.string(), days: z.number() });
/** Fields of accounts may have been written down afterwards, results were judged by policies; days to the end are alike by the set-up. */
const OTHERS: readonly string[] = ['account', 'state', 'stage', 'health', 'members', 'tags', 'lists', 'rfm'];
const USAGE_WINDOW = /_(30d|trend_30d)$/;
const MOST = 80;
const LOGGED: readonly string[] = ['money', 'count', 'number'];

/** Every numeric figure that has a history. */
export const figuresOf = (catalog: Catalog): FigureSpec[] =>
  catalog
    .all()
    .filter(({ id, source, type }) => isNumeric(type) && source !== null && !OTHERS.includes(source) && id !== 'contracts.days_to_end')
    .filter(({ id, source }) => source !== 'usage' || USAGE_WINDOW.test(id))
    .slice(0, MOST)
    .map(({ id, type }) => ({ id, log: LOGGED.includes(type) }));

/** What training found: kept as it is. */
export type Found = { days: number; assumedShare: string | null } & ({ trained: Trained; few: null } | { trained: null; few: TooFew });

/** One statement a month end, so that the training can tell how far it is and be stopped between two. */
async function judge(ctx: JobCtx, catalog: Catalog, specs: readonly FigureSpec[], days: readonly Snapshot[]): Promise<Judged[]> {
  return inTurn(days, async (snapshot, place) => {
    await ctx.progress.at(place, days.length + 1, 'judging');
    const rows = await ofWholeBase(ctx.db, (tx) =>
      accountRows(tx, {
        subject: { metric: specs[0]!.id },
        signals: specs.map(({ id }) => id),
        ...{ catalog, outcome: 'renewed', scope: { all: true }, whole: false },
        window: { ...snapshot, months: 1 },
      }),
    );
    return { snapshot, rows };
  });
}

/** Trains on every past end of a term whose outcome is known, by what was known `days` before it. Nobody's list: the model is the company's. */
export const renewalsTrain = defineJob({
  name: 'renewals.train',
  label: { zh: '训练续约预测', en: 'Training of the renewal model' },
  input: Input,
  async run(ctx, { jobRunId, days }) {
    const catalog = await catalogOf(ctx.db);
    const specs = figuresOf(catalog);
    const first = await firstFactOn(ctx.db);
    const found = train(await judge(ctx, catalog, specs, first ? snapshots(ctx.today, days, first) : []), specs);
    const share = await assumedShare(ctx.db, ctx.today);
    const kept: Found = {
      days,
      assumedShare: share,
      ...('model' in found ? { trained: found, few: null } : { trained: null, few: found }),
    };
    return ctx.write(async ({ db }) => {
      const version = await keepModel(db, {
        jobId: jobRunId,
        trainedBy: ctx.starter?.userId ?? null,
        today: ctx.today,
        now: ctx.now,
        found: kept,
      });
      return { version, trained: 'model' in found };
    });
  },
});
