import * as z from 'zod';
import { endpoint, routesNeeding } from '../endpoint.ts';
import { Severity } from '../policy/sla.ts';
import { Day, Id, LongText, Page, pageOf, Text } from '../shapes.ts';
import { ProviderScorecard, ProviderTargets } from './provider-scorecard.ts';
import { ORDER_COST_KINDS, OrderKind, OrderSchedule, ServiceOrder, ServiceOrderTold } from './service-order-shapes.ts';

/** `mine`: the reader is among its engineers; `unplanned`: it waits for a plan; `check`: delivered, and the customer has said nothing yet. */
export const ORDER_LISTS = ['mine', 'open', 'unplanned', 'late', 'check', 'ended', 'all'] as const;

const One = { id: Id, revision: z.number().int() };
const verb = <P extends string>(path: P, summary: string) => ({
  ...routesNeeding('requests.write')('POST', `/service-orders/{id}/${path}`, summary),
  output: ServiceOrderTold,
});
const Rating = z.number().int().min(1).max(5);
const At = z.iso.datetime({ offset: true });
/** More than nothing. */
const Amount = z.string().regex(/^(?=.*[1-9])\d{1,12}(\.\d{1,6})?$/);

export const serviceOrders = {
  list: endpoint({
    method: 'GET',
    path: '/service-orders',
    summary: 'Service orders that the caller sees: open ones by what was promised first, ended ones and all the newest first',
    needs: 'requests.read',
    input: z.strictObject({
      ...Page,
      view: z.enum(ORDER_LISTS).default('open'),
      accountId: Id.optional(),
      requestId: Id.optional(),
      productId: Id.optional(),
      providerId: Id.optional(),
      engineerId: Id.optional(),
      state: ServiceOrder.shape.state.optional(),
      kind: OrderKind.optional(),
      /** Part of the title, or the number. */
      q: z.string().trim().max(100).optional(),
    }),
    output: pageOf(ServiceOrder),
  }),
  counts: endpoint({
    method: 'GET',
    path: '/service-orders/counts',
    summary: 'How many service orders each list has',
    needs: 'requests.read',
    input: z.strictObject({}),
    output: z.strictObject(
      Object.fromEntries((['mine', 'open', 'unplanned', 'late', 'check'] as const).map((key) => [key, z.number().int()])) as Record<
        'mine' | 'open' | 'unplanned' | 'late' | 'check',
        z.ZodNumber
      >,
    ),
  }),
  people: endpoint({
    method: 'GET',
    path: '/service-orders/people',
    summary: 'Who can be planned: our people of the desk, and the people of providers',
    needs: 'requests.write',
    input: z.strictObject({}),
    output: z.strictObject({
      people: z.array(z.strictObject({ id: Id, name: z.string(), providerId: Id.nullable(), providerName: z.string().nullable() })),
      /** Whose orders the caller may ask for. */
      providers: z.array(z.strictObject({ id: Id, name: z.string() })),
    }),
  }),
  schedule: endpoint({
    method: 'GET',
    path: '/service-orders/schedule',
    summary: 'A week of everybody who can be planned: orders as blocks, overlaps told, days off and away, and what waits for a plan',
    needs: 'requests.read',
    input: z.strictObject({ /** Any day of the week; today where none is named. */ on: Day.optional(), providerId: Id.optional() }),
    output: OrderSchedule,
  }),
  get: endpoint({
    method: 'GET',
    path: '/service-orders/{id}',
    summary: 'A service order with its plan, its course and what it cost',
    needs: 'requests.read',
    input: z.strictObject({ id: Id }),
    output: ServiceOrderTold,
  }),
  create: endpoint({
    method: 'POST',
    path: '/service-orders',
    summary: 'Open a service order, of its own or out of a request, whose customer, person and product it takes over',
    needs: 'requests.write',
    status: 201,
    input: z.strictObject({
      ...{ accountId: Id.optional(), requestId: Id.optional(), contactId: Id.optional(), productId: Id.optional() },
      ...{ kind: OrderKind.default('repair'), severity: Severity.optional(), title: Text, description: LongText.default('') },
      /** Whether the provider of its product does it; from a request: as that is. */
      toProvider: z.boolean().optional(),
    }),
    output: ServiceOrderTold,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/service-orders/{id}',
    summary: 'Change what an open service order is about, or who does it',
    needs: 'requests.write',
    input: z.strictObject({
      ...One,
      ...{ contactId: Id.nullable().optional(), productId: Id.nullable().optional(), kind: OrderKind.optional() },
      ...{
        severity: Severity.nullable().optional(),
        title: Text.optional(),
        description: LongText.optional(),
        toProvider: z.boolean().optional(),
      },
    }),
    output: ServiceOrderTold,
  }),
  plan: endpoint({
    ...verb('plan', 'Plan it, or plan it anew: from when until when, and who goes; overlaps are told, not refused'),
    input: z.strictObject({
      ...One,
      from: At,
      to: At,
      engineerIds: z.array(Id).min(1).max(20),
      note: LongText.default(''),
      /** Whether the customer wants it moved: then what they were promised moves with it. */
      askedByCustomer: z.boolean().default(false),
    }),
  }),
  solve: endpoint({
    ...verb('solve', 'Write down how it is, or was, solved'),
    input: z.strictObject({ ...One, solution: LongText.min(1) }),
  }),
  deliver: endpoint({
    ...verb('deliver', 'It is delivered; the customer is asked for their word'),
    input: z.strictObject({ ...One, note: LongText.default('') }),
  }),
  check: endpoint({
    ...verb(
      'check',
      'What the customer says of what was delivered: accepted, or rejected, which sends it back to work; or why it is done without',
    ),
    input: z.strictObject({
      ...One,
      verdict: z.enum(['accepted', 'rejected', 'waived']),
      note: LongText.default(''),
      contactId: Id.optional(),
      rating: Rating.optional(),
    }),
  }),
  close: endpoint({
    ...verb('close', 'Close it: what it cost is booked to the customer'),
    input: z.strictObject({ ...One, note: LongText.default('') }),
  }),
  cancel: endpoint({
    ...verb('cancel', 'It is not wanted any more; what it cost until now is booked'),
    input: z.strictObject({ ...One, reason: LongText.min(1) }),
  }),
  reopen: endpoint({
    ...verb('reopen', 'It was not done after all, and is planned anew'),
    input: z.strictObject({ ...One, reason: LongText.min(1) }),
  }),
  note: endpoint({
    ...verb('notes', 'Write a note that the customer never sees; the provider only where it is shared'),
    input: z.strictObject({ id: Id, text: LongText.min(1), shared: z.boolean().default(false) }),
  }),
  addCost: endpoint({
    ...verb('costs', 'Add what it costs, in base currency; of an order that has ended it is booked at once'),
    status: 201,
    input: z.strictObject({
      id: Id,
      kind: z.enum(ORDER_COST_KINDS),
      incurredOn: Day.optional(),
      /** Of labour: hours × rate is the amount. */
      hours: Amount.optional(),
      rate: Amount.optional(),
      amount: Amount.optional(),
      personId: Id.optional(),
      note: Text.optional(),
    }),
  }),
  voidCost: endpoint({
    ...verb('costs/{costId}/void', 'Take a line of its costs back, by a further line'),
    input: z.strictObject({ id: Id, costId: Id, reason: Text }),
  }),
  scorecard: endpoint({
    method: 'GET',
    path: '/service-orders/scorecard',
    summary: 'How each provider, and we ourselves, served customers in a span of days, against their targets',
    needs: 'requests.read',
    input: z.strictObject({ from: Day.optional(), to: Day.optional() }),
    output: ProviderScorecard,
  }),
  targets: endpoint({
    method: 'GET',
    path: '/service-orders/targets',
    summary: 'What is expected of providers: the one standard, and targets of single providers',
    needs: 'requests.dispatch',
    input: z.strictObject({}),
    output: ProviderTargets,
  }),
  setTargets: endpoint({
    method: 'PUT',
    path: '/service-orders/targets',
    summary: 'Set what is expected of providers',
    needs: 'requests.dispatch',
    input: ProviderTargets,
    output: ProviderTargets,
  }),
};
