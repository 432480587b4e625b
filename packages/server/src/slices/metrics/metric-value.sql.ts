import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { type At, type Catalog, isNumeric, type Metric } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { MAIN_TIER_POLICY } from '../../policy/policies.sql.ts';
import { standingOn } from '../../policy/standing.sql.ts';

export type Dimension = 'account' | 'tier' | 'owner' | 'industry';
export interface Period {
  /** What the row is called: `2026-03`, `2026-Q1`, or the day itself. */
  label: string;
  /** The day as of which the metric is taken. */
  day: string;
}
export interface ValueRow {
  period: string;
  dim: string | null;
  value: string | number | boolean | null;
}

const DIMENSIONS: Record<Dimension, { column: Sql; join: Sql }> = {
  account: { column: sql`a.code`, join: sql`` },
  industry: { column: sql`a.industry`, join: sql`` },
  owner: { column: sql`u.name`, join: sql`left join app_user u on u.id = a.owner_id` },
  tier: {
    column: sql`t.level`,
    join: sql`left join lateral (${standingOn(sql`(${MAIN_TIER_POLICY})`, sql`told_on.day`)}) t on t.account_id = a.id`,
  },
};

/** One metric at the end of each period, in total or by a dimension: one statement, whatever the number of periods. */
export async function metricRows(
  db: Db,
  of: { catalog: Catalog; metric: Metric; periods: readonly Period[]; by: Dimension | undefined; scope: Scope; limit: number },
): Promise<ValueRow[]> {
  const at: At = { asOf: sql<string>`told_on.day`, accounts: () => sql<boolean>`true` };
  const { ctes } = factsSql(of.catalog, [of.metric.id], at, true);
  const dimension = of.by ? DIMENSIONS[of.by] : undefined;
  const total = of.by !== 'account';
  const value = sql`f.${sql.id(of.metric.id)}`;
  const shown = isNumeric(of.metric.type) ? sql`trim_scale(${total ? sql`sum(${value})` : value}::numeric)::text` : value;
  const found = await sql<ValueRow>`
    select told_on.label as period, ${dimension?.column ?? sql`null::text`} as dim, ${shown} as value
    from unnest(${of.periods.map((period) => period.label)}::text[], ${of.periods.map((period) => period.day)}::date[]) as told_on(label, day)
    cross join lateral (with ${sql.join(ctes, sql`, `)} select * from facts) f
    join account a on a.id = f.account_id and ${inScope(of.scope, 'a')}
    ${dimension?.join ?? sql``}
    ${total ? sql`group by told_on.day, told_on.label, 2` : sql``}
    order by told_on.day, 2 nulls last limit ${of.limit}`.execute(db);
  return found.rows;
}
