import { sql } from 'kysely';
import type { Ctx } from '../../../access/index.ts';
import type { Db } from '../../../db/database.ts';
import { readerOf, readText, writableBy } from '../articles/audience.ts';

export interface NewImage {
  id: string;
  /** Null: it waits for the text that will show it. */
  articleId: string | null;
  fileId: string;
  name: string;
  mediaType: string;
  /** Of the article that it waits for, where a folder says so. */
  forCode?: string | null;
}
type By = Pick<Ctx, 'db' | 'now' | 'actor'>;

// unaudited: recorded by who calls, or with the article that shows it
export async function insertImages({ db, now, actor }: By, images: readonly NewImage[]): Promise<void> {
  await sql`insert into article_image (id, article_id, file_id, name, media_type, for_code, recorded_at, recorded_by)
    select x.id, x."articleId", x."fileId", x.name, x."mediaType", x."forCode", ${now}::timestamptz, ${actor.userId}::uuid
    from jsonb_to_recordset(${JSON.stringify(images)}::jsonb) x(id uuid, "articleId" uuid, "fileId" uuid, name text, "mediaType" text, "forCode" text)`.execute(
    db,
  );
}

/** Pictures that the caller sent up, and that a text shows now, become those of its article. */
export async function hangImages({ db, actor }: By, articleId: string, ids: readonly string[]): Promise<void> {
  if (!ids.length) return;
  await sql`update article_image set article_id = ${articleId}
    where id = any(${ids}::uuid[]) and article_id is null and recorded_by is not distinct from ${actor.userId}::uuid`.execute(db);
}

export interface KeptImage {
  articleId: string | null;
  recordedBy: string | null;
  fileId: string;
  name: string;
  mediaType: string;
}
export async function selectImage(db: Db, id: string): Promise<KeptImage | undefined> {
  const found =
    await sql<KeptImage>`select article_id as "articleId", recorded_by as "recordedBy", file_id as "fileId", name, media_type as "mediaType"
    from article_image where id = ${id}::uuid`.execute(db);
  return found.rows[0];
}

/** A picture of the same bytes that the article of a code has, or that waits for it, should the caller write it. It waits from now on. */
export async function sameImage(ctx: Ctx, code: string, sha256: Buffer): Promise<string | undefined> {
  const found = await sql<{ id: string }>`with same as (
      select i.id from article a join article_image i on i.article_id = a.id join file f on f.id = i.file_id
        where a.code = ${code} and f.sha256 = ${sha256} and ${writableBy(ctx)}
      union all select i.id from article_image i join file f on f.id = i.file_id
        where i.article_id is null and i.for_code = ${code} and i.recorded_by is not distinct from ${ctx.actor.userId}::uuid and f.sha256 = ${sha256})
    update article_image i set recorded_at = case when article_id is null then ${ctx.now}::timestamptz else recorded_at end
    where i.id = (select id from same order by id limit 1) returning i.id`.execute(ctx.db);
  return found.rows[0]?.id;
}

/** Whether a picture stands in a text of its article that the caller reads: what only a draft shows is nobody else's yet. */
export async function isRead(ctx: Ctx, { id, articleId }: { id: string; articleId: string }): Promise<boolean> {
  const found = await sql`select from article_version v join article a on a.id = v.article_id
    where v.article_id = ${articleId}::uuid and ${readText(readerOf(ctx))} and strpos(v.body, ${id}) > 0 limit 1`.execute(ctx.db);
  return found.rows.length > 0;
}

/** Forgets what no text showed within its time, and answers the bytes that nobody holds any more: theirs, and those of articles that are gone. */
// unaudited: nothing ever showed them, or their article went before
export async function forgetImages(db: Db, before: string): Promise<string[]> {
  await sql`delete from article_image where article_id is null and recorded_at < ${before}::timestamptz`.execute(db);
  const found = await sql<{ id: string }>`select f.id from file f where f.purpose = 'article' and f.created_at < ${before}::timestamptz
    and not exists (select from article_image i where i.file_id = f.id)`.execute(db);
  return found.rows.map(({ id }) => id);
}
