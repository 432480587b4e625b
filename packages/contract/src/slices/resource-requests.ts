import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { RESOURCE_KINDS, RESOURCE_UNITS } from '../records/resource-records.ts';
import { AsOf, Both, Day, Decimal, Id, LongText, Money, Page, pageOf } from '../shapes.ts';

const keys = <K extends string>(of: Record<K, unknown>) => Object.keys(of) as [K, ...K[]];
export const ResourceKind = z.enum(keys(RESOURCE_KINDS));
export type ResourceKind = z.infer<typeof ResourceKind>;
const ResourceUnit = z.enum(keys(RESOURCE_UNITS));
/** Where a request stands; the last four are for good. */
export const REQUEST_STATES = ['asked', 'approved', 'accepted', 'done', 'rejected', 'declined', 'cancelled'] as const;
/** `todo`: of the caller's own resources, what waits to be accepted or done. */
export const REQUEST_VIEWS = ['todo', 'open', 'mine', 'ended'] as const;
export const REQUEST_STEPS = ['asked', 'approved', 'accepted', 'done', 'ended'] as const;

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const More = Decimal.refine((text) => Number(text) > 0, { params: { reason: 'too_small' } });
const Cost = Money.refine((text) => !text.startsWith('-'), { params: { reason: 'too_small' } });

/** How a month of a resource is taken. */
const ResourceLoad = z.strictObject({
  month: Month,
  /** Null: no limit. */
  capacity: Decimal.nullable(),
  /** Approved, accepted and done. */
  booked: Decimal,
  /** Asked for and not yet approved. */
  asked: Decimal,
  /** What is left; below zero it is overbooked; null: no limit. */
  free: Decimal.nullable(),
});
export type ResourceLoad = z.infer<typeof ResourceLoad>;

export const ResourceRequest = z.strictObject({
  id: Id,
  accountId: Id,
  accountName: z.string(),
  /** Whether the reader meets the customer: who only has a part in the request does not. */
  accountMet: z.boolean(),
  resourceId: Id,
  resource: Both,
  kind: ResourceKind,
  unit: ResourceUnit,
  ownerName: z.string().nullable(),
  askedOn: Day,
  askedBy: z.string().nullable(),
  why: z.string(),
  wantedOn: Day,
  quantity: Decimal,
  cost: Money,
  level: z.string().nullable(),
  entitled: z.boolean(),
  objective: z.string().nullable(),
  plan: z.string().nullable(),
  play: Both.nullable(),
  state: z.enum(REQUEST_STATES),
  /** The day on which the owner means to do it. */
  plannedOn: Day.nullable(),
  doneOn: Day.nullable(),
  doneQuantity: Decimal.nullable(),
  doneCost: Money.nullable(),
  result: z.string().nullable(),
  endedWhy: z.string().nullable(),
  late: z.boolean(),
  approvalId: Id.nullable(),
  steps: z.array(z.strictObject({ step: z.enum(REQUEST_STEPS), on: Day, by: z.string().nullable() })),
  revision: z.number().int(),
  /** What the reader could do with it as it stood. */
  mayAccept: z.boolean(),
  mayDecline: z.boolean(),
  mayFinish: z.boolean(),
  mayCancel: z.boolean(),
});
export type ResourceRequest = z.infer<typeof ResourceRequest>;

const ResourceLine = z.strictObject({
  id: Id,
  title: Both,
  kind: ResourceKind,
  unit: ResourceUnit,
  ownerName: z.string().nullable(),
  unitCost: Money.nullable(),
  /** None: every level. */
  levels: z.array(z.string()),
  loads: z.array(ResourceLoad),
});
export type ResourceLine = z.infer<typeof ResourceLine>;

export const ResourceReport = z.strictObject({
  from: Month,
  until: Month,
  rows: z.array(
    z.strictObject({
      kind: ResourceKind,
      /** The level that the customer had when it was asked for. */
      level: z.string().nullable(),
      month: Month,
      asked: z.number().int(),
      done: z.number().int(),
      /** Of what was done in the month. */
      cost: Money,
    }),
  ),
  /** By what was spent on them in these months, the most first. */
  accounts: z.array(
    z.strictObject({ id: Id, name: z.string(), done: z.number().int(), cost: Money, arr: Money, share: z.number().nullable() }),
  ),
  /** Accounts beyond those. */
  more: z.number().int(),
});
export type ResourceReport = z.infer<typeof ResourceReport>;

const One = { id: Id, revision: z.number().int() };

export const resourceRequests = {
  list: endpoint({
    method: 'GET',
    path: '/resource-requests',
    summary: 'Requests for resources: those for the caller to do, those that they asked for, and those of customers that they meet',
    needs: 'resources.read',
    input: z.strictObject({
      ...{ ...Page, ...AsOf },
      view: z.enum(REQUEST_VIEWS).default('open'),
      accountId: Id.optional(),
      resourceId: Id.optional(),
    }),
    output: pageOf(ResourceRequest),
  }),
  get: endpoint({
    method: 'GET',
    path: '/resource-requests/{id}',
    summary: 'A request for a resource as it stood on a day',
    needs: 'resources.read',
    input: z.strictObject({ id: Id, ...AsOf }),
    output: ResourceRequest,
  }),
  waiting: endpoint({
    method: 'GET',
    path: '/resource-requests/waiting',
    summary: 'How many requests wait for the caller to accept or do, and how many of them are late',
    needs: 'resources.read',
    input: z.strictObject({}),
    output: z.strictObject({ waiting: z.number().int(), late: z.number().int() }),
  }),
  capacity: endpoint({
    method: 'GET',
    path: '/resource-requests/capacity',
    summary: 'The catalogue of a day, and how each month of each resource is taken: what is overbooked is told',
    needs: 'resources.read',
    input: z.strictObject({ ...AsOf, months: z.number().int().min(1).max(12).default(3) }),
    output: z.strictObject({ asOf: Day, items: z.array(ResourceLine) }),
  }),
  report: endpoint({
    method: 'GET',
    path: '/resource-requests/report',
    summary: 'What was asked for and done by kind, level and month, and what customers cost against their recurring revenue',
    needs: 'resources.read',
    input: z.strictObject({ ...AsOf, months: z.number().int().min(1).max(24).default(12) }),
    output: ResourceReport,
  }),
  ask: endpoint({
    method: 'POST',
    path: '/resource-requests',
    summary: 'Ask for a resource for a customer; it goes to approval',
    needs: 'resources.ask',
    status: 201,
    input: z.strictObject({
      ...{ accountId: Id, resourceId: Id, why: LongText.min(1), wantedOn: Day, quantity: More },
      ...{ objectiveId: Id.optional(), planId: Id.optional(), playId: z.string().max(63).optional() },
    }),
    output: ResourceRequest,
  }),
  accept: endpoint({
    method: 'POST',
    path: '/resource-requests/{id}/accept',
    summary: 'The owner of the resource takes an approved request on, for a day',
    needs: 'resources.do',
    input: z.strictObject({ ...One, plannedOn: Day }),
    output: ResourceRequest,
  }),
  decline: endpoint({
    method: 'POST',
    path: '/resource-requests/{id}/decline',
    summary: 'The owner of the resource does not take it on, or cannot do it after all; it says why',
    needs: 'resources.do',
    input: z.strictObject({ ...One, reason: LongText.min(1) }),
    output: ResourceRequest,
  }),
  finish: endpoint({
    method: 'POST',
    path: '/resource-requests/{id}/finish',
    summary: 'It was done: what came of it, how much it took and what it cost',
    needs: 'resources.do',
    input: z.strictObject({ ...One, on: Day.optional(), quantity: More, cost: Cost.optional(), result: LongText.min(1) }),
    output: ResourceRequest,
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/resource-requests/{id}/cancel',
    summary: 'It is no longer wanted; it says why',
    needs: 'resources.ask',
    input: z.strictObject({ ...One, reason: LongText.min(1) }),
    output: ResourceRequest,
  }),
};
