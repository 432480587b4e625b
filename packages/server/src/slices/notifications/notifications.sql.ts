import { NOTIFICATION_KINDS, type NotificationKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { mayBeTold } from './sources.ts';

export interface Reader {
  userId: string | null;
  scope: Scope;
}
export interface NotificationRow {
  id: string;
  kind: NotificationKind;
  account_id: string | null;
  account_name: string | null;
  subject_id: string | null;
  facts: object;
  created_at: string;
  read_at: string | null;
}

/** What a reader was told and may still know, as rows of notification n; kinds that a later version told of are passed over. */
const ownOf = ({ userId, scope }: Reader): Sql =>
  sql`n.user_id = ${userId}::uuid and n.in_app and n.kind = any(${NOTIFICATION_KINDS}::text[]) and ${mayBeTold(accountInScope(scope, sql`n.account_id`))}`;

export interface NotificationQuery {
  unread: boolean | undefined;
  after: string[] | null;
  limit: number;
}

/** The reader's notifications, the latest first. */
export async function selectNotifications(db: Db, reader: Reader, { unread, after, limit }: NotificationQuery): Promise<NotificationRow[]> {
  const found = await sql<NotificationRow>`
    select n.id, n.kind, n.account_id, a.name as account_name, n.subject_id, n.facts, n.created_at, n.read_at
    from notification n left join account a on a.id = n.account_id
    where ${ownOf(reader)} and ${unread ? sql`n.read_at is null` : sql`true`}
      and ${after ? sql`(n.created_at, n.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by n.created_at desc, n.id desc limit ${limit}`.execute(db);
  return found.rows;
}

const COUNT_UNTIL = 100;

/** How many a reader has not read; counting ends at 100. */
export async function countUnread(db: Db, reader: Reader): Promise<number> {
  const found = await sql<{ unread: number }>`
    select count(*)::int as unread from (select from notification n where n.read_at is null and ${ownOf(reader)} limit ${COUNT_UNTIL}) n`.execute(
    db,
  );
  return found.rows[0]!.unread;
}

/** Marks one as read, so that it is not mailed any more; false where the reader was told no such thing. */
export async function markOne(db: Db, reader: Reader, id: string, now: string): Promise<boolean> {
  const done =
    await sql`update notification n set read_at = coalesce(n.read_at, ${now}::timestamptz), mail = 'off' where n.id = ${id}::uuid and ${ownOf(reader)}`.execute(
      db,
    );
  return Number(done.numAffectedRows) > 0;
}

/** Marks as read all that the reader could see up to one of theirs, or all. Returns how many. */
export async function markAll(db: Db, reader: Reader, upTo: string | undefined, now: string): Promise<number> {
  const until = upTo
    ? sql`(n.created_at, n.id) <= (select s.created_at, s.id from notification s where s.id = ${upTo}::uuid and s.user_id = n.user_id)`
    : sql`true`;
  const done =
    await sql`update notification n set read_at = ${now}::timestamptz, mail = 'off' where n.read_at is null and ${ownOf(reader)} and ${until}`.execute(
      db,
    );
  return Number(done.numAffectedRows ?? 0);
}
