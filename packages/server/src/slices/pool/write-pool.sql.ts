import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { OwnerMove } from '../accounts/index.ts';

interface At {
  now: string;
  today: string;
}

export async function insertStays(
  db: Db,
  moves: readonly OwnerMove[],
  why: { reason: 'released' | 'idle'; note: string | null },
  at: At,
): Promise<void> {
  await sql`
    insert into pool_stay (account_id, id, reason, note, from_user_id, entered_on, recorded_at)
    select m.id, uuid7(${at.now}::timestamptz), ${why.reason}, ${why.note}, m.before, ${at.today}::date, ${at.now}::timestamptz
    from unnest(${moves.map(({ id }) => id)}::uuid[], ${moves.map(({ before }) => before)}::uuid[]) m(id, before)
    on conflict (account_id) where left_on is null do nothing`.execute(db);
}

export async function insertClaim(
  db: Db,
  claim: { accountId: string; userId: string; how: 'registered' | 'claimed'; protectedUntil: string },
  at: At,
): Promise<void> {
  await sql`
    insert into pool_claim (account_id, id, user_id, how, claimed_on, protected_until, recorded_at)
    values (${claim.accountId}, uuid7(${at.now}::timestamptz), ${claim.userId}, ${claim.how}, ${at.today}, ${claim.protectedUntil}, ${at.now})`.execute(
    db,
  );
}

/** A claim ends when the account is no longer its holder's; a stay when somebody owns the account. Answers how many rows ended. */
export async function endByOwner(db: Db, ids: readonly string[], today: string): Promise<number> {
  const ended = await sql<{ n: number }>`
    with claims as (
      update pool_claim c set ended_on = ${today}::date from account a
      where a.id = c.account_id and a.id = any(${ids}::uuid[]) and c.ended_on is null and c.user_id is distinct from a.owner_id returning 1),
    stays as (
      update pool_stay p set left_on = ${today}::date, left_to_id = a.owner_id from account a
      where a.id = p.account_id and a.id = any(${ids}::uuid[]) and p.left_on is null and a.owner_id is not null returning 1)
    select (select count(*) from claims)::int + (select count(*) from stays)::int as n`.execute(db);
  return ended.rows[0]?.n ?? 0;
}
