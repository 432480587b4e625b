import { FEEDBACK_FREQUENCIES, FEEDBACK_OPEN, type FeedbackRules } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { type Catalog, wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { mainOn } from '../../policy/in-force.sql.ts';
import { standingOn } from '../../policy/standing.sql.ts';

export interface RankOn {
  day: string;
  /** Whom the reader meets. */
  scope: Scope;
  rules: FeedbackRules;
  /** Of a past day: what customers were worth and where they stood then is worked out by it; null: as lists of customers have it today. */
  past: Catalog | null;
}

/** account_id, amount_12m, tier and tier_rank of every customer, as the list of customers tells them of the day. */
function worthOn({ day, past }: RankOn): Sql {
  if (!past) return sql`account_state`;
  const { ctes } = factsSql(past, ['orders.amount_12m'], wholeBaseOn(day), true);
  const on = sql`${day}::date`;
  return sql`(with ${sql.join(ctes, sql`, `)}
    select f.account_id, f."orders.amount_12m"::numeric(20,6) as amount_12m, r.level as tier, coalesce(r.level_rank, 32767) as tier_rank
    from facts f left join (${standingOn(mainOn('tier', on), on)}) r on r.account_id = f.account_id)`;
}

/** Items as they stood on the day. What they say is that of now; where they stood, how severe and strategic they were is that of then. */
const itemsOn = ({ day, past }: RankOn): Sql =>
  past
    ? sql`select i.id, e.state, e.severity, e.strategic, (select max(w.on_day) from feedback_event w where w.item_id = i.id and w.on_day <= ${day}::date
          and w.what in ('noted', 'triaged', 'moved', 'merged')) as since
        from feedback_item i cross join lateral (select e.state, e.severity, e.strategic from feedback_event e
          where e.item_id = i.id and e.on_day <= ${day}::date order by e.seq desc limit 1) e`
    : sql`select i.id, i.state, i.severity, i.strategic, i.state_since as since from feedback_item i`;

/** Of which item who asked was on the day: of that where it was noted, unless it was merged by then. */
const asksOn = ({ day, past }: RankOn): Sql =>
  past
    ? sql`select k.account_id, k.occasion, k.frequency, w.at as item_id from feedback_ask k join (
          with recursive way as (select id, id as at, merged_into, merged_on from feedback_item
            union all select w.id, n.id, n.merged_into, n.merged_on from way w join feedback_item n on n.id = w.merged_into where w.merged_on <= ${day}::date)
          select id, at from way where merged_on is null or merged_on > ${day}::date) w on w.id = k.noted_item_id
        where k.asked_on <= ${day}::date`
    : sql`select k.account_id, k.occasion, k.frequency, k.item_id from feedback_ask k where k.asked_on <= ${day}::date`;

const TIMES = sql`case k.frequency ${sql.join(
  Object.entries(FEEDBACK_FREQUENCIES).map(([name, times]) => sql`when ${sql.lit(name)} then ${sql.lit(times)}`),
  sql` `,
)} end`;
const OPEN = sql.join(FEEDBACK_OPEN.map((state) => sql.lit(state)));
const ofMost = (figure: Sql): Sql => sql`coalesce(greatest(${figure}, 0)::numeric / nullif(max(greatest(${figure}, 0)) over (), 0), 0)`;
/** Each level below the highest counts half of the one above it. */
const SHARES = {
  customers: ofMost(sql`s.customers`),
  tier: sql`case when s.tier_rank < 32 then 1 / 2::numeric ^ s.tier_rank else 0 end`,
  revenue: ofMost(sql`s.worth`),
  frequency: ofMost(sql`s.times`),
  severity: sql`case i.severity when 'critical' then 1 when 'high' then 2 / 3::numeric when 'normal' then 1 / 3::numeric else 0 end`,
  strategic: sql`i.strategic::int`,
};

/**
 * Every item on a day with what its customers come to, and for open ones what each part gives, the score and the place: item_on (id, state, since),
 * summed (item_id, customers, seen, revenue, tier, times) and ranked (id, one column a part, score, place).
 */
export function rankCtes(on: RankOn): Sql[] {
  const total = Object.values(on.rules).reduce((sum, weight) => sum + weight, 0);
  const points = Object.entries(SHARES).map(
    ([part, share]) =>
      sql`round(100::numeric * ${on.rules[part as keyof typeof SHARES]}::int * (${share}) / ${Math.max(total, 1)}::int, 2) as ${sql.id(part)}`,
  );
  const parts = sql.join(
    Object.keys(SHARES).map((part) => sql.id(part)),
    sql` + `,
  );
  return [
    sql`item_on as (${itemsOn(on)})`,
    sql`asked as (select k.item_id, k.account_id, k.occasion, max(${TIMES}) as times from (${asksOn(on)}) k group by 1, 2, 3)`,
    sql`by_account as (select k.item_id, k.account_id, sum(k.times)::int as times from asked k group by 1, 2)`,
    sql`summed as (
      select b.item_id, count(*)::int as customers, (count(*) filter (where ${inScope(on.scope, 'a')}))::int as seen, sum(b.times)::int as times,
        coalesce(sum(w.amount_12m), 0) as worth, coalesce(sum(w.amount_12m) filter (where ${inScope(on.scope, 'a')}), 0) as revenue,
        coalesce(min(w.tier_rank), 32767) as tier_rank,
        (array_agg(w.tier order by w.tier_rank, w.tier) filter (where w.tier is not null and ${inScope(on.scope, 'a')}))[1] as tier
      from by_account b join account a on a.id = b.account_id left join ${worthOn(on)} w on w.account_id = b.account_id group by b.item_id)`,
    sql`pointed as (
      select i.id, n.number, ${sql.join(points)}
      from item_on i join feedback_item n on n.id = i.id
        left join summed s on s.item_id = i.id where i.state in (${OPEN}))`,
    sql`ranked as (select p.*, ${parts} as score, (row_number() over (order by ${parts} desc, p.number))::int as place from pointed p)`,
  ];
}
