import type { Period } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { divide, type Micro, micro, text } from '../../../test/oracle/decimal.ts';
import { newId } from '../../kernel/ids.ts';

const { db, call } = await testFulcrum({ now: '2026-12-31T01:00:00Z' });
const A = (await call<{ id: string }>('accounts.create', { code: 'A', name: 'A', createdOn: '2020-01-01' })).id;
const product = (await call<{ id: string }>('products.create', { code: 'P', name: 'P' })).id;
const [FIRST, LAST] = ['2024-01', '2026-12'];

interface Signed {
  kind?: string;
  of?: string;
  from: string;
  to: string | null;
  over?: string | null;
  amount: string;
  net?: string | null;
  milestones?: { on: string | null; amount: string }[];
}
async function sign({ kind = 'single', of, from, to, over = null, amount, net = null, milestones = [] }: Signed): Promise<string> {
  const id = newId();
  await sql`insert into contract (account_id, id, code, kind, framework_id, happened_on, starts_on, ends_on, terminated_on, amount, base_amount, amount_excl_tax,
      base_amount_excl_tax, currency, known_at, recorded_at, changed_at)
    values (${A}, ${id}, ${id}, ${kind}, ${of ?? null}, ${from}, ${from}, ${to}, ${over}, ${amount}, ${amount}, ${net}, ${net}, 'CNY', ${from}, '2026-01-01Z', '2026-01-01Z')`.execute(
    db,
  );
  for (const { on, amount: part } of milestones)
    await sql`insert into contract_milestone (account_id, id, contract_id, title, happened_on, accepted_on, amount, base_amount, currency, known_at, recorded_at, changed_at)
      values (${A}, ${newId()}, ${id}, 'M', ${from}, ${on}, ${part}, ${part}, 'CNY', ${from}, '2026-01-01Z', '2026-01-01Z')`.execute(db);
  return id;
}
async function order(day: string, amount: string, contract: string | null): Promise<void> {
  const id = newId();
  await sql`insert into sales_order (account_id, id, code, currency, contract_code, happened_on, known_at, recorded_at, changed_at)
    values (${A}, ${id}, ${id}, 'CNY', ${contract}, ${day}, ${day}, '2026-01-01Z', '2026-01-01Z')`.execute(db);
  await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, recorded_at, changed_at)
    values (${A}, ${id}, '1', ${product}, ${day}, ${day}, 1, ${amount}, ${amount}, '2026-01-01Z', '2026-01-01Z')`.execute(db);
}
/** What the months come to, those with nothing left out. */
async function recognised(): Promise<Record<string, string>> {
  const { items } = await call<{ items: Period[] }>('periods.list', { from: FIRST, to: LAST });
  const some = items.filter(({ now }) => now.recognised !== null && Number(now.recognised) !== 0);
  return Object.fromEntries(some.map(({ month, now }) => [month, text(micro(now.recognised!))]).toReversed());
}
const sum = (months: Record<string, string>): string => text(Object.values(months).reduce((total, value) => total + micro(value), 0n));

beforeEach(async () => {
  for (const table of ['order_line', 'sales_order', 'contract_milestone', 'contract'])
    await sql`delete from ${sql.table(table)}`.execute(db);
});

describe('recognised revenue', () => {
  test('of a contract is spread evenly over its days, without tax where that is agreed on', async () => {
    await sign({ from: '2026-01-16', to: '2026-03-31', amount: '79.5', net: '75' });
    // 75 days at 1 each.
    expect(await recognised()).toEqual({ '2026-01': '16.000000', '2026-02': '28.000000', '2026-03': '31.000000' });
  });

  test('of a term whose days do not divide its amount still comes to the amount exactly', async () => {
    await sign({ from: '2025-02-03', to: '2026-02-02', amount: '99999.99' });
    const months = await recognised();
    expect(Object.keys(months)).toHaveLength(13);
    expect(sum(months)).toBe('99999.990000');
  });

  test('of a draft is none: neither its term nor its milestones count, and an order that names it counts as any other', async () => {
    await sign({ from: '2026-01-01', to: '2026-12-31', amount: '365' });
    await sign({ from: '2026-01-01', to: '2026-12-31', amount: '100', milestones: [{ on: '2026-02-01', amount: '100' }] });
    await sql`update contract set draft = true`.execute(db);
    await order('2026-03-05', '7', (await sql<{ code: string }>`select code from contract limit 1`.execute(db)).rows[0]!.code);
    expect(await recognised()).toEqual({ '2026-03': '7.000000' });
  });

  test('ends on the day before a termination, and what was not served is not earned', async () => {
    await sign({ from: '2026-01-01', to: '2026-12-31', over: '2026-02-11', amount: '365' });
    expect(await recognised()).toEqual({ '2026-01': '31.000000', '2026-02': '10.000000' });
  });

  test('of a contract without an end goes on by the day of a year', async () => {
    await sign({ from: '2026-11-01', to: null, amount: '365' });
    expect(await recognised()).toEqual({ '2026-11': '30.000000', '2026-12': '31.000000' });
  });

  test('of a project is that of its accepted milestones, on their days and without tax in proportion', async () => {
    const milestones = [
      { on: '2026-03-05', amount: '33.33' },
      { on: '2026-05-01', amount: '33.33' },
      { on: null, amount: '33.34' },
    ];
    await sign({ from: '2026-01-01', to: '2026-12-31', amount: '100', net: '90', milestones });
    expect(await recognised()).toEqual({ '2026-03': '29.997000', '2026-05': '29.997000' });
  });

  test('of an order is its amount on its day, unless a contract of the customer carries it', async () => {
    const id = await sign({ from: '2026-04-01', to: '2026-04-30', amount: '30' });
    await order('2026-06-10', '500', null);
    await order('2026-06-11', '700', 'nobody knows this contract');
    await order('2026-04-10', '30', id);
    expect(await recognised()).toEqual({ '2026-04': '30.000000', '2026-06': '1200.000000' });
  });

  test('of a framework is that of the contracts below it; changes run with what they change, or count at once when it is over', async () => {
    const framework = await sign({ kind: 'framework', from: '2026-01-01', to: '2026-12-31', amount: '9999' });
    const under = await sign({ of: framework, from: '2026-03-01', to: '2026-03-31', amount: '31' });
    await sign({ kind: 'change', of: under, from: '2026-03-22', to: null, amount: '10' });
    await sign({ kind: 'change', of: under, from: '2026-07-02', to: null, amount: '-5' });
    expect(await recognised()).toEqual({ '2026-03': '41.000000', '2026-07': '-5.000000' });
  });

  test('stands in the closing of its month, and a later change shows as a difference', async () => {
    await sign({ from: '2026-01-01', to: '2026-12-31', amount: '365' });
    expect(await call<Period>('periods.close', { month: '2026-01' })).toMatchObject({ frozen: { recognised: '31' }, differing: 0 });
    await sql`update contract set terminated_on = '2026-01-11'`.execute(db);
    const { items } = await call<{ items: Period[] }>('periods.list', { from: '2026-01', to: '2026-01' });
    expect(items[0]).toMatchObject({ frozen: { recognised: '31' }, now: { recognised: '10' }, differing: 1 });
    await call('periods.reopen', { month: '2026-01', reason: '测试完毕' });
  });
});

describe('the months of any contracts', () => {
  const day = (least: number, most: number) =>
    fc.integer({ min: least, max: most }).map((n) => Temporal.PlainDate.from('2024-01-01').add({ days: n }).toString());
  const contract = fc
    .record({
      from: day(0, 700),
      length: fc.option(fc.integer({ min: 1, max: 800 }), { nil: null, freq: 5 }),
      over: fc.option(fc.integer({ min: 1, max: 500 }), { nil: null, freq: 2 }),
      cents: fc.integer({ min: -5_000_000_00, max: 5_000_000_00 }),
      tax: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }),
    })
    .map(({ from, length, over, cents, tax }) => {
      const plus = (days: number) => Temporal.PlainDate.from(from).add({ days }).toString();
      const ended = over === null || (length !== null && over > length) ? null : plus(over);
      const net = tax === null ? null : text(divide(BigInt(cents) * 10_000n, BigInt(100 + tax) * 10_000n));
      return { from, to: length === null ? null : plus(length - 1), over: ended, amount: text(BigInt(cents) * 10_000n), net };
    });

  /** By counting days one by one: what is earned by the evening of each day, rounded; a month has the steps of its days. */
  function counted(contracts: readonly { from: string; to: string | null; over: string | null; amount: string; net: string | null }[]) {
    const months = new Map<string, Micro>();
    for (const { from, to, over, amount, net } of contracts) {
      const total = micro(net ?? amount);
      let length = 0n;
      if (to === null) length = 365n;
      else for (let at = Temporal.PlainDate.from(from); at.toString() <= to; at = at.add({ days: 1 })) length += 1n;
      let [served, before] = [0n, 0n];
      for (
        let at = Temporal.PlainDate.from(from);
        at.toString() <= (to ?? '2026-12-31') && (!over || at.toString() < over);
        at = at.add({ days: 1 })
      ) {
        served += 1n;
        const earned = divide(total * served, length * 1_000_000n);
        const month = at.toString().slice(0, 7);
        months.set(month, (months.get(month) ?? 0n) + earned - before);
        before = earned;
      }
    }
    const some = [...months].filter(([month, value]) => value !== 0n && month <= LAST).sort(([a], [b]) => a.localeCompare(b));
    return Object.fromEntries(some.map(([month, value]) => [month, text(value)]));
  }

  test('agree with a count of days one by one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(contract, { minLength: 1, maxLength: 4 }), async (contracts) => {
        await sql`delete from contract`.execute(db);
        for (const one of contracts) await sign(one);
        expect(await recognised()).toEqual(counted(contracts));
      }),
      { numRuns: 40 },
    );
  });
});
