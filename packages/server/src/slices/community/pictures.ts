import { MOST_PICTURE_MB, type PostPicture } from '@fulcrum/contract';
import type { Ctx, Download, StreamHandlers } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { isPicture, keepSniffed } from '../attachments/index.ts';
import { plainName, readFile } from '../files/index.ts';
import { memberOf } from '../portal/index.ts';
import { insertPicture, type PictureKey, picturesSince, readBy, selectPosted, type Uploader } from './pictures.sql.ts';
import { seenBy } from './seen-by.ts';

/** Pictures of one person within an hour: more than anybody needs to show what is meant. */
const MOST_AN_HOUR = 60;

/** Keeps a picture until it is posted. By its own bytes it must be one: whatever else it says it is, others open it. */
function keep(ctx: Ctx, { name }: { name: string }, body: AsyncIterable<Uint8Array>, by: Uploader): Promise<PostPicture> {
  const { root } = ctx.services;
  const about = { name: plainName(name, 'picture'), purpose: 'community', createdBy: by.userId, now: ctx.now };
  return keepSniffed(root, about, body, {
    mostBytes: MOST_PICTURE_MB * 1024 * 1024,
    async keep({ mediaType, ...stored }) {
      if (!isPicture(mediaType)) throw new Fault('invalid', 'file.no_picture');
      const picture = { id: newId(), name: about.name, mediaType, bytes: stored.bytes };
      await insertPicture(root, { ...picture, ...by, fileId: stored.id, now: ctx.now });
      return picture;
    },
  });
}

async function send(ctx: Ctx, key: PictureKey, seen: Sql): Promise<Download> {
  const { root } = ctx.services;
  const picture = await selectPosted(root, key, seen);
  if (!picture) throw notFound('community_picture');
  return { fileName: picture.name, mediaType: picture.mediaType, body: readFile(root, picture.fileId), inline: true };
}

/** A picture of a post for who is ours or a provider's. */
export const postedPicture = (ctx: Ctx, key: PictureKey) => selectPosted(ctx.db, key, seenBy(ctx));

type Streams = `${'communityPicture' | 'portalCommunityPicture'}${'' | 'Upload'}`;
export const communityStreamHandlers: Pick<StreamHandlers, Streams> = {
  communityPictureUpload: (ctx, input, body) => keep(ctx, input, body, { userId: ctx.actor.userId, memberId: null }),
  communityPicture: (ctx, key) => send(ctx, key, seenBy(ctx)),
  async portalCommunityPictureUpload(ctx, input, body) {
    const { memberId } = memberOf(ctx);
    const since = Temporal.Instant.from(ctx.now).subtract({ hours: 1 }).toString();
    if ((await picturesSince(ctx.services.root, memberId, since)) >= MOST_AN_HOUR)
      throw new Fault('limit', 'access.too_many_requests', { seconds: 3600 });
    return keep(ctx, input, body, { userId: null, memberId });
  },
  portalCommunityPicture: (ctx, key) => send(ctx, key, readBy(memberOf(ctx))),
};
