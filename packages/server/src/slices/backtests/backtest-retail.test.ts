import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { TEMPLATES } from '../../../test/harness/installation.ts';
import { hasRealData, realData } from '../../../test/real-data.ts';
import { applyMapping, bytesOfFile, fileCodeOf, inspectInWorker, parseInWorker, parseMapping } from '../../files/index.ts';
import { aucOf } from '../../policy/backtest/auc.ts';
import { catalogOf } from '../catalog.ts';
import { figuresOf } from './backtest-figures.ts';
import { pointRows, type Subject } from './backtest-point.sql.ts';

const { db } = await testDatabase();
const FILE = realData('online-retail', 'online_retail_2010_2011.csv.gz');
const WINDOW = { asOf: '2011-06-09', months: 6, until: '2011-12-09' };

interface Mapped {
  account: string;
  order: string;
  on: string;
  product: string;
  quantity: string;
  amount: string;
  key: string;
}

/** Every line that the shipped mapping accepts: those with a customer. */
async function mappedLines(): Promise<Mapped[]> {
  const mapping = parseMapping(await readFile(`${TEMPLATES}/mappings/online-retail.yaml`, 'utf8'));
  const { header } = await inspectInWorker(FILE, { choices: mapping.options });
  const toRow = applyMapping(mapping, header, { fileCode: await fileCodeOf(bytesOfFile(FILE)) });
  const lines: Mapped[] = [];
  for await (const batch of parseInWorker(FILE, { choices: mapping.options })) {
    for (const row of batch.filter(({ line }) => line >= header.firstDataLine).map(toRow)) {
      if (row.problems.length) continue;
      const value = (field: string) => String(row.values[field]);
      const [account, order, on, product] = [value('accountCode'), value('orderCode'), value('orderedOn'), value('productCode')];
      lines.push({ account, order, on, product, quantity: value('quantity'), amount: value('amount'), key: String(row.key) });
    }
  }
  return lines;
}

const AT = '2026-01-01T00:00:00Z';
const CHUNK = 50_000;
/** Puts the lines into the base as an import of history does: known on the day they happened. */
async function putLines(lines: readonly Mapped[]): Promise<void> {
  await sql`create table mapped_line (account text, "order" text, "on" date, product text, quantity numeric, amount numeric, key text)`.execute(
    db,
  );
  for (let start = 0; start < lines.length; start += CHUNK)
    await sql`insert into mapped_line select * from jsonb_to_recordset(${JSON.stringify(lines.slice(start, start + CHUNK))}::jsonb)
      as l(account text, "order" text, "on" date, product text, quantity numeric, amount numeric, key text)`.execute(db);
  await sql`insert into account (id, code, name, status, happened_on, known_at, recorded_at, changed_at)
    select gen_random_uuid(), account, account, 'active', min("on"), min("on"), ${AT}::timestamptz, ${AT}::timestamptz from mapped_line group by account`.execute(
    db,
  );
  await sql`insert into product (id, code, name, recorded_at, changed_at)
    select gen_random_uuid(), product, product, ${AT}::timestamptz, ${AT}::timestamptz from mapped_line group by product`.execute(db);
  await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
    select a.id, gen_random_uuid(), l."order", 'GBP', min(l."on"), min(l."on"), ${AT}::timestamptz, ${AT}::timestamptz
    from mapped_line l join account a on a.code = l.account group by a.id, l."order"`.execute(db);
  await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, recorded_at, changed_at)
    select o.account_id, o.id, l.key, p.id, l."on", l."on", l.quantity, l.amount, l.amount, ${AT}::timestamptz, ${AT}::timestamptz
    from mapped_line l join account a on a.code = l.account join sales_order o on o.account_id = a.id and o.code = l."order"
      join product p on p.code = l.product`.execute(db);
  await sql`analyze`.execute(db);
}

interface Customer {
  /** Thousandths of a pound: the file's prices have three decimals. */
  amount: number;
  orders: Set<string>;
  lastOn: string;
  again: boolean;
}
/** Cells of a line of CSV; the file doubles no quotes within a cell that has a comma. */
const cellsOf = (line: string): string[] => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell);
const thousandths = (price: string): number => Math.round(Number(price) * 1000);

/** The customers with a positive line by the day, straight from the file's text and without the product. */
async function customersOfFile(): Promise<Customer[]> {
  const customers = new Map<string, Customer>();
  const lines = createInterface({ input: createReadStream(FILE).pipe(createGunzip()) });
  for await (const line of lines) {
    const [order = '', , , quantity = '', moment = '', price = '', code = ''] = cellsOf(line);
    if (code === '' || code === 'CustomerID') continue;
    const [on, amount] = [moment.slice(0, 10), Number(quantity) * thousandths(price)];
    const customer = customers.getOrInsertComputed(code, () => ({ amount: 0, orders: new Set<string>(), lastOn: '', again: false }));
    if (on > WINDOW.asOf) customer.again ||= amount > 0 && on <= WINDOW.until;
    else {
      customer.amount += amount;
      if (amount > 0) customer.orders.add(order);
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
    { asOf: WINDOW.asOf, until: WINDOW.until, over: true },
    await pointRows(db, {
      subject,
      signals: [],
      catalog: await catalogOf(db),
      outcome: 'bought_again',
      window: WINDOW,
      scope: { all: true },
    }),
    'policy' in subject ? subject.policy.levels : [],
  );

describe.skipIf(!hasRealData('online-retail'))('a backtest of UCI Online Retail as of 2011-06-09, half a year ahead', () => {
  let customers: Customer[];
  beforeAll(async () => {
    const rows = await mappedLines();
    expect(rows).toHaveLength(406_829);
    await putLines(rows);
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
});
