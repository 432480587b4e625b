import * as z from 'zod';
import { Severity } from '../policy/sla.ts';
import { Day, Decimal, Id, Moment, Money, masked } from '../shapes.ts';

export const FEEDBACK_KINDS = ['problem', 'need'] as const;
export const FeedbackKind = z.enum(FEEDBACK_KINDS);

export const FEEDBACK_STATES = ['new', 'triaged', 'planned', 'in_progress', 'delivered', 'verified', 'declined', 'merged'] as const;
export const FeedbackState = z.enum(FEEDBACK_STATES);
export type FeedbackState = z.infer<typeof FeedbackState>;
/** What is ranked: delivered and ended items have had their turn. */
export const FEEDBACK_OPEN = ['new', 'triaged', 'planned', 'in_progress'] as const satisfies readonly FeedbackState[];
/** Columns of the roadmap. */
export const ROADMAP_STATES = [...FEEDBACK_OPEN, 'delivered', 'verified', 'declined'] as const satisfies readonly FeedbackState[];
/** Where an item may be moved from where it stands. Triage and merging are verbs of their own; a delivery that failed comes back. */
export const FEEDBACK_MOVES = {
  new: ['declined'],
  triaged: ['planned', 'in_progress', 'declined'],
  planned: ['triaged', 'in_progress', 'delivered', 'declined'],
  in_progress: ['planned', 'delivered', 'declined'],
  delivered: ['in_progress', 'verified'],
  verified: ['in_progress'],
  declined: ['triaged'],
  merged: [],
} as const satisfies Record<FeedbackState, readonly FeedbackState[]>;

export const FEEDBACK_AREAS = ['fault', 'operation', 'management'] as const;
export type FeedbackArea = (typeof FEEDBACK_AREAS)[number];
/** Who answers what: faults engineering, questions of operation the manual, questions of management the product or the manual. */
export const FEEDBACK_ROUTES = {
  fault: ['engineering'],
  operation: ['manual'],
  management: ['product', 'manual'],
} as const satisfies Record<FeedbackArea, readonly string[]>;
export const FeedbackRoute = z.enum(['engineering', 'manual', 'product']);
export type FeedbackRoute = z.infer<typeof FeedbackRoute>;
export const FEEDBACK_CAUSES = [
  ...(['defect', 'missing', 'usability', 'documentation', 'configuration', 'performance', 'data', 'regulation', 'other'] as const),
] as const;

/** How often it meets whoever asked, as times a year: one a working day, week or month. */
export const FEEDBACK_FREQUENCIES = { once: 1, monthly: 12, weekly: 52, daily: 250 } as const;
export const FeedbackFrequency = z.enum(['once', 'monthly', 'weekly', 'daily']);
export type FeedbackFrequency = z.infer<typeof FeedbackFrequency>;
export const FEEDBACK_SOURCES = ['request', 'interaction', 'survey', 'hand'] as const;
export const FeedbackSource = z.enum(FEEDBACK_SOURCES);

export const FEEDBACK_PARTS = ['customers', 'tier', 'revenue', 'frequency', 'severity', 'strategic'] as const;
export type FeedbackPart = (typeof FEEDBACK_PARTS)[number];
const Weight = z.number().int().min(0).max(100);
/** What counts how much in the rank; the weights need not come to 100. */
export const FeedbackRules = z.strictObject({
  customers: Weight.default(25),
  tier: Weight.default(15),
  revenue: Weight.default(25),
  frequency: Weight.default(10),
  severity: Weight.default(15),
  strategic: Weight.default(10),
});
export type FeedbackRules = z.infer<typeof FeedbackRules>;

/** An item as lists show it. Customers are counted whole; what a customer is worth and its level count of those that the reader meets. */
export const FeedbackItem = z.strictObject({
  id: Id,
  number: z.number().int(),
  code: z.string().nullable(),
  kind: FeedbackKind,
  title: z.string(),
  productId: Id.nullable(),
  productName: z.string().nullable(),
  area: z.enum(FEEDBACK_AREAS).nullable(),
  route: FeedbackRoute.nullable(),
  severity: Severity,
  strategic: z.boolean(),
  ownerId: Id.nullable(),
  ownerName: z.string().nullable(),
  state: FeedbackState,
  stateSince: Day,
  targetRelease: z.string().nullable(),
  targetOn: Day.nullable(),
  notedOn: Day,
  trackerKey: z.string().nullable(),
  trackerUrl: z.string().nullable(),
  customers: z.number().int(),
  /** Of `customers`, those that the reader meets. */
  seen: z.number().int(),
  revenue: Money,
  tier: z.string().nullable(),
  timesAYear: z.number().int(),
  /** 0 to 100, and the place among all that is open; null once it is not. */
  score: Decimal.nullable(),
  place: z.number().int().nullable(),
  revision: z.number().int(),
});
export type FeedbackItem = z.infer<typeof FeedbackItem>;

/** What one part gives to the rank: its share of the most that there is, times its weight. */
export const FeedbackRankPart = z.strictObject({
  part: z.enum(FEEDBACK_PARTS),
  weight: z.number().int(),
  points: Decimal,
});
export const FEEDBACK_EVENTS = ['noted', 'changed', 'triaged', 'moved', 'merged', 'took_in'] as const;
export const FeedbackEvent = z.strictObject({
  seq: z.number().int(),
  at: Moment,
  on: Day,
  what: z.enum(FEEDBACK_EVENTS),
  state: FeedbackState,
  /** Empty: a customer, whom not everybody meets who reads this. */
  byName: z.string(),
  note: z.string().nullable(),
  otherId: Id.nullable(),
  otherNumber: z.number().int().nullable(),
});
export type FeedbackEvent = z.infer<typeof FeedbackEvent>;
const Other = z.strictObject({ id: Id, number: z.number().int(), title: z.string() });
export const FeedbackTold = FeedbackItem.extend({
  description: z.string(),
  portalTitle: z.string().nullable(),
  causeKind: z.enum(FEEDBACK_CAUSES).nullable(),
  cause: z.string().nullable(),
  parts: z.array(FeedbackRankPart),
  /** How many items are open, so that a place says something. */
  ranked: z.number().int(),
  mergedInto: Other.nullable(),
  tookIn: z.array(Other),
  /** Of the last delivery, over all customers. */
  verifications: z.strictObject({
    open: z.number().int(),
    confirmed: z.number().int(),
    refused: z.number().int(),
    waived: z.number().int(),
  }),
  events: z.array(FeedbackEvent),
});
export type FeedbackTold = z.infer<typeof FeedbackTold>;

export const VERIFICATION_STATES = ['open', 'confirmed', 'refused', 'waived'] as const;
/** Who asked for an item, of a customer that the reader meets. */
export const FeedbackAsk = z.strictObject({
  id: Id,
  accountId: Id,
  accountName: z.string(),
  contactId: Id.nullable(),
  contactName: masked('person', z.string()).nullable(),
  item: z.strictObject({ id: Id, number: z.number().int(), title: z.string(), state: FeedbackState, targetRelease: z.string().nullable() }),
  source: FeedbackSource,
  sourceId: Id.nullable(),
  askedOn: Day,
  frequency: FeedbackFrequency,
  quote: z.string().nullable(),
  addedByName: z.string().nullable(),
  verification: z
    .strictObject({ state: z.enum(VERIFICATION_STATES), answeredOn: Day.nullable(), note: z.string().nullable(), byCustomer: z.boolean() })
    .nullable(),
});
export type FeedbackAsk = z.infer<typeof FeedbackAsk>;
