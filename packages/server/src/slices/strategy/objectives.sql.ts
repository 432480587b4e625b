import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import type { At, Catalog, Metric } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';

export interface ObjectiveRow {
  id: string;
  title: string;
  problem: string;
  metric: string;
  counted: 'sum' | 'average' | 'share';
  baselineOn: string;
  baseline: string | null;
  target: string;
  dueOn: string;
  ownerName: string | null;
  closedOn: string | null;
  result: string | null;
  revision: number;
}

/** The objectives that there were on a day: open ones by the day they are due, then those that were closed. */
export async function selectObjectives(db: Db, asOf: string): Promise<ObjectiveRow[]> {
  const found = await sql<ObjectiveRow>`
    select o.id, o.title, o.problem, o.metric, o.counted, o.happened_on as "baselineOn", trim_scale(o.baseline)::text as baseline,
      trim_scale(o.target)::text as target, o.due_on as "dueOn", u.name as "ownerName",
      case when o.closed_on <= ${asOf}::date then o.closed_on end as "closedOn", case when o.closed_on <= ${asOf}::date then o.result end as result, o.revision
    from objective o left join app_user u on u.id = o.owner_id
    where o.happened_on <= ${asOf}::date
    order by coalesce(o.closed_on <= ${asOf}::date, false), o.due_on, o.id`.execute(db);
  return found.rows;
}

/** What each metric came to over the whole base on each day, summed and on average; of yes and no the share of yes. One statement. */
export async function figuresOn(
  db: Db,
  of: { catalog: Catalog; metrics: readonly Metric[]; days: readonly string[] },
): Promise<Map<string, { sum: string | null; average: string | null }>> {
  if (!of.metrics.length) return new Map();
  const at: At = { asOf: sql<string>`told_on.day`, accounts: () => sql<boolean>`true` };
  const { ctes } = factsSql(
    of.catalog,
    of.metrics.map(({ id }) => id),
    at,
    true,
  );
  const value = ({ id, type }: Metric): Sql => (type === 'boolean' ? sql`f.${sql.id(id)}::int::numeric` : sql`f.${sql.id(id)}::numeric`);
  const sums = of.metrics.map(
    (metric, n) => sql`sum(${value(metric)}) as ${sql.id(`sum${n}`)}, avg(${value(metric)}) as ${sql.id(`average${n}`)}`,
  );
  const rows = of.metrics.map((metric, n) => sql`(${metric.id}::text, ${sql.ref(`g.sum${n}`)}, ${sql.ref(`g.average${n}`)})`);
  const found = await sql<{ day: string; metric: string; sum: string | null; average: string | null }>`
    select told_on.day, x.metric, trim_scale(x.sum)::text as sum, trim_scale(round(x.average, 6))::text as average
    from unnest(${[...new Set(of.days)]}::date[]) as told_on(day)
      cross join lateral (with ${sql.join(ctes, sql`, `)} select ${sql.join(sums)} from facts f) g
      cross join lateral (values ${sql.join(rows)}) x(metric, sum, average)`.execute(db);
  return new Map(found.rows.map(({ day, metric, ...figures }) => [`${metric} ${day}`, figures]));
}

/** Makes these, and no others, the policies that serve an objective from a day on; what no policy is called is left out. */
export async function linkPolicies(
  db: Db,
  of: { objectiveId: string; policyIds: readonly string[]; today: string; by: string | null },
): Promise<string[]> {
  const wanted = sql`${[...of.policyIds]}::text[]`;
  const found = await sql<{ id: string }>`
    with gone as (update objective_policy set until_on = ${of.today}::date
        where objective_id = ${of.objectiveId}::uuid and until_on is null and policy_id <> all (${wanted})),
      come as (insert into objective_policy (objective_id, policy_id, from_on, linked_by)
        select ${of.objectiveId}::uuid, p.id, ${of.today}::date, ${of.by}::uuid from policy p where p.id = any (${wanted})
          and not exists (select from objective_policy l where l.objective_id = ${of.objectiveId}::uuid and l.policy_id = p.id and l.until_on is null)
        on conflict (objective_id, policy_id, from_on) do update set until_on = null)
    select p.id from policy p where p.id = any (${wanted}) order by p.id`.execute(db);
  return found.rows.map(({ id }) => id);
}
