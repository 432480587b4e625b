import type { Freeze } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { holdsOn } from '../../policy/standing.sql.ts';

interface FreezeFilter {
  accountId: string | undefined;
  /** Those that have ended by the day too. */
  all: boolean;
  day: string;
  scope: Scope;
  after: string[] | null;
  limit: number;
}

/** As of a day: what began later, and what ended it later, is not known yet. The latest first. */
export async function selectFreezes(db: Db, { accountId, all, day, scope, after, limit }: FreezeFilter): Promise<Freeze[]> {
  const on = sql`${day}::date`;
  const ended = (value: ReturnType<typeof sql>) => sql`case when f.ended_on <= ${on} then ${value} end`;
  const found = await sql<Freeze>`
    select f.id, f.account_id as "accountId", a.code as "accountCode", a.name as "accountName", f.reason, f.from_on as "from", f.until_on as until,
      u.name as "setBy", f.set_at as "setAt", ${ended(sql`f.ended_on`)} as "endedOn", ${ended(sql`e.name`)} as "endedBy",
      ${ended(sql`f.end_reason`)} as "endReason"
    from account_freeze f join account a on a.id = f.account_id left join app_user u on u.id = f.set_by left join app_user e on e.id = f.ended_by
    where ${accountInScope(scope, sql`f.account_id`)} and f.from_on <= ${on}
      and ${accountId === undefined ? sql`true` : sql`f.account_id = ${accountId}::uuid`}
      and ${all ? sql`true` : holdsOn(sql`f`, on)}
      and ${after ? sql`(f.from_on, f.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql`true`}
    order by f.from_on desc, f.id desc limit ${limit + 1}`.execute(db);
  return found.rows;
}
