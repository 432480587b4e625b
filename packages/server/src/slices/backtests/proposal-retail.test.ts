import type { Backtest } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { differenceOf, sidesOf } from '../../../test/oracle/areas.ts';
import { hasRealData } from '../../../test/real-data.ts';
import { type FileLine, linesOfFile, mappedLines, putLines } from '../../../test/retail/online-retail.ts';
import { backtestJob } from './backtest.job.ts';

const fulcrum = await testFulcrum({ now: '2026-01-02T04:00:00Z' });
const { db, call, runJob } = fulcrum;
const Z = 1.959963984540054;

interface Customer {
  amount: number;
  orders: number;
  kinds: number;
  /** Day of the last purchase, as a number. */
  last: number;
  bought: boolean;
  again: boolean;
}
const dayNumber = (day: string) => Date.parse(day) / 86_400_000;

/** Every customer with a line by the day, as the file's text has it; and whether they bought in the months after. */
function customersOn(lines: readonly FileLine[], asOf: string, until: string): Customer[] {
  const known = Map.groupBy(
    lines.filter(({ on }) => on <= asOf),
    ({ customer }) => customer,
  );
  const after = new Set(lines.filter(({ on, amount }) => on > asOf && on <= until && amount > 0).map(({ customer }) => customer));
  return [...known].map(([customer, own]) => {
    const bought = own.filter(({ amount }) => amount > 0);
    return {
      amount: own.reduce((sum, { amount }) => sum + amount, 0),
      orders: new Set(bought.map(({ order }) => order)).size,
      kinds: new Set(bought.map(({ product }) => product)).size,
      last: Math.max(0, ...bought.map(({ on }) => dayNumber(on))),
      bought: bought.length > 0,
      again: after.has(customer),
    };
  });
}
type Figure = (customer: Customer) => number;
const FIGURES: Record<string, Figure> = {
  'orders.amount_12m': ({ amount }) => amount,
  'orders.count_12m': ({ orders }) => orders,
  'orders.product_kinds_12m': ({ kinds }) => kinds,
};

/** The share of all that stand below, those that stand equal counted half. */
function ranked(all: readonly Customer[], of: Figure): number[] {
  const values = all.map(of);
  return values.map((value) => values.reduce((sum, other) => sum + (other < value ? 1 : other === value ? 0.5 : 0), 0) / values.length);
}
/** Tenths of the days since the last purchase of those who bought by the training day. */
function byRecency(trained: readonly Customer[], trainedOn: string) {
  const days = trained
    .filter(({ bought }) => bought)
    .map(({ last }) => dayNumber(trainedOn) - last)
    .toSorted((a, b) => a - b);
  const tenths = Array.from({ length: 9 }, (_, place) => days[Math.floor((days.length * (place + 1)) / 10)]!);
  const cuts = [...new Set(tenths)].filter((cut) => cut > days[0]!);
  return (all: readonly Customer[], asOf: string) =>
    all.map(({ last, bought }) =>
      bought ? Math.round(100 - (100 * cuts.filter((cut) => dayNumber(asOf) - last >= cut).length) / cuts.length) / 100 : 0,
    );
}

/** Where a walk downhill of the penalised loss ends, by standardised shares, an own step for every direction. */
function walked(columns: readonly number[][], happened: readonly boolean[]): number[] {
  const n = happened.length;
  const scales = columns.map((column) => {
    const middle = column.reduce((sum, value) => sum + value, 0) / n;
    return { middle, deviation: Math.sqrt(column.reduce((sum, value) => sum + (value - middle) ** 2, 0) / n) };
  });
  const rows = happened.map((_, row) => [1, ...columns.map((column, k) => (column[row]! - scales[k]!.middle) / scales[k]!.deviation)]);
  let beta = rows[0]!.map(() => 0);
  let velocity = beta;
  for (let step = 0; step < 3000; step++) {
    const gradient = beta.map((value, k) => (k ? value : 0));
    for (const [row, x] of rows.entries()) {
      const miss = 1 / (1 + Math.exp(-x.reduce((sum, value, k) => sum + value * beta[k]!, 0))) - (happened[row] ? 1 : 0);
      for (const [k, value] of x.entries()) gradient[k]! += miss * value;
    }
    velocity = velocity.map((value, k) => 0.9 * value - (0.4 / n) * gradient[k]!);
    beta = beta.map((value, k) => value + velocity[k]!);
  }
  return columns.map((_, k) => beta[k + 1]! / scales[k]!.deviation);
}

describe.skipIf(!hasRealData('online-retail'))('weights proposed for UCI Online Retail, tested as of 2011-06-09', () => {
  let found: Backtest;
  let id: string;
  let trained: Customer[];
  let tested: Customer[];
  let shares: { trained: Record<string, number[]>; tested: Record<string, number[]> };
  beforeAll(async () => {
    await putLines(db, await mappedLines());
    ({ id } = await call<{ id: string }>('backtests.start', { metric: 'rfm.sum', months: 1, asOf: '2011-06-09', propose: true }));
    const { rows } = await sql<{ input: Record<string, unknown> }>`select input from job_run where id = ${id}`.execute(db);
    await runJob(backtestJob, { jobRunId: id, ...rows[0]!.input });
    found = await call<Backtest>('backtests.get', { id });
    const lines = await linesOfFile();
    trained = customersOn(lines, '2011-03-09', '2011-06-09');
    tested = customersOn(lines, '2011-06-09', '2011-12-09');
    const recency = byRecency(trained, '2011-03-09');
    const of = (all: Customer[], asOf: string) => ({
      ...Object.fromEntries(Object.entries(FIGURES).map(([metric, figure]) => [metric, ranked(all, figure)])),
      'orders.recency_days': recency(all, asOf),
    });
    shares = { trained: of(trained, '2011-03-09'), tested: of(tested, '2011-06-09') };
  }, 300_000);

  it('are learnt three months before, since the half year asked for was not over and had no history, from whom the file has', () => {
    expect(found.noProposal).toBeNull();
    const bought = trained.filter((customer) => customer.bought);
    expect(found.proposal!.trained).toEqual({
      ...{ days: ['2011-03-09'], horizon: 3 },
      ...{ accounts: bought.length, positives: bought.filter(({ again }) => again).length },
    });
  });

  it('are those at which a plain walk downhill ends', () => {
    const { weights } = found.proposal!;
    const happened = trained.flatMap(({ bought, again }) => (bought ? [again] : []));
    const columns = weights.map(({ id: metric }) => shares.trained[metric]!.filter((_, place) => trained[place]!.bought));
    const slopes = walked(columns, happened);
    const sum = slopes.reduce((total, slope) => total + slope, 0);
    for (const [place, { weight }] of weights.entries()) expect(Math.abs((100 * slopes[place]!) / sum - weight)).toBeLessThan(1);
    expect(weights.reduce((total, { weight }) => total + weight, 0)).toBe(100);
  });

  it('separate as pairs of customers counted one by one say, and so do the figures beside them, with the margin and its interval', () => {
    const { weights, own, rivals, better } = found.proposal!;
    const cases = tested.flatMap((customer, place) => (customer.bought ? [{ customer, place }] : []));
    expect(cases).toHaveLength(2800);
    const sides = (score: (customer: Customer, place: number) => number) =>
      sidesOf(cases.map(({ customer, place }) => ({ happened: customer.again, score: score(customer, place) })));
    // To six digits, as a policy's points are kept.
    const scored = sides((_, place) =>
      weights.reduce((sum, { id: metric, weight }) => sum + Math.round(weight * shares.tested[metric]![place]! * 1e6), 0),
    );
    expect(Math.abs(own.auc - scored.auc)).toBeLessThan(1e-9);
    const singles = { ...FIGURES, 'orders.recency_days': ({ last }: Customer) => last };
    for (const [metric, figure] of Object.entries(singles)) {
      const rival = rivals.find((one) => one.id === metric)!;
      const plain = sides(figure);
      const { auc, error } = differenceOf(scored, plain);
      expect(Math.abs(rival.auc - plain.auc)).toBeLessThan(1e-9);
      expect(Math.abs(rival.margin.auc - auc)).toBeLessThan(1e-9);
      expect(Math.abs(rival.margin.low - (auc - Z * error))).toBeLessThan(1e-9);
      expect(Math.abs(rival.margin.high - (auc + Z * error))).toBeLessThan(1e-9);
    }
    const words = rivals.map(
      ({ id: metric, auc, margin }) =>
        `${metric} ${auc.toFixed(4)}: ${margin.auc.toFixed(4)} (${margin.low.toFixed(4)} to ${margin.high.toFixed(4)})`,
    );
    process.stdout.write(
      `online-retail 2011-06-09, proposed weights: AUC ${own.auc.toFixed(4)} (${own.low.toFixed(4)}–${own.high.toFixed(4)}); less ${words.join('; ')}\n`,
    );
    expect(better).toBe(rivals[0]!.margin.low > 0);
  });

  it('tell that what happened follows from what was known', () => {
    expect(found.verdict).toMatchObject({ signal: 'some' });
    expect(found.verdict!.confidence).toBeCloseTo(1 - 0.025 / found.verdict!.figures, 12);
  });

  it('become a draft that is judged as was foretold, and a second time only where it may replace the first', async () => {
    expect(await call('backtests.draft', { id })).toEqual({ id: 'proposed-weights', version: 1 });
    await expect(call('backtests.draft', { id })).rejects.toMatchObject({ reason: 'policy.draft_there' });
    expect(await call('backtests.draft', { id, replace: true })).toEqual({ id: 'proposed-weights', version: 1 });
    const again = await call<{ id: string }>('backtests.start', { policyId: 'proposed-weights', months: 1, asOf: '2011-06-09' });
    const { rows } = await sql<{ input: Record<string, unknown> }>`select input from job_run where id = ${again.id}`.execute(db);
    await runJob(backtestJob, { jobRunId: again.id, ...rows[0]!.input });
    const judged = await call<Backtest>('backtests.get', again);
    expect(judged.points[0]!.auc).toBeCloseTo(found.proposal!.own.auc, 12);
    expect(judged.points[0]!.levels.map(({ accounts }) => accounts).reduce((sum, count) => sum + count, 0)).toBe(2800);
    expect(judged.points[0]!.levels.every(({ accounts }) => accounts > 100)).toBe(true);
    expect(await call('policies.get', { id: 'proposed-weights' })).toMatchObject({ version: null, draft: 1 });
  });
});
