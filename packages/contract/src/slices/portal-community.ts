import * as z from 'zod';
import { endpoint, routesNeeding } from '../endpoint.ts';
import { Id, LongText, Page, pageOf, Text } from '../shapes.ts';
import { PictureIds } from './community-pictures.ts';
import { PortalCommunity, PortalQuestion, PortalQuestionLine } from './community-shapes.ts';

const Body = z.string().trim().min(1).max(10_000);
const Written = z.strictObject({ name: z.string().nullable(), blocked: z.boolean() });
const of = routesNeeding('portal');
const One = z.strictObject({ id: Id });

/** What customers' people ask and answer each other, in the communities that their company takes part in. */
export const portalCommunity = {
  list: endpoint({
    ...of('GET', '/portal/communities', 'The communities that I take part in, and under which name I write there'),
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(PortalCommunity), me: Written }),
  }),
  setName: endpoint({
    ...of('PUT', '/portal/community-name', 'The name that others read above what I write'),
    input: z.strictObject({ name: z.string().trim().min(1).max(40) }),
    output: Written,
  }),
  questions: endpoint({
    ...of('GET', '/portal/questions', 'Questions of my communities, the last talked of first'),
    input: z.strictObject({
      communityId: Id.optional(),
      view: z.enum(['all', 'unanswered', 'mine']).default('all'),
      q: z.string().trim().max(200).optional(),
      ...Page,
    }),
    output: pageOf(PortalQuestionLine),
  }),
  question: endpoint({ ...of('GET', '/portal/questions/{id}', 'A question with its answers'), input: One, output: PortalQuestion }),
  ask: endpoint({
    ...of('POST', '/portal/questions', 'Ask the others of a community'),
    status: 201,
    input: z.strictObject({ communityId: Id, title: Text, body: Body, pictureIds: PictureIds }),
    output: PortalQuestion,
  }),
  answer: endpoint({
    ...of('POST', '/portal/questions/{id}/answers', 'Answer a question'),
    status: 201,
    input: z.strictObject({ id: Id, body: Body, pictureIds: PictureIds }),
    output: PortalQuestion,
  }),
  accept: endpoint({
    ...of('PUT', '/portal/questions/{id}/accepted', 'Mark the answer that solved my question; null: none'),
    input: z.strictObject({ id: Id, answerId: Id.nullable() }),
    output: PortalQuestion,
  }),
  vote: endpoint({
    ...of('PUT', '/portal/questions/{id}/answers/{answerId}/vote', 'Say that an answer helped me, or take it back'),
    input: z.strictObject({ id: Id, answerId: Id, helped: z.boolean() }),
    output: PortalQuestion,
  }),
  report: endpoint({
    ...of('POST', '/portal/questions/{id}/reports', 'Tell those who look after the community that something is out of place'),
    status: 202,
    input: z.strictObject({ id: Id, answerId: Id.optional(), reason: LongText.min(1) }),
    output: z.strictObject({ done: z.literal(true) }),
  }),
};
