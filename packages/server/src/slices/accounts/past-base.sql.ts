import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { type Catalog, type Metric, wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { always, latestFirst } from '../../policy/fields-on.sql.ts';
import { healthResults } from '../../policy/healths.sql.ts';
import { mainOn } from '../../policy/in-force.sql.ts';
import { accountStages } from '../../policy/lifecycles.sql.ts';
import { standingOn } from '../../policy/standing.sql.ts';
import { storedColumns } from '../../policy/stored.ts';
import type { AccountBase } from './account-base.ts';

/** What every list shows or sorts by; figures of a filter come on top. */
const SHOWN = [
  'orders.amount_12m',
  'orders.last_on',
  'orders.count_12m',
  'orders.growth_12m',
  'rfm.segment',
  'contracts.arr',
  'contracts.term_end_on',
];

/** What changed of fields since a day, taken back: unknown before their first day, but for those that no account is without. */
const changedSince = (asOf: Sql): Sql => sql`
  select l.account_id, jsonb_object_agg(l.field, l.value) filter (where l.field not like 'custom.%') as fields,
    jsonb_object_agg(substr(l.field, 8), l.value) filter (where l.field like 'custom.%') as custom
  from (
    select distinct on (h.account_id, h.field) h.account_id, h.field,
      case when h.valid_from <= ${asOf} or ${always(sql`h.field`)} then coalesce(h.value, 'null') else 'null' end as value
    from (select distinct h.account_id, h.field from account_history h where h.valid_from > ${asOf}) changed
    join account_history h on h.account_id = changed.account_id and h.field = changed.field
    order by h.account_id, h.field, ${latestFirst(sql`h`, asOf)}) l
  group by l.account_id`;

/** account, account_state and account_metric as they would stand if today were the day: the same columns, within the scope of today. */
export function pastBase(of: {
  catalog: Catalog;
  asOf: string;
  scope: Scope;
  timeZone: string;
  metrics: readonly string[];
  /** The courses of lines by the lifecycle in force on the day. */
  spells: Sql | undefined;
}): AccountBase {
  const day = sql`${of.asOf}::date`;
  const metrics = [...new Set([...SHOWN, ...of.metrics])].filter((id) => of.catalog.get(id));
  const { ctes } = factsSql(of.catalog, metrics, wholeBaseOn(of.asOf), true);
  // Typed as the stored columns are, so that answers and cursors look alike.
  const figures = storedColumns(metrics.map((id) => of.catalog.get(id)!)).map(
    ({ column, value, metrics: [first] }) =>
      sql`${value}${first && typeof first.stored !== 'object' ? typed(first) : sql``} as ${sql.id(column)}`,
  );
  return {
    ctes: [
      ...ctes,
      sql`changed_since as materialized (${changedSince(day)})`,
      sql`past_account as materialized (
        select p.* from account a join facts f on f.account_id = a.id left join changed_since c on c.account_id = a.id
        cross join lateral jsonb_populate_record(a, coalesce(c.fields, '{}') || jsonb_build_object('custom', a.custom || coalesce(c.custom, '{}'))) p
        where ${inScope(of.scope, 'a')})`,
      sql`past_result as materialized (${standingOn(mainOn('tier', day), day)})`,
      sql`past_stage as materialized (${accountStages(day, () => sql<boolean>`true`, of.spells)})`,
      sql`past_health as materialized (${healthResults(sql`select id as account_id from past_account`, sql`h.as_of <= ${day}`)})`,
      sql`past_state as materialized (
        select a.id as account_id, a.owner_id, a.team_id, a.region_id, r.level as tier, r.override_id is not null as tier_by_hand, coalesce(r.level_rank, 32767)::smallint as tier_rank,
          coalesce(r.score, 0)::numeric(20,6) as tier_score, (100 - coalesce(r.level_rank, 32767)) * 1000000::numeric + coalesce(r.score, 0) as tier_sort,
          f."orders.amount_12m"::numeric(20,6) as amount_12m, coalesce(f."orders.last_on", '0001-01-01') as last_order_on,
          f."contracts.arr"::numeric(20,6) as arr, coalesce(f."contracts.term_end_on", '9999-12-31') as term_end_on, ${day} as as_of,
          g.stage, g.since as stage_since, h.score as health, h.colour as health_colour, coalesce(h.score, -1) as health_sort
        from past_account a join facts f on f.account_id = a.id left join past_result r on r.account_id = a.id
          left join past_stage g on g.account_id = a.id left join past_health h on h.account_id = a.id)`,
      sql`past_metric as (select account_id, ${sql.join(figures)} from facts f)`,
    ],
    account: sql`past_account`,
    state: sql`past_state`,
    metric: sql`past_metric`,
    openTask: sql<boolean>`((t.created_at at time zone ${of.timeZone})::date <= ${day}
      and (t.closed_at is null or (t.closed_at at time zone ${of.timeZone})::date > ${day}))`,
    scope: { all: true },
  };
}

const typed = (metric: Metric): Sql => (['money', 'ratio'].includes(metric.type) ? sql`::numeric(20,6)` : sql``);
