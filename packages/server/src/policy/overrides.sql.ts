import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { holdsOn } from './standing.sql.ts';

export interface Given {
  id: string;
  accountId: string;
  level: string;
  reason: string;
  until: string | null;
}
interface By {
  policyId: string;
  userId: string | null;
  now: string;
  today: string;
}

/** Gives levels from today on. What was given before ends, on its own last day where that is over. Answers what it took the place of. */
export async function insertOverrides(db: Db, given: readonly Given[], { policyId, userId, now, today }: By): Promise<string[]> {
  const column = <K extends keyof Given>(key: K) => given.map((one) => one[key]);
  const ended = await sql<{ id: string }>`
    update tier_override o set ended_on = least(${today}::date, o.until_on + 1), ended_by = ${userId}, ended_at = ${now}
    where o.policy_id = ${policyId} and o.ended_on is null and o.account_id = any(${column('accountId')}::uuid[]) returning id`.execute(db);
  await sql`insert into tier_override (account_id, id, policy_id, level, reason, from_on, until_on, set_by, set_at)
    select g.account_id, g.id, ${policyId}, g.level, g.reason, ${today}::date, g.until_on, ${userId}::uuid, ${now}::timestamptz
    from unnest(${column('accountId')}::uuid[], ${column('id')}::uuid[], ${column('level')}::text[], ${column('reason')}::text[],
      ${column('until')}::date[]) as g(account_id, id, level, reason, until_on)`.execute(db);
  return ended.rows.map((row) => row.id);
}

/** Ends a level that holds today; answers whether there was one. */
export async function endOverride(
  db: Db,
  { accountId, id, reason, userId, now, today }: { accountId: string; id: string; reason: string } & Omit<By, 'policyId'>,
): Promise<boolean> {
  const done =
    await sql`update tier_override o set ended_on = ${today}::date, ended_by = ${userId}, ended_at = ${now}, end_reason = ${reason}
    where o.account_id = ${accountId}::uuid and o.id = ${id}::uuid and ${holdsOn(sql`o`, sql`${today}::date`)}`.execute(db);
  return Number(done.numAffectedRows ?? 0) > 0;
}
