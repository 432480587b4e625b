import * as z from 'zod';
import { Id, Language, Moment, masked, Text } from '../shapes.ts';
import { PostPicture } from './community-pictures.ts';

export const POST_STATES = ['held', 'open', 'hidden'] as const;
/** Whose posts wait until somebody of ours has read them: nobody's, those of who had none released yet, everybody's. */
export const HOLDS = ['nobody', 'newcomers', 'everybody'] as const;

export const CommunityRules = z.strictObject({
  hold: z.enum(HOLDS),
  /** The own fields of accounts that say at which prices a company buys, and through whom it came. */
  priceField: z.string().max(41).nullable(),
  channelField: z.string().max(41).nullable(),
});
export type CommunityRules = z.infer<typeof CommunityRules>;

export const Community = z.strictObject({
  id: Id,
  name: z.string(),
  about: z.string(),
  productId: Id.nullable(),
  productName: z.string().nullable(),
  /** Every customer's people take part. */
  open: z.boolean(),
  priceLevel: z.string().nullable(),
  channelSource: z.string().nullable(),
  archived: z.boolean(),
  /** Of one that is not open. */
  accounts: z.number().int(),
  questions: z.number().int(),
  unanswered: z.number().int(),
  revision: z.number().int(),
});
export type Community = z.infer<typeof Community>;
export const CommunityDraft = z.strictObject({
  name: Text,
  about: z.string().trim().max(2000).default(''),
  productId: Id.nullable().default(null),
  open: z.boolean().default(true),
  priceLevel: Text.nullable().default(null),
  channelSource: Text.nullable().default(null),
});

/** In what a company differs from the community that it is to join. */
export const CommunityDifference = z.strictObject({
  what: z.enum(['priceLevel', 'channelSource']),
  community: z.string(),
  account: z.string().nullable(),
});
export type CommunityDifference = z.infer<typeof CommunityDifference>;

/** A company of a community that is not open. */
export const CommunityAccount = z.strictObject({
  accountId: Id,
  accountName: z.string(),
  addedAt: Moment,
  differs: z.array(CommunityDifference),
});
export type CommunityAccount = z.infer<typeof CommunityAccount>;

const Post = {
  id: Id,
  /** The name it was written under. */
  byName: z.string(),
  body: z.string(),
  pictures: z.array(PostPicture),
  at: Moment,
};
/** Who wrote a post, for who moderates: the company is named to who sees it. */
const Writer = {
  memberId: Id.nullable(),
  accountId: Id.nullable(),
  accountName: z.string().nullable(),
  personName: masked('person', z.string()).nullable(),
  blocked: z.boolean(),
  state: z.enum(POST_STATES),
  hiddenWhy: z.string().nullable(),
};
export const CommunityQuestionLine = z.strictObject({
  id: Id,
  number: z.number().int(),
  communityId: Id,
  communityName: z.string(),
  title: z.string(),
  byName: z.string(),
  askedAt: Moment,
  changedAt: Moment,
  language: Language,
  answers: z.number().int(),
  /** Ours answered. */
  byUs: z.boolean(),
  accepted: z.boolean(),
});
export type CommunityQuestionLine = z.infer<typeof CommunityQuestionLine>;
export const ModeratedLine = CommunityQuestionLine.extend({
  state: z.enum(POST_STATES),
  accountName: z.string().nullable(),
  /** Posts of it that wait to be read, and reports that nobody has looked at. */
  held: z.number().int(),
  reports: z.number().int(),
});
export type ModeratedLine = z.infer<typeof ModeratedLine>;

const Answer = z.strictObject({ ...Post, ours: z.boolean(), accepted: z.boolean(), votes: z.number().int() });
export const ModeratedQuestion = ModeratedLine.extend({
  ...Writer,
  body: z.string(),
  pictures: z.array(PostPicture),
  posts: z.array(Answer.extend(Writer)),
  reported: z.array(z.strictObject({ id: Id, answerId: Id.nullable(), reason: z.string(), at: Moment })),
});
export type ModeratedQuestion = z.infer<typeof ModeratedQuestion>;

/** As customers read it. A post of their own that waits, or was hidden, they read as well; nobody else does. */
export const PortalQuestionLine = CommunityQuestionLine.extend({ mine: z.boolean(), state: z.enum(POST_STATES) });
export const PortalQuestion = PortalQuestionLine.extend({
  body: z.string(),
  pictures: z.array(PostPicture),
  posts: z.array(Answer.extend({ mine: z.boolean(), state: z.enum(POST_STATES), voted: z.boolean() })),
});
export type PortalQuestion = z.infer<typeof PortalQuestion>;
export const PortalCommunity = Community.pick({ id: true, name: true, about: true, productName: true, questions: true });
export type PortalCommunity = z.infer<typeof PortalCommunity>;
