import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';

export interface FileRow {
  id: string;
  name: string;
  media_type: string;
  bytes: number;
  sha256: Buffer | null;
  purpose: string;
  created_by: string | null;
  completed_at: string | null;
}
export interface NewFile {
  id: string;
  name: string;
  mediaType: string;
  purpose: string;
  createdBy: string | null;
  now: string;
}

export async function insertFile(db: Db, file: NewFile): Promise<void> {
  await sql`insert into file (id, name, media_type, bytes, purpose, created_by, created_at)
    values (${file.id}, ${file.name}, ${file.mediaType}, 0, ${file.purpose}, ${file.createdBy}, ${file.now})`.execute(db);
}

export async function insertChunk(db: Db, fileId: string, seq: number, bytes: Buffer): Promise<void> {
  await sql`insert into file_chunk (file_id, seq, bytes) values (${fileId}, ${seq}, ${bytes})`.execute(db);
}

/** The same bytes once more, for another purpose: each is forgotten with what it hangs at. */
export async function copyFiles(
  db: Db,
  copies: readonly { from: string; to: string }[],
  { purpose, createdBy, now }: Pick<NewFile, 'purpose' | 'createdBy' | 'now'>,
): Promise<void> {
  const pairs = sql`jsonb_to_recordset(${JSON.stringify(copies)}::jsonb) x("from" uuid, "to" uuid)`;
  await sql`insert into file (id, name, media_type, bytes, sha256, purpose, created_by, created_at, completed_at)
    select x."to", f.name, f.media_type, f.bytes, f.sha256, ${purpose}, ${createdBy}::uuid, ${now}::timestamptz, ${now}::timestamptz
    from ${pairs} join file f on f.id = x."from"`.execute(db);
  await sql`insert into file_chunk (file_id, seq, bytes) select x."to", c.seq, c.bytes from ${pairs} join file_chunk c on c.file_id = x."from"`.execute(
    db,
  );
}

export async function completeFile(db: Db, fileId: string, bytes: number, sha256: Buffer, now: string): Promise<void> {
  await sql`update file set bytes = ${bytes}, sha256 = ${sha256}, completed_at = ${now} where id = ${fileId}`.execute(db);
}

export async function selectFile(db: Db, fileId: string): Promise<FileRow | undefined> {
  const found = await sql<FileRow>`
    select id, name, media_type, bytes, sha256, purpose, created_by, completed_at from file where id = ${fileId} and completed_at is not null`.execute(
    db,
  );
  return found.rows[0];
}

export const selectChunks = (fileId: string): Sql<{ bytes: Buffer }> =>
  sql<{ bytes: Buffer }>`select bytes from file_chunk where file_id = ${fileId} order by seq`;

export async function deleteFile(db: Db, fileId: string): Promise<void> {
  await sql`delete from file where id = ${fileId}`.execute(db);
}

export async function deleteFiles(db: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from file where id = any(${[...ids]}::uuid[])`.execute(db);
}

/** Uploads that broke off before the moment; answers how many. */
export async function deleteIncompleteFiles(db: Db, before: string): Promise<number> {
  const gone = await sql`delete from file where completed_at is null and created_at < ${before}`.execute(db);
  return Number(gone.numAffectedRows ?? 0);
}
