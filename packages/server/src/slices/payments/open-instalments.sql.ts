import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At } from '../../policy/catalog.ts';
import { joinAdjusted } from '../../records/index.ts';

/** What had happened, and was known, of a table of facts by the day. */
const by = (at: At, alias: string): Sql<boolean> =>
  sql<boolean>`${sql.ref(`${alias}.happened_on`)} <= ${at.asOf} ${at.knownBy ? sql`and ${sql.ref(`${alias}.known_at`)} <= ${at.knownBy}::date` : sql``}`;

/** Claims on instalments, and claims on contracts, added up as of the day, with the day on which the last of their money came in. */
const paid = (at: At, to: 'instalment_id' | 'contract_id'): Sql => sql`
  select c.account_id, ${sql.ref(`c.${to}`)} as target_id, c.currency, sum(c.amount) as amount, max(c.received_on) as last_on from receipt_claim c
  where ${sql.ref(`c.${to}`)} is not null and ${by(at, 'c')} and ${at.accounts(sql`c.account_id`)} group by 1, 2, 3`;

/** Every instalment, or those that claims on themselves leave open and those written off: the rest owes nothing, and holds nobody's place. */
export type Among = 'all' | 'unpaid';

/**
 * Every planned instalment as of a day with what is still open of it, in its own currency (`open`) and at the worth it was planned with
 * (`open_base`): what changes of rates do to a receipt must not leave a paid instalment open. Claims on the instalment itself come first;
 * claims on its contract pay what is left of the contract's instalments, the oldest due day first. What is written off takes no money. Adjustments
 * count with what they correct.
 * `upto` is how much a contract must have received before this instalment is whole. On `last_on` the last money came in that may have paid it.
 */
export const openInstalments = (at: At, among: Among = 'all'): Sql => sql`
  select n.*, n.need - n.covered as open, case when n.amount > 0 then round(n.base_amount * (n.need - n.covered) / n.amount, 6) else 0 end as open_base
  from (
    select r.*, greatest(r.direct_on, pool.last_on) as last_on, least(r.need, greatest(0, coalesce(pool.amount, 0) - (r.upto - r.need))) as covered
    from (
      select d.*, sum(d.need) over (partition by d.account_id, d.contract_id, d.currency order by d.due_on, d.id) as upto
      from (
        select i.account_id, i.id, i.code, i.contract_id, i.title, i.due_on, i.amount + coalesce(adjusted.amount, 0) as amount, i.base_amount + coalesce(adjusted.base_amount, 0) as base_amount, i.currency, i.dunning, i.promised_on,
          coalesce(direct.amount, 0) as direct, direct.last_on as direct_on, coalesce(i.written_off_on <= ${at.asOf}, false) as written_off,
          case when i.written_off_on <= ${at.asOf} then 0 else greatest(i.amount + coalesce(adjusted.amount, 0) - coalesce(direct.amount, 0), 0) end as need
        from instalment i left join (${paid(at, 'instalment_id')}) direct on direct.account_id = i.account_id and direct.target_id = i.id and direct.currency = i.currency
          ${joinAdjusted('instalment', 'i', (alias) => sql<boolean>`${by(at, alias)} and ${at.accounts(sql.ref(`${alias}.account_id`))}`)}
        where i.adjusts_id is null and ${by(at, 'i')} and ${at.accounts(sql`i.account_id`)}) d
      where ${among === 'all' ? sql`true` : sql`d.need > 0 or d.written_off`}) r
    left join (${paid(at, 'contract_id')}) pool
      on pool.account_id = r.account_id and pool.target_id = r.contract_id and pool.currency = r.currency) n`;

/** What had come in by the end of each day: what was taken back of a claim comes on the day of what it takes back. */
const running = (at: At, where: Sql): Sql => sql`
  select c.received_on, sum(c.amount) over (order by c.received_on) as upto from receipt_claim c where ${where} and ${by(at, 'c')}`;

/** The day on which the money came in that made an instalment (`n`, a row of the above with nothing open) whole. */
export function paidOn(at: At): Sql<string> {
  const direct = sql`c.account_id = n.account_id and c.instalment_id = n.id and c.currency = n.currency`;
  const pool = sql`c.account_id = n.account_id and c.contract_id = n.contract_id and c.currency = n.currency`;
  return sql<string>`case when n.need = 0
    then (select min(d.received_on) from (${running(at, direct)}) d where d.upto >= n.amount)
    else greatest((select max(d.received_on) from (${running(at, direct)}) d), (select min(p.received_on) from (${running(at, pool)}) p where p.upto >= n.upto)) end`;
}
