import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Severity } from '../policy/sla.ts';
import { AsOf, Day, Id, LongText, Page, pageOf, Text } from '../shapes.ts';
import {
  FEEDBACK_AREAS,
  FEEDBACK_CAUSES,
  FeedbackAsk,
  FeedbackFrequency,
  FeedbackItem,
  FeedbackKind,
  FeedbackRoute,
  FeedbackRules,
  FeedbackSource,
  FeedbackTold,
  ROADMAP_STATES,
} from './feedback-shapes.ts';

const One = { id: Id, revision: z.number().int() };
const Short = z.string().trim().max(200);
/** An empty text clears what was written. */
const About = {
  kind: FeedbackKind,
  title: Text,
  description: LongText,
  portalTitle: Short.nullable(),
  productId: Id.nullable(),
  severity: Severity,
  strategic: z.boolean(),
  ownerId: Id.nullable(),
  trackerKey: z.string().trim().min(1).max(120).nullable(),
  trackerUrl: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .nullable(),
};
/** Who asked. The same request, visit or answer asks once for an item, and so does a person, or nobody named, by hand. */
const Asker = z.strictObject({
  accountId: Id,
  contactId: Id.nullable().default(null),
  source: FeedbackSource.default('hand'),
  sourceId: Id.nullable().default(null),
  askedOn: Day.optional(),
  frequency: FeedbackFrequency.default('once'),
  quote: z.string().trim().max(2000).nullable().default(null),
});

export const feedback = {
  list: endpoint({
    method: 'GET',
    path: '/feedback',
    summary: 'Problems and needs of the product: what is open by its rank, what is delivered or ended by the day of it',
    needs: 'feedback.read',
    input: z.strictObject({
      ...Page,
      ...AsOf,
      view: z.enum(['open', 'delivered', 'ended']).default('open'),
      state: z.enum(ROADMAP_STATES).optional(),
      kind: FeedbackKind.optional(),
      area: z.enum(FEEDBACK_AREAS).optional(),
      route: FeedbackRoute.optional(),
      productId: Id.optional(),
      ownerId: Id.optional(),
      q: z.string().trim().max(200).optional(),
    }),
    output: pageOf(FeedbackItem),
  }),
  board: endpoint({
    method: 'GET',
    path: '/feedback/board',
    summary: 'The roadmap: each state with its items, the highest first, and how many there are',
    needs: 'feedback.read',
    input: z.strictObject({ ...AsOf, productId: Id.optional(), perState: z.number().int().min(1).max(100).default(30) }),
    output: z.strictObject({
      asOf: Day,
      columns: z.array(z.strictObject({ state: z.enum(ROADMAP_STATES), count: z.number().int(), items: z.array(FeedbackItem) })),
    }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/feedback/{id}',
    summary: 'An item with what its rank is made of and all that was done with it',
    needs: 'feedback.read',
    input: z.strictObject({ id: Id, ...AsOf }),
    output: FeedbackTold,
  }),
  create: endpoint({
    method: 'POST',
    path: '/feedback',
    summary: 'Note a problem or need, with who asked; a code that is known already answers the item it is of',
    needs: 'feedback.write',
    status: 201,
    input: z.strictObject({
      ...{ kind: About.kind, title: About.title, description: About.description.default('') },
      ...{ productId: About.productId.default(null), severity: About.severity.default('normal'), code: Text.optional() },
      asker: Asker.optional(),
    }),
    output: FeedbackTold,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/feedback/{id}',
    summary: 'Change what an item says, whose it is, or its link to the tracker',
    needs: 'feedback.plan',
    input: z.strictObject({ ...One, ...z.strictObject(About).partial().shape }),
    output: FeedbackTold,
  }),
  triage: endpoint({
    method: 'POST',
    path: '/feedback/{id}/triage',
    summary: 'Say what it is and who answers it: faults engineering, operation the manual, management the product or the manual',
    needs: 'feedback.plan',
    input: z.strictObject({
      ...One,
      area: z.enum(FEEDBACK_AREAS),
      route: FeedbackRoute,
      causeKind: z.enum(FEEDBACK_CAUSES),
      cause: LongText.default(''),
      severity: Severity.optional(),
      ownerId: Id.nullable().optional(),
    }),
    output: FeedbackTold,
  }),
  move: endpoint({
    method: 'POST',
    path: '/feedback/{id}/move',
    summary: 'Plan an item, begin, deliver, verify or decline it; who asked is then asked whether it is what they meant',
    needs: 'feedback.plan',
    input: z.strictObject({
      ...One,
      state: z.enum(['triaged', 'planned', 'in_progress', 'delivered', 'verified', 'declined']),
      note: z.string().trim().max(2000).default(''),
      targetRelease: Short.nullable().optional(),
      targetOn: Day.nullable().optional(),
    }),
    output: FeedbackTold,
  }),
  merge: endpoint({
    method: 'POST',
    path: '/feedback/{id}/merge',
    summary: 'Merge an item into another: who asked goes along, and its number leads there. It cannot be undone',
    needs: 'feedback.plan',
    input: z.strictObject({ ...One, intoId: Id }),
    output: FeedbackTold,
  }),
  rules: endpoint({
    method: 'GET',
    path: '/feedback/rules',
    summary: 'What counts how much in the rank',
    needs: 'feedback.read',
    input: z.strictObject({}),
    output: FeedbackRules,
  }),
  setRules: endpoint({
    method: 'PUT',
    path: '/feedback/rules',
    summary: 'Set what counts how much in the rank',
    needs: 'feedback.plan',
    input: FeedbackRules,
    output: FeedbackRules,
  }),
};

export const feedbackAsks = {
  list: endpoint({
    method: 'GET',
    path: '/feedback-asks',
    summary:
      'Who asked for an item, or what a customer, request, visit or answer asked for: of customers that the caller meets, the latest first',
    needs: 'feedback.read',
    input: z.strictObject({ ...Page, ...AsOf, itemId: Id.optional(), accountId: Id.optional(), sourceId: Id.optional() }),
    output: pageOf(FeedbackAsk),
  }),
  add: endpoint({
    method: 'POST',
    path: '/feedback-asks',
    summary: 'Add who asked for an item; told again, it is the same one',
    needs: 'feedback.write',
    input: z.strictObject({ itemId: Id, ...Asker.shape }),
    output: FeedbackTold,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/feedback-asks/{accountId}/{id}',
    summary: 'Take back who asked for an item',
    needs: 'feedback.write',
    input: z.strictObject({ accountId: Id, id: Id }),
    output: FeedbackTold,
  }),
  verify: endpoint({
    method: 'POST',
    path: '/feedback-asks/verifications/{accountId}/{itemId}',
    summary: 'What a customer said of a delivery, or that nobody will ask them, with the reason',
    needs: 'feedback.write',
    input: z.strictObject({
      accountId: Id,
      itemId: Id,
      state: z.enum(['confirmed', 'refused', 'waived']),
      note: z.string().trim().max(2000).default(''),
    }),
    output: FeedbackTold,
  }),
};
