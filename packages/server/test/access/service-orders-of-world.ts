// For tests: service orders of an account in the states that verbs ask for.
import type { ServiceOrderTold } from '@fulcrum/contract';
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
const PLAN = { from: '2026-12-01T01:00:00Z', to: '2026-12-01T03:00:00Z' };

type Of = { accountId: string; contactId?: string };
/** An order taken so many steps on its way. */
async function orderAt(fulcrum: TestFulcrum, of: Of, steps: number): Promise<ServiceOrderTold> {
  const { call } = fulcrum;
  const { userId } = await engineerOf(fulcrum);
  const ways: [verb: string, more: object][] = [
    ['plan', { ...PLAN, engineerIds: [userId] }],
    ['solve', { solution: '更换交换机' }],
    ['deliver', {}],
    ['check', { verdict: 'accepted' }],
    ['close', {}],
  ];
  let order = await call<ServiceOrderTold>('serviceOrders.create', { ...of, title: '机房网络不通', kind: 'onsite' });
  for (const [verb, more] of ways.slice(0, steps)) {
    const { id, revision } = order;
    order = await call<ServiceOrderTold>(`serviceOrders.${verb}`, { id, revision, ...more });
  }
  return order;
}
const engineers = new WeakMap<TestFulcrum, ReturnType<TestFulcrum['person']>>();
/** One person of the desk for all orders of an installation. */
function engineerOf(fulcrum: TestFulcrum): ReturnType<TestFulcrum['person']> {
  const known = engineers.get(fulcrum) ?? fulcrum.person('agent');
  engineers.set(fulcrum, known);
  return known;
}

export const deliveredOrder = (fulcrum: TestFulcrum, of: Of): Promise<ServiceOrderTold> => orderAt(fulcrum, of, 3);

export async function insertServiceOrdersOf(fulcrum: TestFulcrum, accountId: string, amount: string): Promise<ServiceOrderIds> {
  const at = async (steps: number) => (await orderAt(fulcrum, { accountId }, steps)).id;
  const created = await at(0);
  const { costs } = await fulcrum.call<ServiceOrderTold>('serviceOrders.addCost', { id: created, kind: 'travel', amount });
  return {
    ...{ created, cost: costs?.lines[0]?.id ?? '' },
    ...{ planned: await at(1), solved: await at(2), delivered: await at(3), checked: await at(4), closed: await at(5) },
  };
}
