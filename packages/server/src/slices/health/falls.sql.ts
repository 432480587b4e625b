import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { ownerOn } from '../../policy/owner-on.sql.ts';
import { openOn } from '../../policy/status-on.sql.ts';
import { type KeptHealth, resultJson } from './results.sql.ts';

export interface FallRow {
  accountId: string;
  accountName: string;
  ownerName: string | null;
  arr: string;
  change: string;
  now: KeptHealth;
  then: KeptHealth;
}

/** How bad a colour is. */
const worse = sql`array['green', 'amber', 'red']::text[]`;

/** Accounts that lost that many points between two days, or fell to a worse colour; the furthest first. */
export async function fallenAccounts(
  db: Db,
  of: { policyId: string; from: string; asOf: string; points: number; worth: Sql; scope: Scope; after: string[] | null; limit: number },
): Promise<FallRow[]> {
  const resultOn = (day: string) => sql`(select h.* from health_result h
    where h.account_id = c.account_id and h.policy_id = ${of.policyId} and h.as_of <= ${day}::date order by h.as_of desc limit 1)`;
  const found = await sql<FallRow>`
    with fell as materialized (
      select distinct h.account_id from health_result h
      where h.policy_id = ${of.policyId} and h.as_of > ${of.from}::date and h.as_of <= ${of.asOf}::date and h.score < h.before_score),
    held as materialized (
      select c.account_id, a.name, ${ownerOn(sql`${of.asOf}::date`)} as owner_id, n.score - b.score as change, ${resultJson('n')} as now, ${resultJson('b')} as then
      from fell c join account a on a.id = c.account_id and ${openOn(sql`${of.asOf}::date`)} and ${inScope(of.scope, 'a')}
      cross join lateral ${resultOn(of.asOf)} n cross join lateral ${resultOn(of.from)} b
      where n.score <= b.score - ${of.points}::int
        or (n.score < b.score and array_position(${worse}, n.colour) > array_position(${worse}, b.colour)))
    select c.account_id as "accountId", c.name as "accountName", u.name as "ownerName", trim_scale(coalesce(s.arr, 0))::text as arr,
      trim_scale(c.change)::text as change, c.now, c.then
    from held c left join app_user u on u.id = c.owner_id left join ${of.worth} s on s.account_id = c.account_id
    where ${of.after ? sql`(c.change, c.account_id) > (${of.after[0]}::numeric, ${of.after[1]}::uuid)` : sql`true`}
    order by c.change, c.account_id limit ${of.limit + 1}`.execute(db);
  return found.rows;
}
