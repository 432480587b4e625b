import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import { holdsOn } from './standing.sql.ts';

interface By {
  userId: string | null;
  now: string;
  today: string;
}

/** Who froze an account, why and for how long. */
export interface FreezeTold {
  since: string;
  until: string | null;
  reason: string;
  by: string | null;
}

/** The freeze of an account that holds on a day. */
export async function freezeOn(db: Db, accountId: string, day: string): Promise<FreezeTold | null> {
  const found = await sql<FreezeTold>`
    select f.from_on as since, f.until_on as until, f.reason, u.name as by from account_freeze f left join app_user u on u.id = f.set_by
    where f.account_id = ${accountId}::uuid and ${holdsOn(sql`f`, sql`${day}::date`)} order by f.set_at desc limit 1`.execute(db);
  return found.rows[0] ?? null;
}

/** Freezes accounts from today on; what froze them before ends. */
export async function insertFreezes(
  db: Db,
  given: readonly { id: string; accountId: string }[],
  { reason, until, userId, now, today }: By & { reason: string; until: string | null },
): Promise<void> {
  const accounts = given.map(({ accountId }) => accountId);
  await liftFreezes(db, accounts, { reason: null, userId, now, today });
  await sql`insert into account_freeze (account_id, id, reason, from_on, until_on, set_by, set_at)
    select g.account_id, g.id, ${reason}, ${today}::date, ${until}::date, ${userId}::uuid, ${now}::timestamptz
    from unnest(${accounts}::uuid[], ${given.map(({ id }) => id)}::uuid[]) g(account_id, id)`.execute(db);
}

/** Ends what freezes accounts, from today on; what had run out, on its own last day. Answers which accounts were frozen. */
export async function liftFreezes(
  db: Db,
  accounts: readonly string[],
  { reason, userId, now, today }: By & { reason: string | null },
): Promise<string[]> {
  const ended = await sql<{ id: string }>`
    update account_freeze set ended_on = least(${today}::date, until_on + 1), ended_by = ${userId}::uuid, ended_at = ${now}::timestamptz, end_reason = ${reason}
    where account_id = any(${accounts}::uuid[]) and ended_on is null returning account_id as id`.execute(db);
  return ended.rows.map(({ id }) => id);
}

/** Ends those whose last day is over. Answers the accounts and the day from which each is judged again. */
export async function liftDue(db: Db, { now, today }: Pick<By, 'now' | 'today'>): Promise<{ id: string; on: string }[]> {
  const ended = await sql<{ id: string; on: string }>`
    update account_freeze set ended_on = until_on + 1, ended_at = ${now}::timestamptz
    where ended_on is null and until_on < ${today}::date returning account_id as id, ended_on as "on"`.execute(db);
  return ended.rows;
}

/** Of a list of ids, those whose status is frozen although nothing says why. */
export async function unexplained(db: Db, accounts: Sql): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select a.id from account a where a.status = 'frozen' and a.id in (${accounts})
      and not exists (select from account_freeze f where f.account_id = a.id and f.ended_on is null) order by a.id`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** Ends what freezes accounts that a form or a file set to another status meanwhile. */
export async function liftOthers(db: Db, { now, today }: Pick<By, 'now' | 'today'>): Promise<void> {
  await sql`update account_freeze f set ended_on = ${today}::date, ended_at = ${now}::timestamptz
    from account a where a.id = f.account_id and f.ended_on is null and a.status <> 'frozen'`.execute(db);
}
