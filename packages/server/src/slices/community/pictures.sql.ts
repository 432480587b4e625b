import type { PostPicture } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Member } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { notFound } from '../../kernel/fault.ts';
import { takesPart } from './communities.sql.ts';
import { readable } from './questions.sql.ts';

/** Whose pictures they are that were not posted yet: of one of ours, or of a customer's person. */
export interface Uploader {
  userId: string | null;
  memberId: string | null;
}

/** A picture that is not posted yet. */
// unaudited: what it is posted with is recorded, as all below
export async function insertPicture(db: Db, picture: PostPicture & Uploader & { fileId: string; now: string }): Promise<void> {
  const { id, fileId, name, mediaType, bytes, now, userId, memberId } = picture;
  await sql`insert into community_picture (id, file_id, name, media_type, bytes, at, added_by, member_id)
    values (${id}, ${fileId}, ${name}, ${mediaType}, ${bytes}, ${now}, ${userId}, ${memberId})`.execute(db);
}

/** Hangs pictures on a post of who sent them up; each once. */
export async function hangPictures(
  db: Db,
  ids: readonly string[],
  on: { questionId: string; answerId: string | null },
  { userId, memberId }: Uploader,
): Promise<void> {
  if (!ids.length) return;
  const hung = await sql`update community_picture set question_id = ${on.questionId}, answer_id = ${on.answerId}
    where id = any(${ids}::uuid[]) and question_id is null
      and added_by is not distinct from ${userId}::uuid and member_id is not distinct from ${memberId}::uuid`.execute(db);
  if (Number(hung.numAffectedRows ?? 0) !== new Set(ids).size) throw notFound('community_picture');
}

export interface PictureKey {
  id: string;
  pictureId: string;
}
export interface PostedPicture {
  fileId: string;
  name: string;
  mediaType: string;
}
/** The posts q and w that a member reads, of communities c that their company takes part in. */
export const readBy = ({ accountId, memberId }: Member): Sql =>
  sql`${takesPart(accountId)} and ${readable('q', memberId)} and (f.answer_id is null or ${readable('w', memberId)})`;

/** A picture f of a question q or of its answer w, in a community c; `seen` narrows them. */
export async function selectPosted(db: Db, { id, pictureId }: PictureKey, seen: Sql): Promise<PostedPicture | undefined> {
  const found = await sql<PostedPicture>`select f.file_id as "fileId", f.name, f.media_type as "mediaType"
    from community_picture f join community_question q on q.id = f.question_id join community c on c.id = q.community_id
      left join community_answer w on w.id = f.answer_id
    where f.question_id = ${id}::uuid and f.id = ${pictureId}::uuid and ${seen}`.execute(db);
  return found.rows[0];
}

/** How many pictures a customer's person sent up since a moment. */
export async function picturesSince(db: Db, memberId: string, since: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from community_picture where member_id = ${memberId}::uuid and at > ${since}::timestamptz`.execute(db);
  return found.rows[0]?.n ?? 0;
}

/** Forgets what was never posted, and answers the bytes that nobody holds any more: theirs, and those of posts that are gone. */
export async function forgetPictures(db: Db, before: string): Promise<string[]> {
  await sql`delete from community_picture where question_id is null and at < ${before}::timestamptz`.execute(db);
  const found = await sql<{ id: string }>`
    select f.id from file f where f.purpose = 'community' and f.created_at < ${before}::timestamptz
      and not exists (select from community_picture p where p.file_id = f.id)`.execute(db);
  return found.rows.map(({ id }) => id);
}
