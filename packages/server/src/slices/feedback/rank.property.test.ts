import { FEEDBACK_FREQUENCIES, FEEDBACK_PARTS, type FeedbackItem, type FeedbackRules, type FeedbackTold } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { emptied } from '../../../test/harness/emptied.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { newId } from '../../kernel/ids.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, db } = fulcrum;
const ACCOUNTS = 4;
const ITEMS = 4;
const SEVERITY = { critical: 1, high: 2 / 3, normal: 1 / 3, low: 0 } as const;
const accounts = await Promise.all(
  Array.from(
    { length: ACCOUNTS },
    async (_, n) => (await call<{ id: string }>('accounts.create', { code: `R-${n}`, name: `客户${n}` })).id,
  ),
);

const customer = fc.record({ amount: fc.integer({ min: -50, max: 5000 }), rank: fc.constantFrom(0, 1, 2, 3, null) });
const item = fc.record({
  state: fc.constantFrom('new', 'triaged', 'planned', 'in_progress', 'delivered', 'declined'),
  severity: fc.constantFrom('critical', 'high', 'normal', 'low'),
  strategic: fc.boolean(),
});
const ask = fc.record({
  item: fc.nat(ITEMS - 1),
  account: fc.nat(ACCOUNTS - 1),
  occasion: fc.constantFrom('hand:a', 'hand:b', 'hand:c'),
  frequency: fc.constantFrom('once', 'monthly', 'weekly', 'daily'),
  /** Days from today: what is ahead of the day counts for nothing. */
  day: fc.integer({ min: -40, max: 3 }),
});
const weight = fc.integer({ min: 0, max: 100 });
const rules = fc.record({ customers: weight, tier: weight, revenue: weight, frequency: weight, severity: weight, strategic: weight });
type Customer = typeof customer extends fc.Arbitrary<infer T> ? T : never;
type Item = typeof item extends fc.Arbitrary<infer T> ? T : never;
type Ask = typeof ask extends fc.Arbitrary<infer T> ? T : never;

/** One item after the other, one customer after the other. */
function plainly(items: Item[], customers: Customer[], asks: Ask[], weights: FeedbackRules) {
  const of = items.map((one, n) => {
    const mine = asks.filter((said) => said.item === n && said.day <= 0);
    const who = [...new Set(mine.map(({ account }) => account))];
    const ranks = who.flatMap((account) => customers[account]?.rank ?? []);
    return {
      ...one,
      n,
      open: !['delivered', 'declined'].includes(one.state),
      customers: who.length,
      revenue: Math.max(
        who.reduce((sum, account) => sum + (customers[account]?.amount ?? 0), 0),
        0,
      ),
      times: mine.reduce((sum, { frequency }) => sum + FEEDBACK_FREQUENCIES[frequency], 0),
      best: ranks.length ? Math.min(...ranks) : null,
    };
  });
  const open = of.filter((one) => one.open);
  const most = (figure: (one: (typeof of)[number]) => number) => Math.max(...open.map(figure), 0) || 1;
  const total = Object.values(weights).reduce((sum, one) => sum + one, 0) || 1;
  return of.map((one) => {
    const shares = {
      customers: one.customers / most(({ customers: n }) => n),
      tier: one.best === null ? 0 : 0.5 ** one.best,
      revenue: one.revenue / most(({ revenue }) => revenue),
      frequency: one.times / most(({ times }) => times),
      severity: SEVERITY[one.severity],
      strategic: one.strategic ? 1 : 0,
    };
    return { ...one, points: FEEDBACK_PARTS.map((part) => (100 * weights[part] * shares[part]) / total) };
  });
}

test('the rank of every open item is what adding up its customers one by one tells, and its parts add up to it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(item, { minLength: 1, maxLength: ITEMS }),
      fc.array(customer, { minLength: ACCOUNTS, maxLength: ACCOUNTS }),
      fc.uniqueArray(ask, { selector: (said) => `${said.item} ${said.account} ${said.occasion}`, maxLength: 14 }),
      rules,
      async (items, customers, all, weights) => {
        const asks = all.filter((said) => said.item < items.length);
        await emptied(db, 'feedback_item');
        await sql`delete from account_state`.execute(db);
        const states = customers.map(({ amount, rank }, n) => ({
          account_id: accounts[n],
          amount_12m: amount,
          tier_rank: rank ?? 32767,
          tier: rank,
        }));
        await sql`insert into account_state (account_id, amount_12m, tier_rank, tier) select account_id, amount_12m, tier_rank, tier
          from jsonb_to_recordset(${JSON.stringify(states)}::jsonb) as s(account_id uuid, amount_12m numeric, tier_rank int, tier text)`.execute(
          db,
        );
        const ids = items.map(() => newId());
        const rows = items.map((one, n) => ({ ...one, id: ids[n], number: n + 1 }));
        await sql`insert into feedback_item (id, number, kind, title, severity, strategic, state, state_since, noted_on, created_at, changed_at)
          select id, number, 'need', 'x', severity, strategic, state, '2026-10-01', '2026-10-01', '2026-10-01', '2026-10-01'
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as i(id uuid, number int, severity text, strategic boolean, state text)`.execute(
          db,
        );
        const said = asks.map((one) => ({ ...one, id: newId(), item: ids[one.item], account: accounts[one.account] }));
        await sql`insert into feedback_ask (account_id, id, item_id, noted_item_id, occasion, source, asked_on, frequency, added_at)
          select account, id, item, item, occasion, 'hand', '2026-11-23'::date + day, frequency, '2026-10-01'
          from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as k(account uuid, id uuid, item uuid, occasion text, frequency text, day int)`.execute(
          db,
        );
        await call('feedback.setRules', weights);
        const expected = plainly(items, customers, asks, weights);
        const found = (await call<{ items: FeedbackItem[] }>('feedback.list', {})).items;
        expect(found.map(({ id }) => id).toSorted()).toEqual(
          expected
            .filter(({ open }) => open)
            .map(({ n }) => ids[n] as string)
            .toSorted(),
        );
        expect(found.map(({ place }) => place)).toEqual(found.map((_, at) => at + 1));
        for (const one of found) {
          const plain = expected[ids.indexOf(one.id)];
          expect(one).toMatchObject({ customers: plain?.customers, timesAYear: plain?.times });
          expect(Number(one.score)).toBeCloseTo(plain?.points.reduce((sum, points) => sum + points, 0) ?? 0, 0);
        }
        const scores = found.map(({ score }) => Number(score));
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        if (!found[0]) return;
        const told = await call<FeedbackTold>('feedback.get', { id: found[0].id });
        const plain = expected[ids.indexOf(told.id)];
        for (const [at, { points }] of told.parts.entries())
          expect(Math.abs(Number(points) - (plain?.points[at] ?? 0))).toBeLessThanOrEqual(0.00501);
        const sum = told.parts.reduce((cents, { points }) => cents + Math.round(Number(points) * 100), 0);
        expect(sum).toBe(Math.round(Number(told.score) * 100));
      },
    ),
    { numRuns: 25 },
  );
});

test('of a past day the rank is that of what customers were worth and asked by then', async () => {
  await emptied(db, 'feedback_item');
  await sql`delete from account_state`.execute(db);
  await call('feedback.setRules', { customers: 0, tier: 0, revenue: 100, frequency: 0, severity: 0, strategic: 0 });
  const [big, small] = [await past('PB', '2026-10-05', 900), await past('PS', '2026-03-02', 300)];
  const made = [] as string[];
  for (const accountId of [big, small]) {
    const { id } = await call<FeedbackTold>('feedback.create', { kind: 'need', title: 'x', asker: { accountId, askedOn: '2026-04-01' } });
    await sql`update feedback_event set on_day = '2026-04-01' where item_id = ${id}::uuid`.execute(db);
    made.push(id);
  }
  const on = async (asOf: string) =>
    (await call<{ items: FeedbackItem[] }>('feedback.list', { asOf })).items.map(({ id, revenue }) => [id, revenue]);
  // By May the larger order was not there yet.
  expect(await on('2026-05-01')).toEqual([
    [made[1], '300'],
    [made[0], '0'],
  ]);
  expect(await on('2026-11-01')).toEqual([
    [made[0], '900'],
    [made[1], '300'],
  ]);
  expect(await on('2026-03-31')).toEqual([]);
});

async function past(code: string, orderedOn: string, amount: number): Promise<string> {
  const { id } = await call<{ id: string }>('accounts.create', { code, name: code, createdOn: '2026-01-01' });
  const [order, product] = [newId(), newId()];
  await sql`insert into product (id, code, name, category, recorded_at, changed_at) values (${product}, ${code}, ${code}, 'new', '2026-01-01', '2026-01-01')`.execute(
    db,
  );
  await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
    values (${id}, ${order}, ${code}, 'CNY', ${orderedOn}, ${orderedOn}, ${orderedOn}, ${orderedOn})`.execute(db);
  await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, recorded_at, changed_at)
    values (${id}, ${order}, '1', ${product}, ${orderedOn}, ${orderedOn}, 1, ${amount}, ${amount}, ${orderedOn}, ${orderedOn})`.execute(db);
  return id;
}
