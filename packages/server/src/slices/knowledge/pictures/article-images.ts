import { type Ctx, type Download, writeAudit } from '../../../access/index.ts';
import { Fault, notFound } from '../../../kernel/fault.ts';
import { newId } from '../../../kernel/ids.ts';
import { isPicture, keepSniffed } from '../../attachments/index.ts';
import { deleteFile, plainName, readFile } from '../../files/index.ts';
import { selectArticle } from '../articles/articles.sql.ts';
import { requireWritable } from '../articles/get-article.ts';
import { insertImages, isRead, type NewImage, sameImage, selectImage } from './images.sql.ts';
import { imageUrl } from './places.ts';

const MOST_BYTES = 10 * 1024 * 1024;
interface Kept {
  id: string;
  url: string;
}

/** Keeps the bytes of a picture in pieces, then what `record` makes of it, which answers its id. */
function keep(
  ctx: Ctx,
  called: string,
  body: AsyncIterable<Uint8Array>,
  record: (image: NewImage & { bytes: number; sha256: Buffer }) => Promise<string>,
) {
  const name = plainName(called, 'picture');
  return keepSniffed(ctx.services.root, { name, purpose: 'article', createdBy: ctx.actor.userId, now: ctx.now }, body, {
    mostBytes: MOST_BYTES,
    async keep({ mediaType, id: fileId, ...stored }): Promise<Kept> {
      if (!isPicture(mediaType)) throw new Fault('invalid', 'file.no_picture');
      const id = await record({ id: newId(), articleId: null, fileId, name, mediaType, ...stored });
      return { id, url: imageUrl(id) };
    },
  });
}

/** Keeps a picture with an article; the record of it and the audit in one transaction after the bytes. */
export async function keepImage(ctx: Ctx, input: { id: string; name: string }, body: AsyncIterable<Uint8Array>): Promise<Kept> {
  const { root } = ctx.services;
  await requireWritable({ ...ctx, db: root }, input.id);
  return keep(ctx, input.name, body, async ({ bytes, sha256: _, ...image }) => {
    await root.transaction().execute(async (tx) => {
      await insertImages({ ...ctx, db: tx }, [{ ...image, articleId: input.id }]);
      const { id, name, mediaType } = image;
      await writeAudit(tx, ctx, { action: 'article.image', entity: 'article', entityId: input.id, after: { id, name, mediaType, bytes } });
    });
    return image.id;
  });
}

/**
 * Keeps a picture for a text that is not saved yet: whoever saves one that shows it takes it along. Of the article that a code names, a picture
 * of the same bytes is answered instead, so that a folder read once more reads the same.
 */
// unaudited: the text that shows it is recorded
export function keepWaiting(ctx: Ctx, { name, code }: { name: string; code?: string | undefined }, body: AsyncIterable<Uint8Array>) {
  const reading = { ...ctx, db: ctx.services.root };
  return keep(ctx, name, body, async ({ bytes: _, sha256, ...image }) => {
    const known = code === undefined ? undefined : await sameImage(reading, code, sha256);
    await (known ? deleteFile(reading.db, image.fileId) : insertImages(reading, [{ ...image, forCode: code ?? null }]));
    return known ?? image.id;
  });
}

/** A picture for who writes its article, or reads a text that shows it; one that waits for who sent it up. */
export async function sendImage(ctx: Ctx, { id }: { id: string }): Promise<Download> {
  const reading = { ...ctx, db: ctx.services.root };
  const image = await selectImage(reading.db, id);
  if (!image || !(await isSeen(reading, { ...image, id }))) throw notFound('article_image');
  return { fileName: image.name, mediaType: image.mediaType, body: readFile(reading.db, image.fileId), inline: true };
}
async function isSeen(
  ctx: Ctx,
  { id, articleId, recordedBy }: { id: string; articleId: string | null; recordedBy: string | null },
): Promise<boolean> {
  if (articleId === null) return ctx.actor.kind !== 'anonymous' && !ctx.actor.member && recordedBy === ctx.actor.userId;
  const article = await selectArticle(ctx, articleId);
  return article !== undefined && (article.mayWrite || (await isRead(ctx, { id, articleId })));
}
