import { USAGE_SLOTS, type UsageMetric } from '@fulcrum/contract';
import type { Handlers } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { retentionMonths } from './retention.ts';
import { holdSlots, insertUsageMetrics, selectUsageMetrics, updateUsageMetric } from './usage-metric.sql.ts';

type Usage = Handlers<'usage'>;

export const listMetrics: Usage['metrics'] = async (ctx) => ({
  items: await selectUsageMetrics(ctx.db),
  slots: USAGE_SLOTS,
  retentionMonths: await retentionMonths(ctx.db),
});

/** Only one metric may be the active users. */
function single(all: readonly UsageMetric[], id: string, counts: UsageMetric['counts']): void {
  const other = counts && all.find((one) => one.counts === counts && one.id !== id);
  if (other) throw new Fault('conflict', 'resource.taken', { field: counts, value: other.id });
}

/** Declares a metric before its first value. Fails with usage.no_slot when all slots are taken. */
export const declareMetric: Usage['declare'] = async (ctx, { id, aggregate = 'sum', unit = null, name, counts = null }) => {
  await holdSlots(ctx.db);
  const all = await selectUsageMetrics(ctx.db);
  if (all.some((one) => one.id === id)) throw new Fault('conflict', 'resource.taken', { field: 'id', value: id });
  single(all, id, counts);
  const [made] = await insertUsageMetrics(ctx.db, [{ id, aggregate, unit, name: name ?? { zh: id, en: id }, counts }], ctx.now);
  if (!made) throw new Fault('conflict', 'usage.no_slot', { slots: USAGE_SLOTS });
  await ctx.record({ action: 'usage.metric_declare', entity: 'usage_metric', entityId: id, after: made });
  return made;
};

/** Names a metric, or says how it adds up: values stay as they are, only what is read of them changes. */
export const changeMetric: Usage['change'] = async (ctx, { id, revision, ...changes }) => {
  await holdSlots(ctx.db);
  const all = await selectUsageMetrics(ctx.db);
  const before = all.find((one) => one.id === id);
  if (!before) throw notFound('metric');
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const after: UsageMetric = { ...before, ...given, revision };
  single(all, id, after.counts);
  if (!(await updateUsageMetric(ctx.db, after, ctx.now))) throw new Fault('stale', 'resource.stale');
  await ctx.record({ action: 'usage.metric_change', entity: 'usage_metric', entityId: id, before, after });
  return { ...after, revision: revision + 1 };
};
