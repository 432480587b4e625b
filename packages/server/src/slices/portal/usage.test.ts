import type { PortalUsage, streams } from '@fulcrum/contract';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { signedIn, type TestMember } from '../../../test/harness/portal.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import { type Sent, usageOn } from '../../../test/oracle/usage.ts';

const fulcrum = await testFulcrum();
const { call } = fulcrum;
const AGGREGATES = { active_users: 'max', logins: 'sum', load: 'avg', stored: 'last' } as const;
const CODES = ['USED', 'BOUGHT'];
let own: TestMember;
let foreign: TestMember;
const sent: Sent[] = [];
let code: string | undefined;
const report = (who = own, input: object = {}) => call<PortalUsage>('portalUsage.report', input, who.actor);
async function* lines(values: readonly Sent[]) {
  yield new TextEncoder().encode(values.map((one) => JSON.stringify(one)).join('\n'));
}
const file = async (who = own) => {
  const { body } = (await fulcrum.door.dispatchStream(
    'portalUsageFile' as keyof typeof streams,
    await fulcrum.ctx(who.actor),
    {},
    lines([]),
  )) as {
    body: AsyncIterable<Uint8Array>;
  };
  return Buffer.concat(await Array.fromAsync(body)).toString('utf8');
};

beforeAll(async () => {
  [own, foreign] = [await signedIn(fulcrum), await signedIn(fulcrum)];
  for (const name of CODES) {
    const { id: productId } = await call<{ id: string }>('products.create', { code: name, name });
    if (name === 'BOUGHT')
      await call('subscriptions.create', { accountId: own.accountId, productId, startsOn: '2026-01-01', amount: '1', amountPer: 'year' });
  }
  for (const [id, aggregate] of Object.entries(AGGREGATES))
    await call('usage.declare', { id, aggregate, ...(id === 'active_users' ? { counts: 'active_users' } : {}) });
  const contract = { code: 'C-1', startsOn: '2026-01-01', endsOn: '2026-12-31', signedOn: '2025-12-20', amount: '1000', seats: 20 };
  await call('contracts.create', { accountId: own.accountId, ...contract });
  const codes = await Promise.all([own, foreign].map(({ accountId: id }) => call<{ code: string }>('accounts.get', { id })));
  [code] = codes.map((one) => one.code);
  for (const { code: account } of codes)
    for (let day = Temporal.PlainDate.from('2026-06-01'); String(day) < '2026-11-20'; day = day.add({ days: 3 }))
      for (const metric of Object.keys(AGGREGATES))
        for (const product of day.day % 2 ? ['', 'USED'] : ['USED'])
          sent.push({ account, product, metric, day: String(day), value: (day.day * metric.length) % 17 });
  await fulcrum.door.dispatchStream('usageBulk', await fulcrum.ctx(), {}, lines(sent));
});

test('nothing is told before somebody says what', async () => {
  expect(await report()).toMatchObject({ metrics: [], products: [], seats: null, lastOn: null });
  await call('portalMembers.setRules', { usage: Object.keys(AGGREGATES) });
  expect((await report()).metrics.map(({ id }) => id).toSorted()).toEqual(Object.keys(AGGREGATES).toSorted());
});

test('each figure is the metric’s own on the last day of the last complete month, over twelve months and against the 30 days before', async () => {
  const told = await report();
  expect([told.month, told.asOf, told.seats]).toEqual(['2026-10', '2026-10-31', 20]);
  const rightOn = (day: string) => usageOn(sent, code ?? '', AGGREGATES, day, 20);
  const right = rightOn('2026-10-31');
  expect(told.seatRate).toBeCloseTo(Number(right['usage.seat_rate_30d']), 6);
  expect(told.lastOn).toBe(right['usage.last_on']);
  for (const { id, value, trend, months } of told.metrics) {
    expect(value).toBeCloseTo(Number(right[`usage.${id}_30d`]), 9);
    expect(trend).toBeCloseTo(Number(right[`usage.${id}_trend_30d`]), 6);
    expect(months).toHaveLength(12);
    for (const one of months) {
      const month = Temporal.PlainYearMonth.from(one.month);
      const is = rightOn(month.toPlainDate({ day: month.daysInMonth }).toString())[`usage.${id}_30d`];
      if (typeof is === 'number') expect(one.value).toBeCloseTo(is, 9);
      else expect(one.value).toBeNull();
    }
  }
});

test('products that were bought stand beside those that are used, each with its own figures', async () => {
  const { products } = await report();
  expect(products.map(({ name, bought }) => [name, bought])).toEqual([
    ['BOUGHT', true],
    ['USED', false],
  ]);
  const [bought, used] = products;
  expect(bought).toMatchObject({ lastOn: null });
  expect(bought?.figures.map(({ value }) => value)).toEqual([null, null, null, null]);
  const ofUsed = sent.filter(({ product }) => product === 'USED');
  const right = usageOn(ofUsed, code ?? '', AGGREGATES, '2026-10-31', 20);
  for (const { id, value } of used?.figures ?? []) expect(value).toBeCloseTo(Number(right[`usage.${id}_30d`]), 9);
});

test('an earlier month is asked for by its name, one that is not over is refused', async () => {
  expect(await report(own, { month: '2026-08' })).toMatchObject({ month: '2026-08', asOf: '2026-08-31' });
  expect(await reasonOf(report(own, { month: '2026-11' }))).toBe('portal.month_not_over');
});

test('what one customer reads of itself can be chosen apart; without active users no seats are told', async () => {
  await call('portalMembers.setUsage', { accountId: own.accountId, metrics: ['logins'] });
  expect(await report()).toMatchObject({ metrics: [{ id: 'logins' }], seats: null, seatRate: null });
  expect((await report(foreign)).metrics).toHaveLength(4);
  await call('portalMembers.setUsage', { accountId: own.accountId, metrics: [] });
  expect(await report()).toMatchObject({ metrics: [], products: [] });
  expect(await call('portalMembers.setUsage', { accountId: own.accountId, metrics: null })).toMatchObject({ own: null });
});

test('the file has the same figures, and another company’s another’s', async () => {
  const text = await file();
  expect(text).toContain('2026-10,全部,active_users');
  expect(text).toContain('2026-10,USED');
  expect(text).not.toBe(await file(foreign));
});
