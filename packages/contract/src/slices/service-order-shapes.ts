import * as z from 'zod';
import { Severity } from '../policy/sla.ts';
import { Day, Decimal, Id, Moment, Money, masked } from '../shapes.ts';

export const ORDER_KINDS = ['repair', 'opening', 'onsite', 'other'] as const;
export const OrderKind = z.enum(ORDER_KINDS);
export type OrderKind = z.infer<typeof OrderKind>;

/** `created` → `planned` → `solved`: how it is done is written down → `delivered` → `checked` by the customer → `closed`; or `cancelled`. */
export const ORDER_STATES = ['created', 'planned', 'solved', 'delivered', 'checked', 'closed', 'cancelled'] as const;
export const OrderState = z.enum(ORDER_STATES);
export type OrderState = z.infer<typeof OrderState>;

/** What customers are told of its course. */
export const PORTAL_ORDER_EVENTS = [
  'created',
  'planned',
  'delivered',
  'accepted',
  'rejected',
  'waived',
  'closed',
  'cancelled',
  'reopened',
] as const;
export const ORDER_EVENTS = [...PORTAL_ORDER_EVENTS, 'changed', 'solved', 'note'] as const;
export const ORDER_FIELDS = ['contact', 'product', 'kind', 'severity', 'title', 'description', 'provider'] as const;
export const ORDER_COST_KINDS = ['labour', 'travel', 'parts', 'outsourcing', 'other'] as const;

const Person = z.strictObject({ id: Id, name: z.string() });

/** An order as lists show it. */
export const ServiceOrder = z.strictObject({
  id: Id,
  number: z.number().int(),
  accountId: Id,
  accountName: z.string(),
  /** Whether the reader meets the customer: who only works on the order may not. */
  accountMet: z.boolean(),
  contactId: Id.nullable(),
  contactName: masked('person', z.string()).nullable(),
  productId: Id.nullable(),
  productName: z.string().nullable(),
  requestId: Id.nullable(),
  requestNumber: z.number().int().nullable(),
  kind: OrderKind,
  severity: Severity.nullable(),
  title: z.string(),
  state: OrderState,
  providerId: Id.nullable(),
  providerName: z.string().nullable(),
  engineers: z.array(Person),
  plannedFrom: Moment.nullable(),
  plannedTo: Moment.nullable(),
  /** Until when the customer was told that it is done. */
  promisedAt: Moment.nullable(),
  /** Promised, past, and not delivered. */
  late: z.boolean(),
  createdAt: Moment,
  changedAt: Moment,
  endedAt: Moment.nullable(),
  rejected: z.number().int(),
  reopened: z.number().int(),
  rating: z.number().int().nullable(),
  revision: z.number().int(),
});
export type ServiceOrder = z.infer<typeof ServiceOrder>;

const OrderEntry = z.strictObject({
  id: Id,
  at: Moment,
  what: z.enum(ORDER_EVENTS),
  authorName: z.string().nullable(),
  contactName: masked('person', z.string()).nullable(),
  body: z.string(),
  shared: z.boolean(),
  /** Of a change: which fields. */
  fields: z.array(z.enum(ORDER_FIELDS)),
  /** Of a plan: from when until when, and who goes. */
  plan: z.strictObject({ from: Moment, to: Moment, engineers: z.array(z.string()) }).nullable(),
});
export type OrderEntry = z.infer<typeof OrderEntry>;

const OrderCost = z.strictObject({
  id: Id,
  kind: z.enum(ORDER_COST_KINDS),
  incurredOn: Day,
  hours: Decimal.nullable(),
  rate: Money.nullable(),
  amount: Money,
  personName: z.string().nullable(),
  note: z.string(),
  addedByName: z.string().nullable(),
  /** The line that it takes back. */
  voidsId: Id.nullable(),
  voided: z.boolean(),
  /** Whether it is among the customer's service costs. */
  booked: z.boolean(),
});
export type OrderCost = z.infer<typeof OrderCost>;

/** The same person somewhere else at the same time. */
const Overlap = z.strictObject({
  engineerName: z.string(),
  orderId: Id,
  number: z.number().int(),
  title: z.string(),
  from: Moment,
  to: Moment,
});

export const ServiceOrderTold = ServiceOrder.extend({
  description: z.string(),
  createdByName: z.string().nullable(),
  solution: z.string(),
  solvedAt: Moment.nullable(),
  deliveredAt: Moment.nullable(),
  acceptance: z.enum(['accepted', 'waived']).nullable(),
  acceptedAt: Moment.nullable(),
  acceptanceNote: z.string(),
  acceptedByName: masked('person', z.string()).nullable(),
  /** What was done with it, oldest first: its last 500. */
  entries: z.array(OrderEntry),
  overlaps: z.array(Overlap),
  /** In base currency; null for a provider, whose fee is ours to weigh. */
  costs: z.strictObject({ total: Money, currency: z.string(), lines: z.array(OrderCost) }).nullable(),
  mayWork: z.boolean(),
  /** Whether the reader may end it, do without the customer's word, and book costs: no provider may. */
  mayEnd: z.boolean(),
});
export type ServiceOrderTold = z.infer<typeof ServiceOrderTold>;

const Block = z.strictObject({
  orderId: Id,
  number: z.number().int(),
  title: z.string(),
  accountName: z.string(),
  state: OrderState,
  revision: z.number().int(),
  from: Moment,
  to: Moment,
  /** Whether the same person is planned elsewhere at that time. */
  overlaps: z.boolean(),
});
/** A week of everybody who is or may be planned, and what waits to be planned. */
export const OrderSchedule = z.strictObject({
  from: Day,
  to: Day,
  timeZone: z.string(),
  /** Its days with the hours that are open, in minutes of the day; none on a day off. */
  days: z.array(z.strictObject({ on: Day, windows: z.array(z.strictObject({ from: z.number().int(), to: z.number().int() })) })),
  people: z.array(
    z.strictObject({
      ...Person.shape,
      providerId: Id.nullable(),
      providerName: z.string().nullable(),
      /** Days of the week on which they are away. */
      away: z.array(Day),
      blocks: z.array(Block),
    }),
  ),
  unplanned: z.array(ServiceOrder),
  unplannedTotal: z.number().int(),
});
export type OrderSchedule = z.infer<typeof OrderSchedule>;
export type OrderBlock = z.infer<typeof Block>;
