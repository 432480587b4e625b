import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Id, LongText, Page, pageOf, Text } from '../shapes.ts';
import { PictureIds } from './community-pictures.ts';
import {
  Community,
  CommunityAccount,
  CommunityDifference,
  CommunityDraft,
  CommunityRules,
  ModeratedLine,
  ModeratedQuestion,
} from './community-shapes.ts';

const Done = z.strictObject({ done: z.literal(true) });
const Revision = z.number().int();
const Body = z.string().trim().min(1).max(10_000);
const Account = { id: Id, accountId: Id };

/** Communities of customers' people, and what they ask each other, as ours see to them. */
export const communities = {
  list: endpoint({
    method: 'GET',
    path: '/communities',
    summary: 'Communities of customers',
    needs: 'articles.read',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(Community) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/communities',
    summary: 'Open a community',
    needs: 'articles.publish',
    status: 201,
    input: CommunityDraft,
    output: Community,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/communities/{id}',
    summary: 'Change a community; what is archived is read by nobody outside',
    needs: 'articles.publish',
    input: z.strictObject({ id: Id, revision: Revision, archived: z.boolean().optional(), ...CommunityDraft.partial().shape }),
    output: Community,
  }),
  accounts: endpoint({
    method: 'GET',
    path: '/communities/{id}/accounts',
    summary: 'The companies of a community that is not open, and in what they differ from it',
    needs: 'articles.read',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ items: z.array(CommunityAccount) }),
  }),
  differences: endpoint({
    method: 'GET',
    path: '/communities/{id}/accounts/{accountId}/differences',
    summary: 'In which price level or channel source a company differs from the others of a community, before it is added',
    needs: 'articles.publish',
    input: z.strictObject(Account),
    output: z.strictObject({ items: z.array(CommunityDifference) }),
  }),
  addAccount: endpoint({
    method: 'PUT',
    path: '/communities/{id}/accounts/{accountId}',
    summary: 'Let a company take part; one that differs in price level or channel source only with the word that it is meant to',
    needs: 'articles.publish',
    input: z.strictObject({ ...Account, although: z.boolean().default(false) }),
    output: CommunityAccount,
  }),
  removeAccount: endpoint({
    method: 'DELETE',
    path: '/communities/{id}/accounts/{accountId}',
    summary: 'Let a company take part no more; what it wrote stays',
    needs: 'articles.publish',
    input: z.strictObject(Account),
    output: Done,
  }),
  rules: endpoint({
    method: 'GET',
    path: '/communities/rules',
    summary: 'Whose posts wait to be read, and which fields say price level and channel source',
    needs: 'articles.read',
    input: z.strictObject({}),
    output: CommunityRules,
  }),
  setRules: endpoint({
    method: 'PUT',
    path: '/communities/rules',
    summary: 'Set whose posts wait to be read, and which fields say price level and channel source',
    needs: 'settings.manage',
    input: CommunityRules,
    output: CommunityRules,
  }),
};

export const QUESTION_VIEWS = ['unanswered', 'waiting', 'all'] as const;
const OnePost = { id: Id, answerId: Id.optional() };

/** What customers ask each other, and what ours do about it. */
export const communityQuestions = {
  list: endpoint({
    method: 'GET',
    path: '/community-questions',
    summary: 'Questions of the communities: those without an answer, those with something to be read or reported, or all',
    needs: 'articles.read',
    input: z.strictObject({
      view: z.enum(QUESTION_VIEWS).default('unanswered'),
      communityId: Id.optional(),
      q: z.string().trim().max(200).optional(),
      ...Page,
    }),
    output: pageOf(ModeratedLine),
  }),
  get: endpoint({
    method: 'GET',
    path: '/community-questions/{id}',
    summary: 'A question with its answers, what waits and what was reported',
    needs: 'articles.read',
    input: z.strictObject({ id: Id }),
    output: ModeratedQuestion,
  }),
  answer: endpoint({
    method: 'POST',
    path: '/community-questions/{id}/answers',
    summary: 'Answer as one of ours',
    needs: 'articles.write',
    status: 201,
    input: z.strictObject({ id: Id, body: Body, pictureIds: PictureIds }),
    output: ModeratedQuestion,
  }),
  accept: endpoint({
    method: 'PUT',
    path: '/community-questions/{id}/accepted',
    summary: 'Mark the answer that solves it; null: none',
    needs: 'articles.publish',
    input: z.strictObject({ id: Id, answerId: Id.nullable() }),
    output: ModeratedQuestion,
  }),
  release: endpoint({
    method: 'POST',
    path: '/community-questions/{id}/release',
    summary: 'Let a question or an answer be read that waited or was hidden',
    needs: 'articles.publish',
    input: z.strictObject(OnePost),
    output: ModeratedQuestion,
  }),
  hide: endpoint({
    method: 'POST',
    path: '/community-questions/{id}/hide',
    summary: 'Hide a question or an answer; its writer reads why',
    needs: 'articles.publish',
    input: z.strictObject({ ...OnePost, why: LongText.min(1) }),
    output: ModeratedQuestion,
  }),
  settle: endpoint({
    method: 'POST',
    path: '/community-questions/{id}/settle',
    summary: 'Say that what was reported of a question was looked at',
    needs: 'articles.publish',
    input: z.strictObject({ id: Id }),
    output: ModeratedQuestion,
  }),
  block: endpoint({
    method: 'PUT',
    path: '/community-questions/{id}/writers/{memberId}/blocked',
    summary: 'Let who wrote here write no more in any community, or again',
    needs: 'articles.publish',
    input: z.strictObject({ id: Id, memberId: Id, blocked: z.boolean(), why: Text.optional() }),
    output: ModeratedQuestion,
  }),
};
