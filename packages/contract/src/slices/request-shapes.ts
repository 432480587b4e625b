import * as z from 'zod';
import { Severity } from '../policy/sla.ts';
import { Id, Moment, masked } from '../shapes.ts';

export const REQUEST_KINDS = ['fault', 'question', 'management', 'opening', 'complaint', 'need'] as const;
export const RequestKind = z.enum(REQUEST_KINDS);
export type RequestKind = z.infer<typeof RequestKind>;

export const REQUEST_CHANNELS = [
  'portal',
  'form',
  'widget',
  'mail',
  'phone',
  'wecom',
  'dingtalk',
  'feishu',
  'wechat',
  'weibo',
  'api',
  'onsite',
] as const;
export const RequestChannel = z.enum(REQUEST_CHANNELS);
export type RequestChannel = z.infer<typeof RequestChannel>;

/** `new` → `dispatched` → `working` ⇄ `waiting` for the customer → `solved`, to be confirmed → `closed`. */
export const REQUEST_STATUSES = ['new', 'dispatched', 'working', 'waiting', 'solved', 'closed'] as const;
export const RequestStatus = z.enum(REQUEST_STATUSES);
export type RequestStatus = z.infer<typeof RequestStatus>;

export const REQUEST_CLOCKS = ['first', 'next', 'solve'] as const;
/** `running`, `paused` or, without a target, `untimed`; then `met`, `breached` or `cancelled`. One that runs past its due time is `breached` already. */
export const CLOCK_STATES = ['running', 'paused', 'untimed', 'met', 'breached', 'cancelled'] as const;

/** One service-level clock as it stands. */
export const RequestClock = z.strictObject({
  clock: z.enum(REQUEST_CLOCKS),
  state: z.enum(CLOCK_STATES),
  startedAt: Moment,
  endedAt: Moment.nullable(),
  targetMinutes: z.number().int().nullable(),
  /** Null while it is paused, and without a target. */
  dueAt: Moment.nullable(),
  /** Open time of its calendar that is left, negative once it is over; null without a target and once it has ended. */
  leftMs: z.number().nullable(),
});
export type RequestClock = z.infer<typeof RequestClock>;

/** A request as lists show it. */
export const ServiceRequest = z.strictObject({
  id: Id,
  number: z.number().int(),
  code: z.string().nullable(),
  accountId: Id.nullable(),
  accountName: z.string().nullable(),
  /** Whether the reader meets the customer: who only works on the request may not. */
  accountMet: z.boolean(),
  contactId: Id.nullable(),
  contactName: masked('person', z.string()).nullable(),
  productId: Id.nullable(),
  productName: z.string().nullable(),
  kind: RequestKind,
  severity: Severity,
  channel: RequestChannel,
  subject: z.string(),
  status: RequestStatus,
  teamId: Id.nullable(),
  teamName: z.string().nullable(),
  assigneeId: Id.nullable(),
  assigneeName: z.string().nullable(),
  providerId: Id.nullable(),
  providerName: z.string().nullable(),
  openedAt: Moment,
  changedAt: Moment,
  closedAt: Moment.nullable(),
  /** Since when the customer has waited for an answer. */
  awaitsSince: Moment.nullable(),
  reopened: z.number().int(),
  rating: z.number().int().nullable(),
  /** The clock that is due next, or has been longest; null where none runs. */
  clock: RequestClock.nullable(),
  revision: z.number().int(),
});
export type ServiceRequest = z.infer<typeof ServiceRequest>;
