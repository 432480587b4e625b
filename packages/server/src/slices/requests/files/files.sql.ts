import type { RequestFile } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../../db/database.ts';
import { notFound } from '../../../kernel/fault.ts';

export interface NewFile extends RequestFile {
  fileId: string;
  addedBy: string | null;
  memberId: string | null;
  now: string;
}
/** A file that nothing was said with yet. */
// unaudited: what it is said with is recorded
export async function insertDraft(db: Db, file: NewFile): Promise<void> {
  await sql`insert into request_file (id, file_id, name, media_type, bytes, at, added_by, member_id)
    values (${file.id}, ${file.fileId}, ${file.name}, ${file.mediaType}, ${file.bytes}, ${file.now}, ${file.addedBy}, ${file.memberId})`.execute(
    db,
  );
}

/** Whose files they are that nothing was said with yet: of one of ours, or of a customer's person. */
export interface Uploader {
  userId?: string | null;
  memberId?: string | null;
}
/** Refuses files that the caller did not send up, or said something with before. */
export async function requireDrafts(db: Db, ids: readonly string[], { userId = null, memberId = null }: Uploader): Promise<void> {
  if (!ids.length) return;
  const found = await sql<{ n: number }>`
    select count(*)::int as n from request_file where id = any(${ids}::uuid[]) and request_id is null
      and added_by is not distinct from ${userId}::uuid and member_id is not distinct from ${memberId}::uuid`.execute(db);
  if (found.rows[0]?.n !== new Set(ids).size) throw notFound('request_file');
}

/** Hangs files on what was said with them; each once. */
// unaudited: what they are said with is recorded
export async function hang(db: Db, said: readonly { requestId: string; id: string; files: readonly string[] }[]): Promise<void> {
  const rows = said.flatMap(({ requestId, id, files }) => [...new Set(files)].map((fileId) => ({ requestId, entryId: id, fileId })));
  if (!rows.length) return;
  const hung = await sql`
    update request_file f set request_id = x."requestId", entry_id = x."entryId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) x("requestId" uuid, "entryId" uuid, "fileId" uuid)
    where f.id = x."fileId" and f.request_id is null`.execute(db);
  if (Number(hung.numAffectedRows ?? 0) !== rows.length) throw notFound('request_file');
}

/** Files of entry e, as a column. */
export const filesOf: Sql = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes)
  order by f.id), '[]') from request_file f where f.request_id = e.request_id and f.entry_id = e.id)`;

export interface HungFile {
  fileId: string;
  name: string;
  mediaType: string;
}
/** A file of a request that hangs on an entry which its reader sees. The caller has asked whether they see the request. */
export async function selectHung(
  db: Db,
  { id, fileId }: { id: string; fileId: string },
  entryVisible: Sql<boolean>,
): Promise<HungFile | undefined> {
  const found = await sql<HungFile>`
    select f.file_id as "fileId", f.name, f.media_type as "mediaType"
    from request_file f join request_entry e on e.request_id = f.request_id and e.id = f.entry_id
    where f.request_id = ${id}::uuid and f.id = ${fileId}::uuid and ${entryVisible}`.execute(db);
  return found.rows[0];
}

/** How many files a person of a customer sent up since a moment. */
export async function sentUpSince(db: Db, memberId: string, since: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from request_file where member_id = ${memberId}::uuid and at > ${since}::timestamptz`.execute(db);
  return found.rows[0]?.n ?? 0;
}

/** Forgets what nothing was said with, and answers the bytes that nobody holds any more: theirs, and those of requests that are gone. */
// unaudited: nothing was ever said with them, or their request went before
export async function forgetDrafts(db: Db, before: string): Promise<string[]> {
  await sql`delete from request_file where request_id is null and at < ${before}::timestamptz`.execute(db);
  const found = await sql<{ id: string }>`
    select f.id from file f where f.purpose = 'request' and f.created_at < ${before}::timestamptz
      and not exists (select from request_file q where q.file_id = f.id)`.execute(db);
  return found.rows.map(({ id }) => id);
}
