import { mailedByDefault, NOTIFICATION_KINDS, type NotificationKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { MAIL_KEY } from '../deliveries/index.ts';
import { happenedSince, isOver } from './sources.ts';

const MAILED = Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, mailedByDefault(kind)]));
/** Where no mail is sent none is kept for later: once a server is set, nobody is mailed what is long past. */
const MAILS = sql`coalesce((select (s.value -> 'server' ->> 'enabled')::boolean from setting s where s.key = ${MAIL_KEY}), false)`;

/**
 * Tells people of rows (user_id, kind, key, account_id, subject_id, facts), one statement however many. Who was told by that key before is passed
 * over, and so is who wishes to hear of the kind nowhere.
 */
async function tellRows(db: Db, rows: Sql, now: string): Promise<number> {
  const made = await sql`
    insert into notification (id, user_id, kind, key, account_id, subject_id, facts, created_at, in_app, mail)
    select uuid7(${now}::timestamptz), t.user_id, t.kind, t.key, t.account_id, t.subject_id, t.facts, ${now}::timestamptz, w.in_app, w.mail
    from (${rows}) t
      join app_user u on u.id = t.user_id and u.disabled_at is null
      left join notification_preference p on p.user_id = t.user_id
      cross join lateral (select coalesce((p.kinds -> t.kind ->> 'inApp')::boolean, true) as in_app,
        case when ${MAILS} then coalesce(p.kinds -> t.kind ->> 'mail', ${JSON.stringify(MAILED)}::jsonb ->> t.kind) else 'off' end as mail) w
    where w.in_app or w.mail <> 'off'
    on conflict (user_id, key) do nothing`.execute(db);
  return Number(made.numAffectedRows ?? 0);
}

/** Tells people of a kind. `rows` selects user_id, key, account_id, subject_id and facts. Returns how many were told. */
export const tell = (db: Db, kind: NotificationKind, rows: Sql, now: string): Promise<number> =>
  tellRows(db, sql`select r.user_id, ${kind}::text as kind, r.key, r.account_id, r.subject_id, r.facts from (${rows}) r`, now);

/** Tells people of all that came about since a moment. */
export const tellSince = (db: Db, moment: string, now: string): Promise<number> => tellRows(db, happenedSince(moment, now), now);

/** Tells people of all that came about since a moment as of what they know: what an invented base brings is no news. */
// unaudited: the loading of demo data, the only way in, is recorded
export async function tellAsKnown(db: Db, moment: string, now: string): Promise<void> {
  await tellSince(db, moment, now);
  await sql`update notification set read_at = ${now}::timestamptz, mail = 'off' where read_at is null and created_at = ${now}::timestamptz`.execute(
    db,
  );
}

/** What nobody waits for any more counts as read. */
// unaudited: it tells nobody anything, and who did what the notification asked for is in the log
export async function endWaits(db: Db, now: string): Promise<void> {
  await sql`update notification n set read_at = ${now}::timestamptz, mail = 'off' where n.read_at is null and ${isOver}`.execute(db);
}

/** Forgets what people were told before a moment, read or not. Returns how many. */
export async function forgetTold(db: Db, before: string): Promise<number> {
  const done = await sql`delete from notification where created_at < ${before}::timestamptz`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}
