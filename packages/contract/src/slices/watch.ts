import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Day, Id, LongText, Moment, Page, pageOf, Text } from '../shapes.ts';

/** `feature`: something that a competitor offers; `regulation`: something that an authority changes. */
export const WATCH_KINDS = ['feature', 'regulation'] as const;
/** `build`: the product is to have it; `answer`: what sales says about it; `watch`: looked at again on a day; `nothing`: it does not concern us. */
export const WATCH_DECISIONS = ['build', 'answer', 'watch', 'nothing'] as const;
/** `due`: open, and its day has come. */
export const WATCH_VIEWS = ['open', 'due', 'closed', 'all'] as const;
const Decision = z.enum(WATCH_DECISIONS);
export type WatchDecision = z.infer<typeof Decision>;

const Link = z
  .url({ protocol: /^https?$/ })
  .max(1000)
  .nullable();
const Ids = z.array(Id).max(50);
const Fields = {
  title: Text,
  detail: LongText,
  /** Of a feature. */
  competitorId: Id.nullable(),
  /** Of a regulation. */
  authority: z.string().trim().max(200).nullable(),
  sourceUrl: Link,
  notedOn: Day,
  effectiveOn: Day.nullable(),
  productIds: Ids,
  segmentIds: Ids,
  ownerId: Id.nullable(),
  /** By when it is to be decided, or to be done. */
  dueOn: Day.nullable(),
};
const About = {
  kind: z.enum(WATCH_KINDS),
  title: Fields.title,
  detail: Fields.detail.default(''),
  competitorId: Fields.competitorId.default(null),
  authority: Fields.authority.default(null),
  sourceUrl: Fields.sourceUrl.default(null),
  notedOn: Fields.notedOn.optional(),
  effectiveOn: Fields.effectiveOn.default(null),
  productIds: Fields.productIds.default([]),
  segmentIds: Fields.segmentIds.default([]),
  ownerId: Fields.ownerId.default(null),
  dueOn: Fields.dueOn.default(null),
};
const Named = z.strictObject({ id: Id, name: z.string() });

export const WatchLine = z.strictObject({
  id: Id,
  kind: About.kind,
  title: z.string(),
  competitorId: Id.nullable(),
  competitorName: z.string().nullable(),
  authority: z.string().nullable(),
  notedOn: Day,
  effectiveOn: Day.nullable(),
  decision: Decision.nullable(),
  ownerId: Id.nullable(),
  ownerName: z.string().nullable(),
  dueOn: Day.nullable(),
  late: z.boolean(),
  closedOn: Day.nullable(),
  revision: z.number().int(),
});
export type WatchLine = z.infer<typeof WatchLine>;
export const WatchTold = WatchLine.extend({
  detail: z.string(),
  sourceUrl: z.string().nullable(),
  notedByName: z.string().nullable(),
  products: z.array(Named),
  segments: z.array(Named),
  answer: z.string().nullable(),
  feedback: z.strictObject({ id: Id, number: z.number().int(), title: z.string(), state: z.string() }).nullable(),
  /** The latest first. */
  decisions: z.array(
    z.strictObject({
      decision: Decision,
      reason: z.string(),
      ownerName: z.string().nullable(),
      dueOn: Day.nullable(),
      decidedAt: Moment,
      byName: z.string().nullable(),
    }),
  ),
  /** Of the accounts that the reader meets. */
  affected: z.number().int(),
});
export type WatchTold = z.infer<typeof WatchTold>;
export const WatchAccount = z.strictObject({
  accountId: Id,
  accountName: z.string(),
  ownerName: z.string().nullable(),
  /** It has one of the products; it is in one of the segments. */
  byProduct: z.boolean(),
  bySegment: z.boolean(),
});
export type WatchAccount = z.infer<typeof WatchAccount>;
const One = { id: Id, revision: z.number().int() };

export const watch = {
  list: endpoint({
    method: 'GET',
    path: '/watch-items',
    summary: 'What is watched of competitors and regulations: the latest noted first, what is due by its day',
    needs: 'feedback.read',
    input: z.strictObject({
      ...Page,
      view: z.enum(WATCH_VIEWS).default('open'),
      kind: z.enum(WATCH_KINDS).optional(),
      /** `undecided`: nobody has decided yet. */
      decision: z.enum([...WATCH_DECISIONS, 'undecided']).optional(),
      competitorId: Id.optional(),
      mine: z.boolean().optional(),
      q: z.string().trim().max(100).optional(),
    }),
    output: pageOf(WatchLine),
  }),
  figures: endpoint({
    method: 'GET',
    path: '/watch-items/figures',
    summary: 'How much is watched, not decided yet, and due',
    needs: 'feedback.read',
    input: z.strictObject({}),
    output: z.strictObject({ open: z.number().int(), undecided: z.number().int(), due: z.number().int() }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/watch-items/{id}',
    summary: 'A watched item with its decisions and how many accounts it concerns',
    needs: 'feedback.read',
    input: z.strictObject({ id: Id }),
    output: WatchTold,
  }),
  accounts: endpoint({
    method: 'GET',
    path: '/watch-items/{id}/accounts',
    summary: 'Accounts that an item concerns: who has one of its products, or is in one of its segments, by name',
    needs: 'feedback.read',
    input: z.strictObject({ ...Page, id: Id }),
    output: pageOf(WatchAccount),
  }),
  create: endpoint({
    method: 'POST',
    path: '/watch-items',
    summary: 'Note what a competitor offers or an authority changes',
    needs: 'feedback.write',
    status: 201,
    input: z.strictObject(About),
    output: WatchTold,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/watch-items/{id}',
    summary: 'Change what an item says, whom it concerns and who looks after it',
    needs: 'feedback.write',
    // What is not said stays: none of the defaults of a new item.
    input: z.strictObject({ ...One, ...z.strictObject(Fields).partial().shape }),
    output: WatchTold,
  }),
  decide: endpoint({
    method: 'POST',
    path: '/watch-items/{id}/decision',
    summary: 'Decide, or decide anew: build it as an item of feedback, answer it in sales, watch it until a day, or do nothing',
    needs: 'feedback.write',
    input: z.strictObject({
      ...One,
      decision: Decision,
      reason: LongText.min(1).max(2000),
      ownerId: Id.nullable().default(null),
      /** Needed to watch; absent, it is due on no day. */
      dueOn: Day.nullable().default(null),
      /** Needed to answer. */
      answer: LongText.max(4000).optional(),
      /** To build: the item of feedback that stands for it; absent, one is noted. */
      feedbackId: Id.optional(),
    }),
    output: WatchTold,
  }),
  close: endpoint({
    method: 'POST',
    path: '/watch-items/{id}/close',
    summary: 'What was decided is done',
    needs: 'feedback.write',
    input: z.strictObject(One),
    output: WatchTold,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/watch-items/{id}',
    summary: 'Forget an item that was noted by mistake',
    needs: 'feedback.write',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ done: z.literal(true) }),
  }),
};
