import { may } from '../access/index.ts';
import { postedPicture } from './community/index.ts';
import type { PictureSources } from './knowledge/index.ts';
import { hungFile } from './requests/index.ts';

/** Where an article that is written takes pictures from, for who reads there. */
export const pictureSources: PictureSources = {
  request: async (ctx, { id, pictureId }) => (may(ctx.actor, 'requests.read') ? hungFile(ctx, { id, fileId: pictureId }) : undefined),
  question: (ctx, key) => postedPicture(ctx, key),
};
