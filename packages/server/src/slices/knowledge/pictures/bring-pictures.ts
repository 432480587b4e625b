import { withPicturesAt } from '@fulcrum/contract';
import type { Ctx, WriteCtx } from '../../../access/index.ts';
import { Fault, notFound } from '../../../kernel/fault.ts';
import { newId } from '../../../kernel/ids.ts';
import { inTurn } from '../../../kernel/in-turn.ts';
import { isPicture } from '../../attachments/index.ts';
import { copyFiles } from '../../files/index.ts';
import { hangImages, insertImages } from './images.sql.ts';
import { imagesIn, imageUrl, type SourceKind, sourcesIn } from './places.ts';

export interface FoundPicture {
  fileId: string;
  name: string;
  mediaType: string;
}
/** How a picture is found where it hangs, for who sees it there. They lie above and beside this slice, and come from the composition root. */
export type PictureSources = Readonly<
  Record<SourceKind, (ctx: Ctx, at: { id: string; pictureId: string }) => Promise<FoundPicture | undefined>>
>;

/** What one text takes along: more than any conversation shows. */
const MOST = 100;

/** Makes all pictures that a text shows those of its article: its readers have nothing to do with where they come from. Answers the text. */
export async function bringPictures(ctx: WriteCtx, articleId: string, body: string, sources: PictureSources): Promise<string> {
  await hangImages(ctx, articleId, imagesIn(body));
  const shown = sourcesIn(body);
  if (shown.length > MOST) throw new Fault('invalid', 'input.too_large', { limit: `${MOST}` });
  const brought = await inTurn(shown, async ({ kind, address, ...at }) => {
    const found = await sources[kind](ctx, at);
    if (!found || !isPicture(found.mediaType)) throw notFound('picture');
    return { ...found, address, id: newId(), to: newId(), articleId };
  });
  if (!brought.length) return body;
  const kept = { purpose: 'article', createdBy: ctx.actor.userId, now: ctx.now };
  await copyFiles(
    ctx.db,
    brought.map(({ fileId, to }) => ({ from: fileId, to })),
    kept,
  );
  await insertImages(
    ctx,
    brought.map(({ id, name, mediaType, to }) => ({ id, articleId, fileId: to, name, mediaType })),
  );
  return withPicturesAt(body, new Map(brought.map(({ address, id }) => [address, imageUrl(id)])));
}
