import type { Backtest } from '@fulcrum/contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { accountId, putBase } from '../../../test/judgement/base.ts';
import { backtestJob } from './backtest.job.ts';

const fulcrum = await testFulcrum();
const { db, call, runJob } = fulcrum;
const line = (order: number, on: string, amount: string, product = 1) => ({ order, product, on, amount, margin: null });
/** Ten customers, the larger of which buy again in the half year after April 2026. */
await putBase(
  db,
  Array.from({ length: 10 }, (_, place) => ({
    id: accountId(place + 1),
    since: '2025-01-01',
    status: place === 9 ? ('closed' as const) : ('active' as const),
    facts: [],
    lines: [line(place * 10, '2026-02-01', String(100 * (place + 1))), ...(place >= 5 ? [line(place * 10 + 1, '2026-06-01', '10')] : [])],
  })),
);
const POLICY = `apiVersion: fulcrum/v1
kind: tier
id: by-amount
name: { zh: 按金额, en: By amount }
items:
  - { id: amount, name: { zh: 金额, en: Amount }, band: { metric: orders.amount_12m, bands: [{ to: 500, points: 10 }, { from: 500, points: 60 }] } }
levels:
  - { id: A, name: { zh: 大, en: Large }, score: 50 }
  - { id: B, name: { zh: 小, en: Small } }
`;
const payload = async (id: string) => {
  const found = await sql<{ input: Record<string, unknown> }>`select input from job_run where id = ${id}`.execute(db);
  return { jobRunId: id, ...found.rows[0]!.input };
};
async function backtest(input: object): Promise<Backtest> {
  const { id } = await call<{ id: string }>('backtests.start', input);
  await runJob(backtestJob, await payload(id));
  return call<Backtest>('backtests.get', { id });
}

test('a policy is judged by what happened next: area, lift, rate and share of each level, beside single figures', async () => {
  const done = await backtest({ yaml: POLICY, months: 1, asOf: '2026-04-30' });
  expect(done).toMatchObject({ state: 'done', policyId: 'by-amount', expects: 'higher', assumedShare: '1.000000' });
  // Six of level A, five of whom bought again; none of the four of B: pairs 5 × 5, of which one in five ties.
  expect(done.points).toMatchObject([
    {
      asOf: '2026-04-30',
      until: '2026-10-30',
      over: true,
      accounts: 10,
      positives: 5,
      unscored: 0,
      auc: 0.9,
      levels: [
        { id: 'A', accounts: 6, positives: 5, amountShare: 4500 / 5500 },
        { id: 'B', accounts: 4, positives: 0, rate: 0, amountShare: 1000 / 5500 },
      ],
    },
  ]);
  expect(done.points[0]!.liftTop10).toBeCloseTo(5 / 6 / 0.5, 12);
  expect(done.points[0]!.deciles.map(({ rate }) => rate)).toEqual([...Array<number>(6).fill(expect.closeTo(5 / 6, 12)), 0, 0, 0, 0]);
  expect(done.bestSignal).toMatchObject({ id: 'orders.amount_12m', auc: 1 });
  expect(done.warnings.map(({ code }) => code)).toEqual(['facts.few']);
});

test('a policy with conditions for levels orders accounts by level', async () => {
  const yaml = `${POLICY.slice(0, POLICY.indexOf('items:'))}items: []\nlevels:\n  - { id: A, name: { zh: 大, en: Large }, when: { metric: orders.amount_12m, op: '>=', value: 600 } }\n  - { id: B, name: { zh: 小, en: Small } }\n`;
  expect((await backtest({ yaml, months: 1, asOf: '2026-04-30' })).points).toMatchObject([{ auc: 1 }]);
});

test('for a loss a low score is right, and a window that is not over is told', async () => {
  const lost = await backtest({ metric: 'orders.amount_12m', outcome: 'lost', months: 1, asOf: '2026-04-30' });
  expect(lost).toMatchObject({ expects: 'lower', points: [{ auc: 1, positives: 5 }] });
  const open = await backtest({ metric: 'rfm.sum', months: 3, asOf: '2026-10-31' });
  expect(open.points.map(({ asOf, over }) => [asOf, over])).toEqual([
    ['2026-08-31', false],
    ['2026-09-30', false],
    ['2026-10-31', false],
  ]);
  expect(open.warnings.map(({ code }) => code)).toContain('window.open');
});

test('without a day the last point is the last month end whose months to come are over', async () => {
  const done = await backtest({ metric: 'orders.count_12m', months: 2 });
  expect(done.points.map(({ asOf }) => asOf)).toEqual(['2026-03-31', '2026-04-30']);
});

test('what was written down afterwards is told', async () => {
  const yaml = POLICY.replace('orders.amount_12m', 'account.employees');
  await sql`insert into account_history (account_id, field, valid_from, recorded_at, known_at, value)
    values (${accountId(1)}, 'employees', '2026-01-01', '2026-09-01Z', '2026-01-01', '40')`.execute(db);
  const done = await backtest({ yaml, months: 1, asOf: '2026-04-30' });
  expect(done.warnings).toContainEqual({ code: 'history.later', message: '“员工人数”的值是事后补录的，当时并不知道' });
});

test('wrong questions are refused: none or two subjects, words instead of numbers, an unknown metric, a day to come', async () => {
  const start = (input: object) => call('backtests.start', input);
  await expect(start({})).rejects.toMatchObject({ reason: 'input.invalid' });
  await expect(start({ metric: 'orders.count_12m', yaml: POLICY })).rejects.toMatchObject({ reason: 'input.invalid' });
  await expect(start({ metric: 'rfm.segment' })).rejects.toMatchObject({ reason: 'input.invalid' });
  await expect(start({ metric: 'orders.nothing' })).rejects.toMatchObject({ reason: 'metric.unknown' });
  await expect(start({ yaml: POLICY.replace('to: 500', 'to: 600') })).rejects.toMatchObject({ reason: 'policy.invalid' });
  await expect(start({ metric: 'orders.count_12m', asOf: '2027-01-31' })).rejects.toMatchObject({ reason: 'input.invalid' });
});

test('it is found by who asked for it alone, and is over the accounts that they meet', async () => {
  const [owner, colleague] = [await fulcrum.person('sales'), await fulcrum.person('sales')];
  await sql`update account set owner_id = ${owner.userId} where id in (${accountId(1)}, ${accountId(10)})`.execute(db);
  const { id } = await call<{ id: string }>('backtests.start', { metric: 'orders.count_12m', months: 1, asOf: '2026-04-30' }, owner);
  await runJob(backtestJob, await payload(id));
  expect(await call('backtests.get', { id }, owner)).toMatchObject({ points: [{ accounts: 2, positives: 1 }] });
  await expect(call('backtests.get', { id }, colleague)).rejects.toMatchObject({ reason: 'resource.not_found' });
  await expect(call('backtests.cancel', { id }, colleague)).rejects.toMatchObject({ reason: 'resource.not_found' });
  expect((await call<{ items: unknown[] }>('backtests.list', {}, colleague)).items).toEqual([]);
});

test('to whom amounts are masked nothing is judged by amounts, and shares of amounts are not told', async () => {
  const viewer = await fulcrum.person('viewer');
  await expect(call('backtests.start', { metric: 'orders.amount_12m' }, viewer)).rejects.toMatchObject({ reason: 'input.masked' });
  await expect(call('backtests.start', { metric: 'rfm.sum' }, viewer)).rejects.toMatchObject({ reason: 'input.masked' });
  await expect(call('backtests.start', { yaml: POLICY }, viewer)).rejects.toMatchObject({ reason: 'input.masked' });
  const yaml = POLICY.replace('orders.amount_12m', 'orders.count_12m');
  const { id } = await call<{ id: string }>('backtests.start', { yaml, months: 1, asOf: '2026-04-30' }, viewer);
  await runJob(backtestJob, await payload(id));
  const done = await call<Backtest>('backtests.get', { id }, viewer);
  expect(done.points[0]!.levels.map(({ amountShare }) => amountShare)).toEqual([null, null]);
  expect(done.points[0]!.signals.map((signal) => signal.id).sort()).toEqual(['orders.count_12m', 'orders.recency_days']);
});

test('one that was asked to stop ends, and tells nothing', async () => {
  const { id } = await call<{ id: string }>('backtests.start', { metric: 'orders.count_12m', months: 3 });
  await call('backtests.cancel', { id });
  await runJob(backtestJob, await payload(id));
  expect(await call('backtests.get', { id })).toMatchObject({ state: 'cancelled', points: [] });
});
