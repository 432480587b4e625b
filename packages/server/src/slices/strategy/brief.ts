import type { ObjectiveProgress, ServingPolicy } from '@fulcrum/contract';
import { type Ctx, type Handlers, isMaskedFor, scopeOf } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { type Catalog, isNumeric, type Metric } from '../../policy/catalog.ts';
import { catalogOf } from '../catalog.ts';
import { progressOf } from './objective-progress.ts';
import { figuresOn, linkPolicies, type ObjectiveRow, selectObjectives } from './objectives.sql.ts';
import { objectivesToServe, policiesWithObjectives } from './serving.sql.ts';

/** Why the reader is told no figures of a metric: they see part of the base only, or what it tells is masked for them. */
function hiddenFrom(ctx: Ctx, metric: Metric | undefined, seesAll: boolean): ObjectiveProgress['hidden'] {
  if (isMaskedFor(ctx.actor, 'amount') || isMaskedFor(ctx.actor, metric?.masked)) return 'masked';
  return seesAll ? null : 'scope';
}

/** A file may name any metric: what is no figure is not counted. */
const isCounted = ({ type }: Metric): boolean => isNumeric(type) || type === 'boolean';

async function figuresOf(ctx: Ctx, rows: readonly ObjectiveRow[], catalog: Catalog, asOf: string) {
  const metrics = [...new Set(rows.map(({ metric }) => metric))].flatMap((id) => catalog.get(id) ?? []).filter(isCounted);
  // What was closed is told as of its last day.
  const dayOf = ({ closedOn }: ObjectiveRow) => closedOn ?? asOf;
  const days = rows.flatMap((row) => [dayOf(row), ...(row.baseline === null ? [row.baselineOn] : [])]);
  const found = await figuresOn(ctx.db, { catalog, metrics, days });
  const at = (row: ObjectiveRow, day: string) => found.get(`${row.metric} ${day}`)?.[row.counted === 'sum' ? 'sum' : 'average'] ?? null;
  return (row: ObjectiveRow) => ({ baseline: row.baseline ?? at(row, row.baselineOn), now: at(row, dayOf(row)) });
}

const number = (text: string | null): number | null => (text === null ? null : Number(text));
const shown = ({ id, kind, name, version }: ServingPolicy): ServingPolicy => ({ id, kind, name, version });

/** The objectives of a day with their progress, and which policies serve them. */
export const brief: Handlers<'strategy'>['brief'] = async (ctx, { asOf = ctx.today }) => {
  const rows = await selectObjectives(ctx.db, asOf);
  const policies = await policiesWithObjectives(ctx.db, asOf);
  const catalog = await catalogOf(ctx.db);
  const seesAll = (await scopeOf(ctx, 'reads')).all;
  const open = rows.filter(({ metric }) => hiddenFrom(ctx, catalog.get(metric), seesAll) === null);
  const figures = await figuresOf(ctx, open, catalog, asOf);
  const objectives = rows.map(({ baseline: _, target, ...row }): ObjectiveProgress => {
    const metric = catalog.get(row.metric);
    const hidden = hiddenFrom(ctx, metric, seesAll);
    const told = hidden ? { baseline: null, now: null } : figures({ ...row, baseline: _, target });
    const course = { ...row, target: Number(target), baseline: number(told.baseline), now: number(told.now) };
    return {
      ...row,
      ...told,
      target: hidden === 'masked' ? null : target,
      hidden,
      metricName: metric?.name ?? { zh: row.metric, en: row.metric },
      metricType: metric?.type ?? 'number',
      ...progressOf(course, asOf),
      policies: policies
        .filter(({ said, chosen }) => said.includes(row.id) || chosen.includes(row.id))
        .map((policy) => ({ ...shown(policy), said: policy.said.includes(row.id) })),
    };
  });
  const without = policies.filter(({ version, said, chosen }) => version !== null && said.length + chosen.length === 0).map(shown);
  return { asOf, objectives, without };
};

export const serving: Handlers<'strategy'>['serving'] = async (ctx, { asOf = ctx.today }) => ({
  asOf,
  objectives: await objectivesToServe(ctx.db, asOf),
  policies: await policiesWithObjectives(ctx.db, asOf),
});

export const serve: Handlers<'strategy'>['serve'] = async (ctx, { id, policyIds }) => {
  const found = (await selectObjectives(ctx.db, '9999-12-31')).find((one) => one.id === id);
  if (!found) throw notFound('objective');
  const linked = await linkPolicies(ctx.db, { objectiveId: id, policyIds, today: ctx.today, by: ctx.actor.userId });
  await ctx.record({ action: 'objective.serve', entity: 'objective', entityId: id, after: { policyIds: linked } });
  return { id, policyIds: linked };
};
