import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';

/** Twenty places in the division, so that rounding to six happens once. */
const share = (amount: Sql, part: Sql, whole: Sql): Sql => sql`round((${amount})::numeric(40,20) * ${part} / ${whole}, 6)`;
const ADDS = sql`('supplement', 'change')`;
/** What is agreed on without tax, where that is known. */
const NET = sql`coalesce(c.base_amount_excl_tax, c.base_amount)`;
const byMilestones = sql`exists (select from contract_milestone k where k.account_id = c.account_id and k.contract_id = c.id and k.base_amount is not null)`;

/**
 * Contracts with the days that they run: `agreed_on` by agreement, `ends_on` by what came of it. Supplements and changes run with what they
 * belong to; a framework whose contracts carry it has no revenue of its own.
 */
const RUNS = sql`
  select c.account_id, d.starts_on, d.agreed_on, least(d.agreed_on, c.terminated_on - 1, m.terminated_on - 1) as ends_on, ${NET} as amount
  from contract c left join contract m on m.id = c.framework_id and c.kind in ${ADDS}
    cross join lateral (select coalesce(c.starts_on, c.happened_on) as starts_on, coalesce(c.ends_on, m.ends_on) as agreed_on) d
  where c.draft is not true and not ${byMilestones} and not (c.kind is not distinct from 'framework' and exists (select from contract u
    where u.framework_id = c.id and u.draft is not true and coalesce(u.kind, 'single') not in ${ADDS}))`;

/**
 * A service that stands ready all the time is earned day by day (IFRS 15.39): a month has what is earned by its end less what was earned
 * by its beginning, each rounded, so that the months of a term come to its amount exactly. Without an end the amount is that of 365 days.
 */
const evenly = (from: Sql, to: Sql): Sql => {
  const days = sql`coalesce(r.agreed_on - r.starts_on + 1, 365)`;
  const earnedBy = (day: Sql): Sql => share(sql`r.amount`, sql`greatest(${day} - r.starts_on + 1, 0)`, days);
  return sql`
    select r.account_id, m.month::date as day,
      ${earnedBy(sql`least((m.month + interval '1 month')::date - 1, r.ends_on)`)} - ${earnedBy(sql`(m.month::date - 1)`)} as amount
    from (${RUNS}) r cross join lateral generate_series(date_trunc('month', greatest(r.starts_on, ${from})::timestamp),
      least(r.ends_on, ${to})::timestamp, interval '1 month') m(month)
    where r.starts_on <= ${to} and (r.agreed_on is null or r.agreed_on >= r.starts_on) and (r.ends_on is null or r.ends_on >= ${from})`;
};

/** What was added to a contract after its end is earned when it begins. */
const atOnce = sql`select r.account_id, r.starts_on as day, r.amount from (${RUNS}) r where r.agreed_on < r.starts_on`;

/** A project is earned by its milestones on the day of their acceptance, without tax in the proportion of its contract. */
const byAcceptance = sql`
  select k.account_id, k.accepted_on as day, ${share(sql`k.reached`, sql`k.net`, sql`k.gross`)} - ${share(sql`k.reached - k.amount`, sql`k.net`, sql`k.gross`)} as amount
  from (select k.account_id, k.accepted_on, k.base_amount as amount, sum(k.base_amount) over (partition by k.account_id, k.contract_id order by k.accepted_on, k.id) as reached,
      case when c.base_amount = 0 then 1 else ${NET} end as net, case when c.base_amount = 0 then 1 else c.base_amount end as gross
    from contract_milestone k join contract c on c.account_id = k.account_id and c.id = k.contract_id and c.draft is not true
    where k.accepted_on is not null and k.base_amount is not null) k`;

/** Orders that belong to no contract are earned on their day. */
const withoutContract = sql`
  select l.account_id, l.happened_on as day, l.base_amount as amount from order_line l join sales_order o on o.account_id = l.account_id and o.id = l.order_id
  where o.contract_code is null or not exists (select from contract c where c.account_id = o.account_id and c.code = o.contract_code and c.draft is not true)`;

/** Recognised revenue of the months between two days, the first and last of a month: rows of account_id, day and amount in base currency. */
export const recognisedSql = (from: Sql, to: Sql): Sql =>
  sql`${evenly(from, to)} union all ${atOnce} union all ${byAcceptance} union all ${withoutContract}`;
