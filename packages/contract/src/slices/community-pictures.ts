import * as z from 'zod';
import { streamEndpoint } from '../endpoint.ts';
import { Id, Text } from '../shapes.ts';

/** Of one picture of a post, in megabytes. */
export const MOST_PICTURE_MB = 10;
/** Of one post. */
export const MOST_PICTURES = 6;

export const PostPicture = z.strictObject({ id: Id, name: z.string(), mediaType: z.string(), bytes: z.number().int() });
export type PostPicture = z.infer<typeof PostPicture>;
/** Pictures that the caller sent up before, and posts with this. */
export const PictureIds = z.array(Id).max(MOST_PICTURES).default([]);

const upload = { stream: 'in', method: 'POST', query: z.strictObject({ name: Text }), output: PostPicture } as const;
const download = { stream: 'out', method: 'GET', query: z.strictObject({ id: Id, pictureId: Id }), output: z.never() } as const;

export const communityPictureStreams = {
  communityPictureUpload: streamEndpoint({
    ...upload,
    path: '/community-questions/pictures',
    summary: 'Send up a picture to answer with; its bytes are the body. What is posted with it takes it along within a day',
    needs: 'articles.write',
  }),
  communityPicture: streamEndpoint({
    ...download,
    path: '/community-questions/{id}/pictures/{pictureId}',
    summary: 'A picture of a question or of an answer to it',
    needs: 'articles.read',
  }),
  portalCommunityPictureUpload: streamEndpoint({
    ...upload,
    path: '/portal/questions/pictures',
    summary: 'Send up a picture to ask or answer with; its bytes are the body',
    needs: 'portal',
  }),
  portalCommunityPicture: streamEndpoint({
    ...download,
    path: '/portal/questions/{id}/pictures/{pictureId}',
    summary: 'A picture of a post that I may read',
    needs: 'portal',
  }),
};
