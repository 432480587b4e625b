// For tests: service orders of an account in the states that verbs ask for, written as the verbs would have left them.
import { newId } from '../../src/kernel/ids.ts';
import { insertCosts } from '../../src/slices/service-orders/costs.sql.ts';
import * as course from '../../src/slices/service-orders/course.ts';
import { insertOrders, type NewOrder } from '../../src/slices/service-orders/store.sql.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';

export interface ServiceOrderIds {
  created: string;
  planned: string;
  solved: string;
  delivered: string;
  checked: string;
  closed: string;
  /** A line of the costs of the created one. */
  cost: string;
}
const AT = '2026-11-20T01:00:00Z';
const PLAN = { from: '2026-12-01T01:00:00Z', to: '2026-12-01T03:00:00Z', askedByCustomer: false };
const WORD = { note: '', contactId: null, rating: null };
const STEPS: readonly ((before: course.Course) => course.Course)[] = [
  (before) => course.plan(before, PLAN),
  (before) => course.solve(before, '更换交换机', AT),
  (before) => course.deliver(before, AT),
  (before) => course.accept(before, 'accepted', WORD, AT),
  (before) => course.close(before, AT),
];
interface Of {
  accountId: string;
  contactId?: string;
}
/** An order that has taken so many steps. */
const orderAt = ({ accountId, contactId = '' }: Of, steps: number): NewOrder => ({
  ...STEPS.slice(0, steps).reduce((before, step) => step(before), course.create()),
  ...{ accountId, contactId: contactId || null, productId: null, requestId: null, kind: 'onsite', severity: null, providerId: null },
  ...{ title: '机房网络不通', description: '', createdBy: null, createdAt: AT, changedAt: AT, id: newId(), engineerIds: [] },
});

export async function deliveredOrder({ db }: TestFulcrum, of: Of): Promise<{ id: string }> {
  const order = orderAt(of, 3);
  await insertOrders(db, [order]);
  return order;
}

export async function insertServiceOrdersOf({ db }: TestFulcrum, accountId: string, amount: string): Promise<ServiceOrderIds> {
  const orders = [0, 1, 2, 3, 4, 5].map((steps) => orderAt({ accountId }, steps));
  await insertOrders(db, orders);
  const [created = '', planned = '', solved = '', delivered = '', checked = '', closed = ''] = orders.map(({ id }) => id);
  const cost = newId();
  const line = { kind: 'travel', incurredOn: '2026-11-20', hours: null, rate: null, personId: null, note: '', addedBy: null } as const;
  await insertCosts(db, [{ ...line, orderId: created, id: cost, amount, addedAt: AT }]);
  return { created, planned, solved, delivered, checked, closed, cost };
}
