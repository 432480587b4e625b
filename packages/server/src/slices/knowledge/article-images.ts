import { sql } from 'kysely';
import { type Ctx, type Download, writeAudit } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { isPicture, keepSniffed } from '../attachments/index.ts';
import { plainName, readFile } from '../files/index.ts';
import { selectArticle } from './articles/articles.sql.ts';
import { requireWritable } from './articles/get-article.ts';

const MOST_BYTES = 10 * 1024 * 1024;

/** Keeps a picture with an article. The bytes come first, in pieces; the record of them and the audit in one transaction after. */
export async function keepImage(
  ctx: Ctx,
  input: { id: string; name: string },
  body: AsyncIterable<Uint8Array>,
): Promise<{ id: string; url: string }> {
  const { root } = ctx.services;
  await requireWritable({ ...ctx, db: root }, input.id);
  const name = plainName(input.name, 'picture');
  const about = { name, purpose: 'article', createdBy: ctx.actor.userId, now: ctx.now };
  return keepSniffed(root, about, body, {
    mostBytes: MOST_BYTES,
    async keep({ mediaType, ...stored }) {
      if (!isPicture(mediaType)) throw new Fault('invalid', 'file.no_picture');
      const id = newId();
      await root.transaction().execute(async (tx) => {
        await sql`insert into article_image (id, article_id, file_id, name, media_type, recorded_at, recorded_by)
          values (${id}, ${input.id}, ${stored.id}, ${name}, ${mediaType}, ${ctx.now}, ${ctx.actor.userId})`.execute(tx);
        await writeAudit(tx, ctx, {
          action: 'article.image',
          entity: 'article',
          entityId: input.id,
          after: { id, name, mediaType, bytes: stored.bytes },
        });
      });
      return { id, url: `/api/v1/articles/images/${id}` };
    },
  });
}

/** A picture for who may see its article. */
export async function sendImage(ctx: Ctx, { id }: { id: string }): Promise<Download> {
  const { root } = ctx.services;
  const found = await sql<{ articleId: string; fileId: string; name: string; mediaType: string }>`
    select article_id as "articleId", file_id as "fileId", name, media_type as "mediaType" from article_image where id = ${id}::uuid`.execute(
    root,
  );
  const image = found.rows[0];
  if (!image || !(await selectArticle({ ...ctx, db: root }, image.articleId))) throw notFound('article_image');
  return { fileName: image.name, mediaType: image.mediaType, body: readFile(root, image.fileId), inline: true };
}
