import type { Backtest } from '@fulcrum/contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { accountId, putBase } from '../../../test/judgement/base.ts';
import { differenceOf, sidesOf } from '../../../test/oracle/areas.ts';
import { healthOf } from '../../../test/oracle/health.ts';
import { metricsOf, type RawAccount } from '../../../test/oracle/metrics.ts';
import { happened } from '../../../test/oracle/outcomes.ts';
import { shapePolicy } from '../../policy/parse-policy.ts';
import { backtestJob } from './backtest.job.ts';

const fulcrum = await testFulcrum();
const { db, call, runJob } = fulcrum;
const Z = 1.959963984540054;
/** Numbers of which none tells of another; the same for the same places. */
function drawn(...places: number[]): number {
  let state = places.reduce((sum, place) => Math.imul(sum ^ (place + 1), 2_654_435_761), 97);
  for (const factor of [2_246_822_519, 3_266_489_917]) state = Math.imul(state ^ (state >>> 15), factor);
  return ((state ^ (state >>> 16)) >>> 0) / 4_294_967_296;
}
/** 160 customers, each of whom buys in a month with its own chance; how many people it employs has nothing to do with it. */
const BASE: RawAccount[] = Array.from({ length: 160 }, (_, place) => ({
  id: accountId(place + 1),
  since: '2024-06-01',
  status: place % 9 === 0 ? ('closed' as const) : ('active' as const),
  facts: place % 5 === 0 ? [] : [{ field: 'employees', from: '2024-06-01', value: Math.floor(drawn(place, 900) * 100) }],
  lines: Array.from({ length: 26 }, (_, month) => ({
    on: Temporal.PlainDate.from('2024-09-10').add({ months: month }).toString(),
    ...{ order: place * 100 + month, product: 1, amount: '100', margin: null },
  })).filter((_, month) => drawn(place, month) < ((place % 12) + 1) / 40),
}));
await putBase(db, BASE);

const name = (zh: string, en: string) => ({ zh, en });
const dimension = (id: string, weight: number, metric: string, max: number) => ({
  ...{ id, weight, name: name(`${id}面`, id) },
  measures: [{ id: `${id}_m`, name: name(id, id), metric, normalise: { method: 'minmax', min: 0, max } }],
});
const document = (often: number, size: number) => ({
  ...{ apiVersion: 'fulcrum/v1', kind: 'health', id: 'health', name: name('健康度', 'Health'), coverage: 0.1 },
  colours: { green: 60, amber: 30 },
  dimensions: [dimension('often', often, 'orders.count_12m', 6), dimension('size', size, 'account.employees', 100)],
});
const payload = async (id: string) => {
  const found = await sql<{ input: Record<string, unknown> }>`select input from job_run where id = ${id}`.execute(db);
  return { jobRunId: id, ...found.rows[0]!.input };
};
async function backtest(input: object): Promise<Backtest> {
  const { id } = await call<{ id: string }>('backtests.start', input);
  await runJob(backtestJob, await payload(id));
  return call<Backtest>('backtests.get', { id });
}
const asked = { yaml: stringify(document(20, 80)), months: 1, asOf: '2026-04-30', horizon: 6 };

/** Of each account concerned its score by a policy, straight from its lines and facts. */
function scoredBy(policy: object, asOf: string, until: string) {
  const { document: parsed } = shapePolicy(policy);
  if (parsed?.kind !== 'health') throw new Error('no health policy');
  return BASE.flatMap((account) => {
    const came = happened('bought_again', account, { asOf, months: 6, until });
    const { score } = healthOf(parsed, metricsOf(account, asOf));
    return came === null || score === null ? [] : [{ happened: came, score: Number(score) }];
  });
}

test('a health policy is judged by what happened next: colours, moves, unknown customers, and each dimension by itself', async () => {
  const done = await backtest({ ...asked, months: 3 });
  expect(done).toMatchObject({ state: 'done', kind: 'health', policyId: 'health', noProposal: null, proposal: null });
  const point = done.points.at(-1)!;
  expect(point.levels.map(({ id, name: own }) => [id, own?.zh])).toEqual([
    ['green', '良好'],
    ['amber', '需关注'],
    ['red', '较差'],
    ['unknown', '数据不足'],
  ]);
  expect(point.levels.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(point.accounts);
  expect(done.unknownShare).toBe(0);
  expect(done.stability.moved!.accounts).toBe(done.points.slice(1).reduce((sum, { moved }) => sum + moved!.accounts, 0));
  expect(done.stability.moved!.changed).toBeGreaterThan(0);
  expect(done.dimensions).toMatchObject([
    { id: 'often', weight: 20, tells: 'yes' },
    { id: 'size', weight: 80, tells: 'no' },
  ]);
  const [often, size] = done.dimensions;
  expect(often!.low!).toBeGreaterThan(0.5);
  expect(size!.low! <= 0.5 && size!.high! >= 0.5).toBe(true);
  expect(done.verdict).toMatchObject({ signal: 'some', figures: 2, strongest: { id: 'often', name: { en: 'often' } } });
});

test('weights learnt before are proposed as a draft, with what they gain over the present ones and over each dimension, out of time', async () => {
  const { id } = await call<{ id: string }>('backtests.start', { ...asked, propose: true });
  await runJob(backtestJob, await payload(id));
  const { proposal, noProposal } = await call<Backtest>('backtests.get', { id });
  expect(noProposal).toBeNull();
  expect(proposal).toMatchObject({
    tested: ['2026-04-30'],
    levels: [
      { id: 'green', score: 60 },
      { id: 'amber', score: 30 },
    ],
  });
  expect(proposal!.trained.days.every((day) => day <= '2025-10-31')).toBe(true);
  const weights = Object.fromEntries(proposal!.weights.map(({ id: dim, weight, was }) => [dim, { weight, was }]));
  expect(weights).toMatchObject({ often: { was: 20 }, size: { was: 80 } });
  expect(weights.often!.weight).toBeGreaterThan(60);
  expect(weights.often!.weight + weights.size!.weight).toBe(100);
  const sides = (often: number) => sidesOf(scoredBy(document(often, 100 - often), '2026-04-30', '2026-10-30'));
  const [own, present] = [sides(weights.often!.weight), sides(20)];
  expect(proposal!.own.auc).toBeCloseTo(own.auc, 9);
  expect(proposal!.asked!.auc).toBeCloseTo(present.auc, 9);
  const { auc, error } = differenceOf(own, present);
  expect(proposal!.gain!.auc).toBeCloseTo(auc, 9);
  expect(proposal!.gain!.low).toBeCloseTo(auc - Z * error, 9);
  expect(proposal!.gain!.high).toBeCloseTo(auc + Z * error, 9);
  expect(proposal!.better).toBe(auc - Z * error > 0);
  expect(await call('backtests.draft', { id })).toEqual({ id: 'health', version: 1 });
  const saved = await call<{ document: { dimensions: { id: string; weight: number }[] } }>('policies.get', { id: 'health', version: 1 });
  expect(saved.document.dimensions.map((one) => [one.id, one.weight])).toEqual([
    ['often', weights.often!.weight],
    ['size', weights.size!.weight],
  ]);
  await expect(call('backtests.draft', { id })).rejects.toMatchObject({ reason: 'policy.draft_there' });
});

test('where no dimension tells more than chance makes of so many looks, that is said and no draft is made of it', async () => {
  const nothing = { ...document(50, 50), dimensions: [dimension('size', 100, 'account.employees', 100)] };
  const { id } = await call<{ id: string }>('backtests.start', { ...asked, yaml: stringify(nothing), propose: true });
  await runJob(backtestJob, await payload(id));
  const done = await call<Backtest>('backtests.get', { id });
  expect(done.verdict).toMatchObject({ signal: 'none', figures: 1 });
  expect(done.warnings.map(({ code }) => code)).toContain('dimensions.none');
  expect(done.proposal).toBeNull();
  expect(done.noProposal).toContain('没有一项指标');
  await expect(call('backtests.draft', { id })).rejects.toMatchObject({ reason: 'backtest.nothing_proposed' });
});

test('customers without facts are unknown, counted and in no figure; earlier results that are read are warned of', async () => {
  const yaml = stringify({ ...document(20, 80), coverage: 0.5 });
  const done = await backtest({ ...asked, yaml });
  const [point] = done.points;
  const unknown = point!.levels.find(({ id }) => id === 'unknown')!.accounts;
  expect(unknown).toBeGreaterThan(0);
  expect(point!.unscored).toBe(unknown);
  expect(done.unknownShare).toBeCloseTo(unknown / point!.accounts, 12);
  const leaking = await backtest({
    ...asked,
    yaml: stringify({
      ...document(20, 80),
      caps: [{ id: 'ill', name: name('病', 'Ill'), when: { metric: 'state.health', op: '<', value: 5 }, most: 20 }],
    }),
  });
  expect(leaking.warnings.map(({ code }) => code)).toContain('results.read');
});

test('backtests of health and of tiers are listed apart', async () => {
  await call('backtests.start', { metric: 'orders.count_12m', months: 1, asOf: '2026-04-30' });
  const kinds = async (about?: string) =>
    (await call<{ items: { kind: string }[] }>('backtests.list', { limit: 50, ...(about ? { about } : {}) })).items.map((one) => one.kind);
  expect(new Set(await kinds('health'))).toEqual(new Set(['health']));
  expect(await kinds('tiers')).toEqual(['metric']);
  expect((await kinds()).length).toBe((await kinds('health')).length + 1);
});

test('a viewer to whom amounts are masked is told no share of them', async () => {
  const viewer = await fulcrum.person('viewer');
  const { id } = await call<{ id: string }>('backtests.start', asked, viewer);
  await runJob(backtestJob, await payload(id));
  const { points } = await call<Backtest>('backtests.get', { id }, viewer);
  expect(points[0]!.levels.map(({ amountShare, amountRate }) => [amountShare, amountRate])).toEqual(
    points[0]!.levels.map(() => [null, null]),
  );
  const money = stringify({ ...document(20, 80), dimensions: [dimension('money', 100, 'orders.amount_12m', 1000)] });
  await expect(call('backtests.start', { ...asked, yaml: money }, viewer)).rejects.toMatchObject({ reason: 'input.masked' });
});
