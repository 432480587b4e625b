import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/** Freezes accounts, or lets them be judged again, with history from the day of each. Answers those that changed. */
export async function moveStatus(
  db: Db,
  moves: readonly { id: string; on: string }[],
  { from, to, now, userId }: { from: 'active' | 'frozen'; to: 'active' | 'frozen'; now: string; userId: string | null },
): Promise<string[]> {
  const done = await sql<{ id: string }>`
    with moved as (select m.id, m.on_day from unnest(${moves.map(({ id }) => id)}::uuid[], ${moves.map(({ on }) => on)}::date[]) m(id, on_day)),
    written as (
      update account a set status = ${to}, changed_at = ${now}::timestamptz, revision = revision + 1 from moved m
      where a.id = m.id and a.status = ${from} returning a.id, m.on_day)
    insert into account_history (account_id, field, valid_from, recorded_at, known_at, value, changed_by)
    select w.id, 'status', w.on_day, ${now}::timestamptz, w.on_day, to_jsonb(${to}::text), ${userId}::uuid from written w
    on conflict (account_id, field, valid_from, recorded_at) do update set value = excluded.value, changed_by = excluded.changed_by
    returning account_id as id`.execute(db);
  return done.rows.map(({ id }) => id);
}

/** Of accounts, those that may be frozen: who is closed is judged no more anyway. */
export async function notClosed(db: Db, ids: readonly string[]): Promise<string[]> {
  const found = await sql<{
    id: string;
  }>`select id from account where id = any(${ids}::uuid[]) and status <> 'closed' order by id for update`.execute(db);
  return found.rows.map(({ id }) => id);
}
