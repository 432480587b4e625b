import { HealthPolicy, TierPolicy } from '@fulcrum/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { plainArea } from '../../../test/oracle/backtest.ts';
import { hasRealData } from '../../../test/real-data.ts';
import { linesOfFile, mappedLines, putLines } from '../../../test/retail/online-retail.ts';
import { aucOf } from '../../policy/backtest/auc.ts';
import { catalogOf } from '../catalog.ts';
import { figuresOf } from './backtest-figures.ts';
import { pointRows } from './backtest-point.sql.ts';
import { type DimensionTally, dimensionsFound, tally } from './dimension-tally.ts';
import { hasScores, levelsOf, type Subject } from './subject.ts';

const { db } = await testDatabase();
const WINDOW = { asOf: '2011-06-09', months: 6, until: '2011-12-09' };

interface Customer {
  /** Thousandths of a pound: the file's prices have three decimals. */
  amount: number;
  orders: Set<string>;
  products: Set<string>;
  lastOn: string;
  again: boolean;
}
/** The customers with a positive line by the day, straight from the file's text and without the product. */
async function customersOfFile(): Promise<Customer[]> {
  const customers = new Map<string, Customer>();
  for (const { customer: code, order, product, on, amount } of await linesOfFile()) {
    const customer = customers.getOrInsertComputed(code, () => ({
      amount: 0,
      orders: new Set<string>(),
      products: new Set<string>(),
      lastOn: '',
      again: false,
    }));
    if (on > WINDOW.asOf) customer.again ||= amount > 0 && on <= WINDOW.until;
    else {
      customer.amount += amount;
      if (amount > 0) customer.orders.add(order);
      if (amount > 0) customer.products.add(product);
      if (amount > 0 && on > customer.lastOn) customer.lastOn = on;
    }
  }
  return [...customers.values()].filter(({ lastOn }) => lastOn !== '');
}

/** Every pair of one that bought again and one that did not, counted one by one. */
function pairByPair(customers: readonly Customer[], score: (customer: Customer) => number): number {
  const [yes, no] = [customers.filter(({ again }) => again), customers.filter(({ again }) => !again)].map((side) => side.map(score));
  let wins = 0;
  for (const one of yes!) for (const other of no!) wins += one > other ? 2 : one === other ? 1 : 0;
  return wins / 2 / yes!.length / no!.length;
}

const point = async (subject: Subject) =>
  figuresOf(
    {
      asOf: WINDOW.asOf,
      until: WINDOW.until,
      over: true,
      levels: levelsOf(subject),
      scale: hasScores(subject) ? 'same' : 'rank',
      moved: null,
      signals: [],
    },
    await pointRows(db, {
      subject,
      signals: [],
      catalog: await catalogOf(db),
      outcome: 'bought_again',
      window: WINDOW,
      scope: { all: true },
    }),
  );

describe.skipIf(!hasRealData('online-retail'))('a backtest of UCI Online Retail as of 2011-06-09, half a year ahead', () => {
  let customers: Customer[];
  beforeAll(async () => {
    const rows = await mappedLines();
    expect(rows).toHaveLength(406_829);
    await putLines(db, rows);
    customers = await customersOfFile();
  }, 300_000);

  it('is of 2,800 customers, of whom 69.6 % bought again', async () => {
    const { accounts, positives, unscored } = await point({ metric: 'orders.count_12m' });
    expect({ accounts, unscored }).toEqual({ accounts: 2800, unscored: 0 });
    expect(positives / accounts).toBeCloseTo(0.696, 3);
    expect([customers.length, customers.filter(({ again }) => again).length]).toEqual([accounts, positives]);
  });

  it.each([
    ['orders.recency_days', 0.67, ({ lastOn }: Customer) => Date.parse(lastOn)],
    ['orders.count_12m', 0.71, ({ orders }: Customer) => orders.size],
    ['orders.amount_12m', 0.72, ({ amount }: Customer) => amount],
  ] as const)('the area of %s is that of its pairs counted one by one, about %d', async (metric, about, score) => {
    const { auc, low, high } = await point({ metric });
    expect(Math.abs(auc! - pairByPair(customers, score))).toBeLessThan(1e-9);
    expect(auc).toBeCloseTo(about, 2);
    expect(low! < auc! && auc! < high!).toBe(true);
    process.stdout.write(
      `online-retail 2011-06-09, bought again in six months, ${metric}: AUC ${auc?.toFixed(4)} (${low?.toFixed(4)}–${high?.toFixed(4)})\n`,
    );
  });

  it('and a weighted tier policy separates better than each of the three, its best level far above the last', async () => {
    const policy = TierPolicy.parse({
      apiVersion: 'fulcrum/v1',
      kind: 'tier',
      id: 'retail',
      name: { zh: '零售', en: 'Retail' },
      items: [
        {
          id: 'amount',
          name: { zh: '金额', en: 'Amount' },
          weighted: { metric: 'orders.amount_12m', weight: 60, normalise: { method: 'percentile' } },
        },
        {
          id: 'orders',
          name: { zh: '订单', en: 'Orders' },
          weighted: { metric: 'orders.count_12m', weight: 40, normalise: { method: 'percentile' } },
        },
      ],
      levels: [
        { id: 'A', name: { zh: '高', en: 'High' }, score: 80 },
        { id: 'B', name: { zh: '中', en: 'Middle' }, score: 40 },
        { id: 'C', name: { zh: '低', en: 'Low' } },
      ],
    });
    const { accounts, auc, liftTop10, levels } = await point({ policy });
    const rfm = await point({ metric: 'rfm.sum' });
    process.stdout.write(
      `online-retail, a weighted tier policy: AUC ${auc?.toFixed(4)}, lift ${liftTop10?.toFixed(2)}; RFM added: AUC ${rfm.auc?.toFixed(4)}\n`,
    );
    expect(accounts).toBe(2800);
    expect(levels.reduce((sum, level) => sum + level.accounts, 0)).toBe(2800);
    expect(levels[0]!.rate).toBeGreaterThan(levels[2]!.rate + 0.3);
    expect(auc).toBeGreaterThan((await point({ metric: 'orders.amount_12m' })).auc!);
    // The same area from the levels alone, coarser than the score.
    expect(aucOf(levels.map((level, place) => ({ score: -place, ...level })))!.auc).toBeLessThan(auc!);
  });

  it('a health policy separates as pairs counted one by one say, and so does each of its dimensions by itself', async () => {
    const scale = (max: number, better: 'high' | 'low') => ({ method: 'minmax', min: 0, max, better });
    const dimension = (id: string, weight: number, metric: string, normalise: object) => {
      const name = { zh: id, en: id };
      return { id, name, weight, measures: [{ id: `${id}_m`, name, metric, normalise }] };
    };
    const health = HealthPolicy.parse({
      apiVersion: 'fulcrum/v1',
      kind: 'health',
      id: 'retail',
      name: { zh: '零售', en: 'Retail' },
      dimensions: [
        dimension('recent', 50, 'orders.recency_days', scale(180, 'low')),
        dimension('often', 30, 'orders.count_12m', scale(10, 'high')),
        dimension('wide', 20, 'orders.product_kinds_12m', scale(100, 'high')),
      ],
    });
    const hundredths = (value: number) => Math.round(value * 100);
    const days = ({ lastOn }: Customer) => (Date.parse(WINDOW.asOf) - Date.parse(lastOn)) / 86_400_000;
    const marks: Record<string, (customer: Customer) => number> = {
      recent: (customer) => hundredths(100 - (100 * Math.min(180, days(customer))) / 180),
      often: ({ orders }) => hundredths(10 * Math.min(10, orders.size)),
      wide: ({ products }) => hundredths(Math.min(100, products.size)),
    };
    const score = (customer: Customer) =>
      Math.round((50 * marks.recent!(customer) + 30 * marks.often!(customer) + 20 * marks.wide!(customer)) / 100);
    const rows = await pointRows(db, {
      subject: { health },
      ...{ signals: [], catalog: await catalogOf(db), outcome: 'bought_again', window: WINDOW, scope: { all: true } },
    });
    const found = figuresOf(
      { asOf: WINDOW.asOf, until: WINDOW.until, over: true, levels: levelsOf({ health }), scale: 'same', moved: null, signals: [] },
      rows,
    );
    const plain = (of: (customer: Customer) => number) =>
      plainArea(customers.map((customer) => ({ happened: customer.again, score: of(customer) })))!;
    const whole = plain(score);
    for (const key of ['auc', 'low', 'high'] as const) expect(Math.abs(found[key]! - whole[key]!)).toBeLessThan(1e-9);
    const tallied: DimensionTally = new Map();
    tally(tallied, Object.keys(marks), rows);
    const { dimensions, verdict } = dimensionsFound(health, tallied, null);
    for (const { id, auc } of dimensions) expect(Math.abs(auc! - plain(marks[id]!).auc)).toBeLessThan(1e-9);
    expect(verdict.signal).toBe('some');
    const words = dimensions.map(({ id, auc, low, high }) => `${id} ${auc?.toFixed(4)} (${low?.toFixed(4)}–${high?.toFixed(4)})`);
    process.stdout.write(
      `online-retail 2011-06-09, a health policy: AUC ${found.auc?.toFixed(4)} (${found.low?.toFixed(4)}–${found.high?.toFixed(4)}), lift ${found.liftTop10?.toFixed(2)}, bands ${found.order}; ${words.join(', ')}\n`,
    );
    expect(dimensions.map(({ tells }) => tells)).toEqual(['yes', 'yes', 'yes']);
  });
});
