import type { ServiceOrderTold } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const { call, clock, person } = await testFulcrum({ now: '2026-11-02T01:00:00Z' });
const { id: accountId } = await call<{ id: string }>('accounts.create', { code: 'C-1', name: '江城大学' });
const engineerIds = [(await person('agent')).userId];
const on = (day: string) => clock.moveTo(`2026-11-${day}T02:00:00Z`);
const does = (verb: string, { id, revision }: ServiceOrderTold, more: object = {}) =>
  call<ServiceOrderTold>(`serviceOrders.${verb}`, { id, revision, ...more });
const promised = async (day: string) => {
  const opened = await call<ServiceOrderTold>('serviceOrders.create', { accountId, title: '上门检修' });
  return does('plan', opened, { from: `2026-11-${day}T03:00:00Z`, to: `2026-11-${day}T05:00:00Z`, engineerIds });
};
const delivered = async (order: ServiceOrderTold) => does('deliver', await does('solve', order, { solution: '已处理' }));

const METRICS = ['open', 'late', 'first_time_90d', 'accepted_90d'] as const;
const figures = async (day: string) => {
  const asked = METRICS.map(async (name) => {
    const id = `service_orders.${name}`;
    const { rows } = await call<{ rows: { dim: string | null; value: unknown }[] }>('metrics.value', {
      ...{ id, asOf: `2026-11-${day}`, by: 'account' },
    });
    return rows.find(({ dim }) => dim === 'C-1')?.value ?? null;
  });
  return Promise.all(asked);
};

test('metrics say for any day what was open, late by the promise of that day, right the first time, and accepted', async () => {
  on('02');
  const [good, poor] = [await promised('04'), await promised('04')];
  on('05');
  const taken = await does('check', await delivered(good), { verdict: 'accepted', rating: 5 });
  on('06');
  const refused = await does('check', await delivered(poor), { verdict: 'rejected', note: '仍报错' });
  on('09');
  // The customer asks for a later day: from here on the promise is another.
  const anew = await does('plan', refused, {
    from: '2026-11-12T03:00:00Z',
    to: '2026-11-12T05:00:00Z',
    engineerIds,
    askedByCustomer: true,
  });
  on('12');
  const closed = await does('close', await does('check', await delivered(anew), { verdict: 'accepted' }));
  on('16');
  await does('close', taken);
  on('18');
  await does('reopen', closed, { reason: '又掉线' });
  on('20');
  expect((await figures('01')).map((value) => value ?? 0)).toEqual([0, 0, 0, 0]);
  expect(await figures('04')).toEqual([2, 0, null, 0]);
  expect(await figures('05')).toEqual([2, 1, 1, 1]);
  expect(await figures('08')).toEqual([2, 1, 0.5, 1]);
  expect(await figures('11')).toEqual([2, 0, 0.5, 1]);
  expect(await figures('12')).toEqual([1, 0, 0.5, 2]);
  expect(await figures('17')).toEqual([0, 0, 0.5, 2]);
  expect(await figures('20')).toEqual([1, 0, 0.5, 2]);
});
