import * as z from 'zod';
import { Severity } from '../policy/sla.ts';
import { Both, Day, Id, Language, Moment } from '../shapes.ts';
import { RequestFile } from './request-files.ts';
import { RequestKind } from './request-shapes.ts';
import { OrderKind, OrderState, PORTAL_ORDER_EVENTS } from './service-order-shapes.ts';

/** Where a request stands, as its customer is told: nobody outside needs to know to whom it was dispatched. */
export const PORTAL_STATES = ['received', 'working', 'waiting', 'solved', 'closed', 'cancelled', 'merged'] as const;

/** Who is signed in to the portal. What a customer's person reads of themselves and their company is masked for nobody. */
export const PortalMe = z.strictObject({
  id: Id,
  name: z.string(),
  email: z.string(),
  company: z.string(),
  /** Whether they see every request of their company, or their own alone. */
  whole: z.boolean(),
  language: Language.nullable(),
  hasPassword: z.boolean(),
  /** My company lets me in by its own sign-in alone. */
  ssoOnly: z.boolean(),
  organisation: z.string(),
  timeZone: z.string(),
});
export type PortalMe = z.infer<typeof PortalMe>;

export const PortalRequest = z.strictObject({
  id: Id,
  number: z.number().int(),
  subject: z.string(),
  kind: RequestKind,
  severity: Severity,
  productName: z.string().nullable(),
  state: z.enum(PORTAL_STATES),
  /** Who of the company asked. */
  byName: z.string().nullable(),
  mine: z.boolean(),
  openedAt: Moment,
  changedAt: Moment,
  /** Until when it is to be answered, and solved; null where nothing is promised or its clock stands still. */
  answerBy: Moment.nullable(),
  solveBy: Moment.nullable(),
  rating: z.number().int().nullable(),
});
export type PortalRequest = z.infer<typeof PortalRequest>;

export const PORTAL_EVENTS = ['opened', 'solved', 'confirmed', 'waived', 'reopened', 'cancelled'] as const;
/** What was said to each other; what the desk notes among itself is not there. */
const PortalEntry = z.strictObject({
  id: Id,
  at: Moment,
  kind: z.enum(['in', 'out', 'event']),
  /** Of the company's people; nobody of ours is named. */
  byName: z.string().nullable(),
  body: z.string(),
  event: z.enum(PORTAL_EVENTS).nullable(),
  files: z.array(RequestFile),
});
export type PortalEntry = z.infer<typeof PortalEntry>;

export const PortalRequestTold = PortalRequest.extend({
  entries: z.array(PortalEntry),
  /** The request that took it in, where the reader sees it. */
  mergedInto: z.strictObject({ id: Id, number: z.number().int() }).nullable(),
});
export type PortalRequestTold = z.infer<typeof PortalRequestTold>;

/** What the company is entitled to now. What it costs, which level grants it, and how far one of ours may go in a bargain, is ours to know. */
export const PortalBenefit = z.strictObject({
  id: z.string(),
  name: Both,
  unit: Both.nullable(),
  className: Both.nullable(),
  used: z.string(),
  /** Of what is counted. */
  left: z.string().nullable(),
  until: Day,
});
export type PortalBenefit = z.infer<typeof PortalBenefit>;

/** A service order as its customer is told of it: nobody of ours is named, and no cost. */
export const PortalOrder = z.strictObject({
  id: Id,
  number: z.number().int(),
  title: z.string(),
  kind: OrderKind,
  productName: z.string().nullable(),
  state: OrderState,
  plannedFrom: Moment.nullable(),
  plannedTo: Moment.nullable(),
  createdAt: Moment,
  changedAt: Moment,
  rating: z.number().int().nullable(),
});
export type PortalOrder = z.infer<typeof PortalOrder>;
export const PortalOrderTold = PortalOrder.extend({
  description: z.string(),
  /** How it was solved, once it is delivered. */
  solution: z.string(),
  request: z.strictObject({ id: Id, number: z.number().int() }).nullable(),
  entries: z.array(
    z.strictObject({
      id: Id,
      at: Moment,
      what: z.enum(PORTAL_ORDER_EVENTS),
      /** Of the company's people. */
      byName: z.string().nullable(),
      /** What the company said. */
      body: z.string(),
      plan: z.strictObject({ from: Moment, to: Moment }).nullable(),
    }),
  ),
});
export type PortalOrderTold = z.infer<typeof PortalOrderTold>;
