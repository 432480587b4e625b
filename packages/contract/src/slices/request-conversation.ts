import * as z from 'zod';
import { Both, Id, Moment, masked } from '../shapes.ts';
import { ChatFile } from './channel-hooks.ts';
import { DELIVERY_STATES } from './deliveries.ts';
import { RequestFile } from './request-files.ts';
import { RequestChannel, RequestClock, ServiceRequest } from './request-shapes.ts';

/** What is done with a request besides speaking. */
export const REQUEST_EVENTS = [
  'opened',
  'dispatched',
  'changed',
  'waiting',
  'resumed',
  'solved',
  'confirmed',
  'waived',
  'cancelled',
  'merged',
  'took_in',
  'split_off',
  'split_from',
  'unproven',
  'unproven_answer',
  'reopened',
] as const;

const RequestEvent = z.strictObject({
  what: z.enum(REQUEST_EVENTS),
  /** Fields that changed, with what they were and are, in words. */
  changes: z.array(z.strictObject({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })).default([]),
  /** The other request of a merge or split. */
  otherId: Id.nullable().default(null),
  otherNumber: z.number().int().nullable().default(null),
});
export type RequestEvent = z.infer<typeof RequestEvent>;

const RequestEntry = z.strictObject({
  id: Id,
  at: Moment,
  kind: z.enum(['in', 'out', 'note', 'event']),
  channel: RequestChannel.nullable(),
  authorId: Id.nullable(),
  /** Of ours, or of the customer's. */
  authorName: z.string().nullable(),
  contactName: masked('person', z.string()).nullable(),
  body: z.string(),
  shared: z.boolean(),
  /** Names of those whom a note calls. */
  mentions: z.array(z.string()),
  event: RequestEvent.nullable(),
  files: z.array(RequestFile),
  /** What came with a chat message and is not there yet, or never will be, and why. */
  missing: z.array(z.strictObject({ kind: ChatFile.shape.kind, name: z.string().nullable(), error: z.string().nullable() })),
  /** Of an answer that is mailed or sent into a chat: what became of it, and what the other side said to the last attempt. */
  delivery: z
    .strictObject({
      state: z.enum(DELIVERY_STATES),
      error: z.string().nullable(),
      /** Files that did not go into the chat with it, and why. */
      unsent: z.array(z.strictObject({ name: z.string(), error: z.string() })),
    })
    .nullable(),
});
export type RequestEntry = z.infer<typeof RequestEntry>;

export const ServiceRequestTold = ServiceRequest.extend({
  openedByName: z.string().nullable(),
  dispatchedAt: Moment.nullable(),
  firstAnswerAt: Moment.nullable(),
  firstSolvedAt: Moment.nullable(),
  solvedAt: Moment.nullable(),
  closedAs: z.enum(['solved', 'cancelled', 'duplicate']).nullable(),
  callback: z.enum(['confirmed', 'waived']).nullable(),
  callbackNote: z.string().nullable(),
  mergedInto: z.strictObject({ id: Id, number: z.number().int() }).nullable(),
  ratingNote: z.string().nullable(),
  slaClass: z.string().nullable(),
  slaClassName: Both.nullable(),
  clocks: z.array(RequestClock),
  /** The conversation with the course, oldest first: its last 500. */
  entries: z.array(RequestEntry),
  /** Earlier requests of the same customer, the newest first. */
  others: z.array(
    z.strictObject({ id: Id, number: z.number().int(), subject: z.string(), openedAt: Moment, status: ServiceRequest.shape.status }),
  ),
  /** The chat that an answer goes to, if answers are sent there; `until`: its platform takes none later. */
  chat: z.strictObject({ name: z.string(), answers: z.boolean(), until: Moment.nullable() }).nullable(),
  mayWork: z.boolean(),
  mayDispatch: z.boolean(),
});
export type ServiceRequestTold = z.infer<typeof ServiceRequestTold>;

/** One that an article solved. */
export const SolvedRequest = z.strictObject({
  id: Id,
  number: z.number().int(),
  subject: z.string(),
  accountId: Id.nullable(),
  accountName: z.string().nullable(),
  status: ServiceRequest.shape.status,
  answeredAt: Moment,
  solvedAt: Moment,
});
export type SolvedRequest = z.infer<typeof SolvedRequest>;
