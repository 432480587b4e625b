import type { ServiceOrderTold } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, db } = fulcrum;
let engineerId: string;
beforeAll(async () => {
  engineerId = (await fulcrum.person('agent')).userId ?? '';
});
let made = 0;
const customer = async () => {
  const code = `C-${++made}`;
  return (await call<{ id: string }>('accounts.create', { code, name: code })).id;
};
const does = (verb: string, { id, revision }: ServiceOrderTold, more: object = {}) =>
  call<ServiceOrderTold>(`serviceOrders.${verb}`, { id, revision, ...more });
const open = (accountId: string) => call<ServiceOrderTold>('serviceOrders.create', { accountId, title: '上门检修' });
const add = (id: string, more: object) => call<ServiceOrderTold>('serviceOrders.addCost', { id, kind: 'travel', amount: '1', ...more });
const close = async (order: ServiceOrderTold) => {
  const plan = { from: '2026-11-24T01:00:00Z', to: '2026-11-24T03:00:00Z', engineerIds: [engineerId] };
  const ready = await does('deliver', await does('solve', await does('plan', order, plan), { solution: '已修复' }));
  return does('close', await does('check', ready, { verdict: 'accepted' }));
};
const booked = async (accountId: string) =>
  (
    await sql<{ code: string; kind: string; amount: string; hours: string | null; day: string; adjusts: boolean }>`
      select code, kind, trim_scale(amount)::text as amount, trim_scale(hours)::text as hours, happened_on::text as day, adjusts_id is not null as adjusts
      from service_cost where account_id = ${accountId}::uuid order by recorded_at, code`.execute(db)
  ).rows;

test('what an order costs is booked to its customer when it closes, line by line, and not before', async () => {
  const accountId = await customer();
  const order = await open(accountId);
  await add(order.id, { kind: 'labour', hours: '2.5', rate: '120.4', amount: undefined, personId: engineerId, incurredOn: '2026-11-20' });
  const { costs } = await add(order.id, { kind: 'parts', amount: '58.25', note: '光模块' });
  expect(costs).toMatchObject({ total: '359.25', currency: 'CNY', lines: [{ amount: '301', booked: false }, { amount: '58.25' }] });
  expect(await booked(accountId)).toEqual([]);
  const closed = await close(order);
  expect(closed.costs?.lines.every((line) => line.booked)).toBe(true);
  const { number } = order;
  expect(await booked(accountId)).toEqual([
    { code: `SO-${number}-1`, kind: 'labour', amount: '301', hours: '2.5', day: '2026-11-20', adjusts: false },
    { code: `SO-${number}-2`, kind: 'parts', amount: '58.25', hours: null, day: '2026-11-23', adjusts: false },
  ]);
  // Opened again and closed again, nothing is booked twice.
  await close(await does('reopen', closed, { reason: '又坏了' }));
  expect(await booked(accountId)).toHaveLength(2);
});

test('a wrong line is taken back by a further one: unbooked both stay out of the books, booked it is adjusted there', async () => {
  const accountId = await customer();
  const order = await open(accountId);
  const wrong = (await add(order.id, { amount: '70' })).costs?.lines[0]?.id;
  const voided = await call<ServiceOrderTold>('serviceOrders.voidCost', { id: order.id, costId: wrong, reason: '记错客户' });
  expect(voided.costs).toMatchObject({
    total: '0',
    lines: [
      { amount: '70', voided: true },
      { amount: '-70', voidsId: wrong },
    ],
  });
  for (const costId of [wrong, voided.costs?.lines[1]?.id])
    expect(await reasonOf(call('serviceOrders.voidCost', { id: order.id, costId, reason: '再次' }))).toBe('service_order.cost_voided');
  await add(order.id, { amount: '30' });
  expect(await booked(accountId)).toEqual([]);
  await close(order);
  expect((await booked(accountId)).map(({ amount }) => amount)).toEqual(['30']);
  const late = (await add(order.id, { amount: '12' })).costs?.lines.at(-1);
  expect(late?.booked).toBe(true);
  await call('serviceOrders.voidCost', { id: order.id, costId: late?.id, reason: '重复' });
  expect((await booked(accountId)).map(({ amount, adjusts }) => [amount, adjusts])).toEqual([
    ['30', false],
    ['12', false],
    ['-12', true],
  ]);
  // Of one that is open again, what was booked is taken back at once, and what is new waits for its close.
  const again = await does('reopen', await call<ServiceOrderTold>('serviceOrders.get', { id: order.id }), { reason: '又坏了' });
  await add(order.id, { amount: '5' });
  const thirty = again.costs?.lines.find(({ amount, voided }) => amount === '30' && !voided)?.id;
  await call('serviceOrders.voidCost', { id: order.id, costId: thirty, reason: '改由保修承担' });
  expect((await booked(accountId)).map(({ amount }) => amount)).toEqual(['30', '12', '-12', '-30']);
});

test('an order called off has cost what it has cost', async () => {
  const accountId = await customer();
  const order = await open(accountId);
  await add(order.id, { amount: '45' });
  await does('cancel', order, { reason: '客户自行解决' });
  expect((await booked(accountId)).map(({ amount }) => amount)).toEqual(['45']);
});

test('what was incurred in a month that is closed by now is booked on the day of the close', async () => {
  const accountId = await customer();
  const order = await open(accountId);
  await add(order.id, { amount: '45', incurredOn: '2025-03-10' });
  await sql`insert into period (month, state, closed_at, changed_at) values ('2025-03-01', 'closed', now(), now()) on conflict do nothing`.execute(
    db,
  );
  await close(order);
  expect((await booked(accountId)).map(({ day }) => day)).toEqual(['2026-11-23']);
});

test('a line says what it comes to in one way', async () => {
  const { id } = await open(await customer());
  for (const more of [{ amount: undefined }, { hours: '1', rate: '2' }, { amount: undefined, hours: '1' }])
    expect(await reasonOf(add(id, more))).toBe('service_order.cost_amount');
  expect(await reasonOf(add(id, { incurredOn: '2026-11-24' }))).toBe('service_order.cost_day');
  for (const amount of ['0', '-5', '0.00', '1e3', '***']) expect(await reasonOf(add(id, { amount }))).toBe('input.invalid');
});

test('whatever is added and taken back in whatever order, the books come to what the order comes to', async () => {
  const cents = fc.integer({ min: 1, max: 9_999_999 });
  const steps = fc.array(
    fc.oneof(
      cents.map((add) => ({ add })),
      fc.nat(5).map((back) => ({ back })),
      fc.constant({ end: true }),
    ),
    { maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const accountId = await customer();
      const { id } = await open(accountId);
      let sum = 0n;
      const standing: { id: string; cents: number }[] = [];
      for (const step of all) {
        if ('add' in step) {
          const { costs } = await add(id, { amount: (step.add / 100).toFixed(2) });
          standing.push({ id: costs?.lines.at(-1)?.id ?? '', cents: step.add });
          sum += BigInt(step.add);
        } else if ('back' in step) {
          const [line] = standing.splice(step.back % Math.max(1, standing.length), 1);
          if (line) await call('serviceOrders.voidCost', { id, costId: line.id, reason: '冲销' });
          sum -= BigInt(line?.cents ?? 0);
        } else {
          const order = await call<ServiceOrderTold>('serviceOrders.get', { id });
          if (order.state === 'created') await does('cancel', order, { reason: '不做了' });
        }
      }
      const order = await call<ServiceOrderTold>('serviceOrders.get', { id });
      if (order.state === 'created') await does('cancel', order, { reason: '不做了' });
      const books = (await booked(accountId)).reduce((all, { amount }) => all + BigInt(Math.round(Number(amount) * 100)), 0n);
      expect([books, BigInt(Math.round(Number(order.costs?.total) * 100))]).toEqual([sum, sum]);
    }),
    { numRuns: 8 },
  );
});
