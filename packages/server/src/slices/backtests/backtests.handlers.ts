import { askJobToStop, type Ctx, type Handlers, may, pageFrom, readCursor, startJob, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { NIL_ID } from '../../kernel/ids.ts';
import { isNumeric } from '../../policy/catalog.ts';
import { checkPolicy, issuesIn } from '../../policy/check.ts';
import { refuseMasked } from '../../policy/refuse-masked.ts';
import { versionsOf } from '../../policy/save-policy.sql.ts';
import { expandHealth, expandPolicy } from '../../policy/segments.sql.ts';
import { catalogOf } from '../catalog.ts';
import { BacktestInput, backtestJob } from './backtest.job.ts';
import type { Found } from './backtest-figures.ts';
import { lastWhole } from './backtest-months.ts';
import { backtestShown, figureName } from './backtest-shown.ts';
import { metricsOfSignal } from './backtest-signals.ts';
import { type BacktestRow, backtestRows } from './backtests.sql.ts';
import { draftProposed } from './proposal-shown.ts';
import { metricsOf } from './subject.ts';

type Input = Parameters<Handlers<'backtests'>['start']>[1];
type Asked = Pick<BacktestInput, 'name' | 'policyId' | 'version' | 'document' | 'metric'>;

const wrong = (field: string, code: string): Fault =>
  new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: [field], code, message: '' }]);

async function askedPolicy(ctx: Ctx, source: unknown, version: number | null): Promise<Asked> {
  const catalog = await catalogOf(ctx.db);
  const { document, issues } = checkPolicy(source, catalog);
  if (issues.length || !document) throw new Fault('invalid', 'policy.invalid', { count: issues.length }, issuesIn(issues, ctx.language));
  if (document.kind !== 'tier' && document.kind !== 'health') throw wrong('policyId', 'not_a_tier_or_health_policy');
  const subject =
    document.kind === 'tier' ? { policy: await expandPolicy(ctx.db, document) } : { health: await expandHealth(ctx.db, document) };
  refuseMasked(ctx, catalog, metricsOf(subject));
  return { name: document.name, policyId: document.id, version, document, metric: null };
}

async function askedMetric(ctx: Ctx, id: string): Promise<Asked> {
  const catalog = await catalogOf(ctx.db);
  const metrics = metricsOfSignal(id).map((part) => {
    const metric = catalog.get(part);
    if (!metric) throw new Fault('invalid', 'metric.unknown', { id });
    return metric;
  });
  if (!metrics.every(({ type }) => isNumeric(type))) throw wrong('metric', 'not_a_number');
  refuseMasked(ctx, catalog, metricsOfSignal(id));
  return { name: figureName(catalog, id), policyId: null, version: null, document: null, metric: id };
}
async function asked(ctx: Ctx, { policyId, version, yaml, metric }: Input): Promise<Asked> {
  if ([policyId, yaml, metric].filter((one) => one !== undefined).length !== 1) throw wrong('policyId', 'one_of_three');
  if (metric !== undefined) return askedMetric(ctx, metric);
  if (policyId === undefined) return askedPolicy(ctx, yaml, null);
  const versions = await versionsOf(ctx.db, policyId);
  const found = versions.find((one) => (version === undefined ? ['draft', 'published'].includes(one.state) : one.version === version));
  if (!found) throw notFound(policyId);
  return askedPolicy(ctx, found.document, found.version);
}

async function start(ctx: WriteCtx, input: Input) {
  const { outcome, horizon, months, asOf, propose } = input;
  if (asOf !== undefined && asOf > ctx.today) throw wrong('asOf', 'day_to_come');
  const order: BacktestInput = {
    ...(await asked(ctx, input)),
    outcome,
    horizon,
    months,
    propose,
    last: asOf ?? lastWhole(ctx.today, horizon),
  };
  const id = await startJob(ctx, backtestJob, order);
  await ctx.record({
    action: 'policy.backtest',
    entity: 'policy',
    entityId: order.policyId,
    after: { ...order, document: undefined, jobId: id },
  });
  return { id };
}

/** Figures are of whom the starter meets: others find nothing. Who manages jobs finds all. */
const whose = (ctx: Ctx): { createdBy: string | null } | 'all' =>
  may(ctx.actor, 'jobs.manage') ? 'all' : { createdBy: ctx.actor.userId ?? NIL_ID };

async function rowOf(ctx: Ctx, id: string): Promise<BacktestRow> {
  const [row] = await backtestRows(ctx.db, { whose: whose(ctx), id, after: null, limit: 1 });
  if (!row) throw notFound('backtest');
  return row;
}
export const backtestsHandlers: Handlers<'backtests'> = {
  start,
  get: async (ctx, { id }) => backtestShown(ctx, await rowOf(ctx, id)),
  async list(ctx, { cursor, limit, about }) {
    const rows = await backtestRows(ctx.db, { whose: whose(ctx), about, after: readCursor(cursor, 1)?.[0] ?? null, limit: limit + 1 });
    return pageFrom(
      rows,
      limit,
      (row) => {
        const { name, document, outcome, horizon } = BacktestInput.parse(row.input);
        return {
          id: row.id,
          state: row.state,
          createdAt: row.createdAt,
          ...{ kind: document?.kind ?? ('metric' as const), name, outcome, horizon },
          auc: (row.result as Found | null)?.stability.auc?.mean ?? null,
        };
      },
      (row) => [row.id],
    );
  },
  async cancel(ctx, { id }) {
    await rowOf(ctx, id);
    await askJobToStop(ctx.db, id, ctx.now);
    await ctx.record({ action: 'job.cancel', entity: 'job', entityId: id });
    return { done: true };
  },
  draft: async (ctx, { id, replace }) => draftProposed(ctx, (await rowOf(ctx, id)).result as Found | null, replace),
};
