import type { NotificationKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { happenedSince, isOver } from './sources.ts';

/**
 * Tells people of rows (user_id, kind, key, account_id, subject_id, facts), one statement however many. Who was told by that key before is passed
 * over, and so is who does not wish to hear of the kind.
 */
async function tellRows(db: Db, rows: Sql, now: string): Promise<number> {
  const made = await sql`
    insert into notification (id, user_id, kind, key, account_id, subject_id, facts, created_at)
    select uuid7(${now}::timestamptz), t.user_id, t.kind, t.key, t.account_id, t.subject_id, t.facts, ${now}::timestamptz
    from (${rows}) t
      join app_user u on u.id = t.user_id and u.disabled_at is null
      left join notification_preference p on p.user_id = t.user_id
    where coalesce((p.kinds -> t.kind ->> 'inApp')::boolean, true)
    on conflict (user_id, key) do nothing`.execute(db);
  return Number(made.numAffectedRows ?? 0);
}

/** Tells people of a kind. `rows` selects user_id, key, account_id, subject_id and facts. Returns how many were told. */
export const tell = (db: Db, kind: NotificationKind, rows: Sql, now: string): Promise<number> =>
  tellRows(db, sql`select r.user_id, ${kind}::text as kind, r.key, r.account_id, r.subject_id, r.facts from (${rows}) r`, now);

/** Tells people of all that came about since a moment. */
export const tellSince = (db: Db, moment: string, now: string): Promise<number> => tellRows(db, happenedSince(moment), now);

/** What nobody waits for any more counts as read. */
// unaudited: it tells nobody anything, and who did what the notification asked for is in the log
export async function endWaits(db: Db, now: string): Promise<void> {
  await sql`update notification n set read_at = ${now}::timestamptz where n.read_at is null and ${isOver}`.execute(db);
}
