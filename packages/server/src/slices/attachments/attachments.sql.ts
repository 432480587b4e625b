import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';

export interface AttachmentRow {
  id: string;
  account_id: string;
  entity: string;
  entity_id: string;
  file_id: string;
  name: string;
  media_type: string;
  bytes: number;
  note: string | null;
  happened_on: string;
  recorded_at: string;
  added_by_name: string | null;
  removed_at: string | null;
}
const COLUMNS = sql`t.id, t.account_id, t.entity, t.entity_id, t.file_id, t.name, t.media_type, t.bytes, t.note, t.happened_on, t.recorded_at,
  u.name as added_by_name, t.removed_at`;

export interface AttachmentPage {
  accountId: string;
  entity: string | null;
  entityId: string | null;
  asOf: string;
  limit: number;
  after: { on: string; id: string } | null;
}

/** Files of an account up to a day, newest first; one more than asked for tells that there is a next page. */
export async function selectAttachments(db: Db, scope: Scope, page: AttachmentPage): Promise<AttachmentRow[]> {
  const found = await sql<AttachmentRow>`
    select ${COLUMNS} from attachment t left join app_user u on u.id = t.added_by
    where t.account_id = ${page.accountId} and t.removed_at is null and t.happened_on <= ${page.asOf}::date
      and ${accountInScope(scope, sql`t.account_id`)}
      and (${page.entity}::text is null or t.entity = ${page.entity}) and (${page.entityId}::uuid is null or t.entity_id = ${page.entityId})
      and (${page.after?.id ?? null}::uuid is null or (t.happened_on, t.id) < (${page.after?.on ?? null}::date, ${page.after?.id ?? null}::uuid))
    order by t.happened_on desc, t.id desc limit ${page.limit + 1}`.execute(db);
  return found.rows;
}

/** One file of an account within a scope, removed or not. */
export async function selectAttachment(db: Db, scope: Scope, accountId: string, id: string): Promise<AttachmentRow | undefined> {
  const found = await sql<AttachmentRow>`
    select ${COLUMNS} from attachment t left join app_user u on u.id = t.added_by
    where t.account_id = ${accountId} and t.id = ${id} and ${accountInScope(scope, sql`t.account_id`)}`.execute(db);
  return found.rows[0];
}

export interface NewAttachment {
  accountId: string;
  id: string;
  entity: string;
  entityId: string;
  fileId: string;
  name: string;
  mediaType: string;
  bytes: number;
  note: string | null;
  happenedOn: string;
  today: string;
  now: string;
  userId: string | null;
}
export async function insertAttachment(db: Db, a: NewAttachment): Promise<void> {
  await sql`
    insert into attachment (account_id, id, entity, entity_id, file_id, name, media_type, bytes, note, happened_on, known_at, recorded_at, added_by)
    values (${a.accountId}, ${a.id}, ${a.entity}, ${a.entityId}, ${a.fileId}, ${a.name}, ${a.mediaType}, ${a.bytes}, ${a.note}, ${a.happenedOn},
      ${a.today}, ${a.now}, ${a.userId})`.execute(db);
}

export async function updateAttachment(
  db: Db,
  row: Pick<AttachmentRow, 'account_id' | 'id' | 'name' | 'note' | 'happened_on' | 'removed_at'>,
): Promise<void> {
  await sql`update attachment set name = ${row.name}, note = ${row.note}, happened_on = ${row.happened_on}, removed_at = ${row.removed_at}
    where account_id = ${row.account_id} and id = ${row.id}`.execute(db);
}

/** Forgets files removed before a moment, and answers what bytes nobody holds any more: theirs, and of uploads whose record was never written. */
export async function forgetRemoved(db: Db, removedBefore: string, storedBefore: string): Promise<string[]> {
  await sql`delete from attachment where removed_at < ${removedBefore}`.execute(db);
  const found = await sql<{ id: string }>`
    select f.id from file f where f.purpose = 'attachment' and f.created_at < ${storedBefore}
      and not exists (select from attachment t where t.file_id = f.id)`.execute(db);
  return found.rows.map(({ id }) => id);
}
