import { type Order, type Period, RECORD_TYPES, type RecordType } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { sliceOf } from '../../../test/records/arbitrary-records.ts';
import { newId } from '../../kernel/ids.ts';
import { holdPeriods, inClosedMonth, requireOpenPeriod } from './index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { db, call } = fulcrum;
const product = (await call<{ id: string }>('products.create', { code: 'P', name: 'P' })).id;
const accountIds = await Promise.all(
  ['A', 'B', 'C'].map(async (code) => (await call<{ id: string }>('accounts.create', { code, name: code, createdOn: '2025-01-01' })).id),
);
const [A = '', B = ''] = accountIds;

async function addOrder(accountId: string, day: string, amount: string): Promise<string> {
  const id = newId();
  await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
    values (${accountId}, ${id}, ${id}, 'CNY', ${day}, ${day}, '2026-11-01Z', '2026-11-01Z')`.execute(db);
  await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, recorded_at, changed_at)
    values (${accountId}, ${id}, '1', ${product}, ${day}, ${day}, 1, ${amount}, ${amount}, '2026-11-01Z', '2026-11-01Z')`.execute(db);
  return id;
}
const monthOf = async (month: string): Promise<Period> =>
  (await call<{ items: Period[] }>('periods.list', { from: month, to: month })).items[0] as Period;

beforeEach(async () => {
  await sql`delete from order_line`.execute(db);
  await sql`delete from sales_order`.execute(db);
  await sql`delete from period_total`.execute(db);
  await sql`delete from period`.execute(db);
});

describe('closing a month', () => {
  test('keeps what every account came to, shows it beside today, and is audited', async () => {
    await addOrder(A, '2026-10-05', '100.5');
    await addOrder(A, '2026-10-31', '-20');
    await addOrder(B, '2026-10-01', '7');
    await addOrder(B, '2026-11-01', '9000');
    const closed = await call<Period>('periods.close', { month: '2026-10', note: '十月账' });
    expect(closed).toMatchObject({ month: '2026-10', state: 'closed', closing: 1, note: '十月账', dueOn: '2026-11-05', differing: 0 });
    expect(closed.frozen).toEqual({ ordered: '87.5', signed: '0', received: '0', recognised: '87.5' });
    expect(closed.now).toEqual(closed.frozen);
    const audited = await sql`select action, entity_id, note from audit where entity = 'period' order by at desc limit 1`.execute(db);
    expect(audited.rows).toEqual([{ action: 'period.close', entity_id: '2026-10', note: '十月账' }]);
  });

  test('waits for the month to end, and is done once', async () => {
    await expect(call('periods.close', { month: '2026-11' })).rejects.toMatchObject({ reason: 'period.not_over' });
    await call('periods.close', { month: '2026-10' });
    await expect(call('periods.close', { month: '2026-10' })).rejects.toMatchObject({ reason: 'period.state' });
    await expect(call('periods.reopen', { month: '2026-09', reason: '补录发票' })).rejects.toMatchObject({ reason: 'period.state' });
  });

  test('reopened and changed, the figures of the closing stay, and the difference is shown account by account', async () => {
    await addOrder(A, '2026-10-05', '100');
    await addOrder(B, '2026-10-06', '50');
    await call('periods.close', { month: '2026-10' });
    await call('periods.reopen', { month: '2026-10', reason: '补录发票' });
    await addOrder(A, '2026-10-07', '1');
    expect(await monthOf('2026-10')).toMatchObject({ state: 'open', frozen: { ordered: '150' }, now: { ordered: '151' }, differing: 1 });
    const { items } = await call<{ items: { accountName: string; differs: boolean }[] }>('periods.accounts', { month: '2026-10' });
    expect(items.map(({ accountName, differs }) => [accountName, differs])).toEqual([
      ['A', true],
      ['B', false],
    ]);
    expect(await call('periods.close', { month: '2026-10' })).toMatchObject({ closing: 2, frozen: { ordered: '151' }, differing: 0 });
    const kept = await sql`select closing, sum(ordered)::float as ordered from period_total group by 1 order by 1`.execute(db);
    expect(kept.rows).toEqual([
      { closing: 1, ordered: 150 },
      { closing: 2, ordered: 151 },
    ]);
  });

  test('asks a reason for reopening, and the right to', async () => {
    await call('periods.close', { month: '2026-10' });
    await expect(call('periods.reopen', { month: '2026-10', reason: '错' })).rejects.toMatchObject({ reason: 'input.invalid' });
    const lead = await fulcrum.person('sales_lead');
    await expect(call('periods.reopen', { month: '2026-10', reason: '补录发票' }, lead)).rejects.toMatchObject({
      reason: 'access.forbidden',
    });
  });

  test('shows each reader the figures of the accounts that they meet', async () => {
    const owner = await fulcrum.person('sales');
    await sql`update account set owner_id = ${owner.userId} where id = ${A}`.execute(db);
    await addOrder(A, '2026-10-05', '100');
    await addOrder(B, '2026-10-06', '50');
    await call('periods.close', { month: '2026-10' });
    const { items } = await call<{ items: Period[] }>('periods.list', { from: '2026-10', to: '2026-10' }, owner);
    expect(items[0]).toMatchObject({ frozen: { ordered: '100' }, now: { ordered: '100' } });
    await sql`update account set owner_id = null where id = ${A}`.execute(db);
  });
});

describe('the guard of a closed month', () => {
  const guard = (days: (string | null)[]) => db.transaction().execute((tx) => requireOpenPeriod({ db: tx }, days));

  test('refuses any day of it, names the month and the remedy, and lets other days pass', async () => {
    await call('periods.close', { month: '2026-09' });
    for (const day of ['2026-09-01', '2026-09-30'])
      await expect(guard(['2026-11-02', day])).rejects.toMatchObject({ reason: 'period.closed', detail: { month: '2026-09' } });
    await guard(['2026-08-31', '2026-10-01', null]);
    await guard([]);
  });

  test('agrees with a plain count of months, whatever is closed and asked', async () => {
    const month = fc.integer({ min: 1, max: 10 }).map((n) => `2026-${String(n).padStart(2, '0')}`);
    const day = fc.integer({ min: 0, max: 330 }).map((n) => Temporal.PlainDate.from('2026-01-01').add({ days: n }).toString());
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(month), fc.array(day, { minLength: 1, maxLength: 6 }), async (closed, days) => {
        await sql`delete from period`.execute(db);
        for (const each of closed) await call('periods.close', { month: each });
        const hit = days.map((one) => one.slice(0, 7)).filter((one) => closed.includes(one));
        const asked = guard(days);
        if (hit.length) await expect(asked).rejects.toMatchObject({ detail: { month: hit.toSorted()[0] } });
        else await asked;
        const inSql = await sql<{
          n: number;
        }>`select count(*)::int as n from unnest(${days}::date[]) d(day) where ${inClosedMonth(sql`d.day`)}`.execute(db);
        expect(inSql.rows[0]?.n).toBe(hit.length);
      }),
      { numRuns: 25 },
    );
  });

  test('a write under way keeps the closing waiting, and what it wrote is in the closing', async () => {
    const begun = Promise.withResolvers<void>();
    const may = Promise.withResolvers<void>();
    const writing = db.transaction().execute(async (tx) => {
      await requireOpenPeriod({ db: tx }, ['2026-10-15']);
      begun.resolve();
      await may.promise;
      const id = newId();
      await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
        values (${A}, ${id}, 'LATE', 'CNY', '2026-10-15', '2026-10-15', '2026-11-01Z', '2026-11-01Z')`.execute(tx);
      await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, recorded_at, changed_at)
        values (${A}, ${id}, '1', ${product}, '2026-10-15', '2026-10-15', 1, 42, 42, '2026-11-01Z', '2026-11-01Z')`.execute(tx);
    });
    await begun.promise;
    const closing = call<Period>('periods.close', { month: '2026-10' });
    // The closing stands in the queue of the lock before the write goes on.
    for (;;) {
      const waiting = await sql`select 1 from pg_locks where locktype = 'advisory' and objid = 46015 and not granted`.execute(db);
      if (waiting.rows.length) break;
    }
    may.resolve();
    await writing;
    expect((await closing).frozen).toMatchObject({ ordered: '42' });
    expect(await monthOf('2026-10')).toMatchObject({ differing: 0 });
  });

  test('a write that comes while a month is being closed waits, and is refused once it is', async () => {
    const begun = Promise.withResolvers<void>();
    const may = Promise.withResolvers<void>();
    const closing = db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(46015)`.execute(tx);
      begun.resolve();
      await may.promise;
      await sql`insert into period (month, state, closing, changed_at) values ('2026-10-01', 'closed', 1, '2026-11-02Z')`.execute(tx);
    });
    await begun.promise;
    // Expected at once: it may be refused before the closing is awaited.
    const refused = expect(guard(['2026-10-15'])).rejects.toMatchObject({ reason: 'period.closed' });
    may.resolve();
    await closing;
    await refused;
  });

  test('does not keep other writers waiting', async () => {
    await db.transaction().execute(async (first) => {
      await holdPeriods(first);
      await guard(['2026-10-15']);
    });
  });
});

describe('records of the books', () => {
  const BOOKS = RECORD_TYPES.filter((type: RecordType) => type.closes) as RecordType[];
  const money = (type: RecordType) => Object.keys(type.fields).find((id) => type.fields[id]?.kind === 'money') ?? '';
  const made = (type: RecordType, day: string, accountId = A) => {
    const values = Object.entries(type.fields).flatMap(([id, field]): [string, unknown][] => {
      if (id === type.day) return [[id, day]];
      if (id === money(type)) return [[id, '100']];
      if (!field.required) return [];
      return [[id, field.kind === 'choice' ? Object.keys(field.choices)[0] : field.kind === 'day' ? day : '甲']];
    });
    return { accountId, ...Object.fromEntries(values) };
  };

  test('are six kinds', () => {
    expect(BOOKS.map(({ entity }) => entity).toSorted()).toEqual(
      ['contracts', 'instalments', 'invoices', 'receipts', 'service-costs', 'subscriptions'].toSorted(),
    );
  });

  test.each(BOOKS.map((type) => [type.entity, type] as const))(
    '%s of a closed month are not added, moved, re-priced or deleted',
    async (_, type) => {
      const slice = sliceOf(type);
      const old = await call<{ id: string }>(`${slice}.create`, made(type, '2026-09-10'));
      const later = await call<{ id: string }>(`${slice}.create`, made(type, '2026-10-10'));
      await call('periods.close', { month: '2026-09' });
      const closed = { reason: 'period.closed', detail: { month: '2026-09' } };
      await expect(call(`${slice}.create`, made(type, '2026-09-30'))).rejects.toMatchObject(closed);
      await expect(call(`${slice}.change`, { id: old.id, revision: 1, [money(type)]: '101' })).rejects.toMatchObject(closed);
      await expect(call(`${slice}.change`, { id: old.id, revision: 1, [type.day]: '2026-10-01' })).rejects.toMatchObject(closed);
      await expect(call(`${slice}.change`, { id: later.id, revision: 1, [type.day]: '2026-09-01' })).rejects.toMatchObject(closed);
      await expect(call(`${slice}.remove`, { id: old.id })).rejects.toMatchObject(closed);
      await call(`${slice}.change`, { id: later.id, revision: 1, [money(type)]: '7' });
      // What comes later than the month is no change of its books.
      expect(await call(`${slice}.change`, { id: old.id, revision: 1, [money(type)]: '100.00', code: `N-${slice}` })).toMatchObject({
        revision: 2,
      });
      await expect(call('accounts.remove', { id: A })).rejects.toMatchObject(closed);
      await call('periods.reopen', { month: '2026-09', reason: '补录单据' });
      await call(`${slice}.remove`, { id: old.id });
      await call(`${slice}.remove`, { id: later.id });
    },
  );

  test('contracts and receipts stand in the month beside what was ordered', async () => {
    const [contracts, receipts] = [BOOKS.find(({ entity }) => entity === 'contracts')!, BOOKS.find(({ entity }) => entity === 'receipts')!];
    const signed = await call<{ id: string }>('contracts.create', { ...made(contracts, '2026-10-10'), amount: '300' });
    const received = await call<{ id: string }>('receipts.create', { ...made(receipts, '2026-10-11', B), amount: '80' });
    await addOrder(A, '2026-10-12', '5');
    expect(await call('periods.close', { month: '2026-10' })).toMatchObject({
      // An open-ended contract of 300 a year has run for 22 days.
      frozen: { ordered: '5', signed: '300', received: '80', recognised: '23.082192' },
      differing: 0,
    });
    await call('periods.reopen', { month: '2026-10', reason: '补录单据' });
    await call('contracts.remove', { id: signed.id });
    expect(await monthOf('2026-10')).toMatchObject({ now: { signed: '0' }, frozen: { signed: '300' }, differing: 1 });
    await call('receipts.remove', { id: received.id });
  });
});

describe('an adjustment', () => {
  const lines = [{ lineKey: '1', quantity: '0', amount: '-10.5' }];

  test('corrects an order of a closed month by one of its own in an open month, which refers to it', async () => {
    const id = await addOrder(A, '2026-10-05', '100');
    await call('periods.close', { month: '2026-10' });
    const made = await call<z.output<typeof Order>>('orders.adjust', { id, accountId: A, reason: '发票金额有误', lines });
    expect(made).toMatchObject({ orderedOn: '2026-11-23', amount: '-10.500000', adjustsId: id, code: `${id}-A1`, refund: true });
    expect(await monthOf('2026-10')).toMatchObject({ now: { ordered: '100' }, differing: 0 });
    expect(await monthOf('2026-11')).toMatchObject({ now: { ordered: '-10.5' } });
    const again = await call<z.output<typeof Order>>('orders.adjust', { id, accountId: A, reason: '再次更正', lines });
    expect(again.code).toBe(`${id}-A2`);
  });

  test('is refused in a closed month, for lines that the order does not have, and twice for one line', async () => {
    const id = await addOrder(A, '2026-09-05', '100');
    await call('periods.close', { month: '2026-10' });
    const adjust = (more: object) => call('orders.adjust', { id, accountId: A, reason: '发票金额有误', lines, ...more });
    await expect(adjust({ happenedOn: '2026-10-31' })).rejects.toMatchObject({ reason: 'period.closed', detail: { month: '2026-10' } });
    await expect(adjust({ lines: [{ ...lines[0], lineKey: '9' }] })).rejects.toMatchObject({ issues: [{ path: ['lines', 0, 'lineKey'] }] });
    await expect(adjust({ lines: [...lines, ...lines] })).rejects.toMatchObject({ issues: [{ path: ['lines', 1, 'lineKey'] }] });
    await expect(adjust({ accountId: B })).rejects.toMatchObject({ reason: 'resource.not_found' });
  });

  test('takes the rate that the order was taken at', async () => {
    const id = await addOrder(A, '2026-10-05', '100');
    await sql`update order_line set base_amount = 710`.execute(db);
    await call('orders.adjust', { id, accountId: A, reason: '发票金额有误', lines });
    const base = await sql<{
      sum: string;
    }>`select trim_scale(sum(base_amount))::text as sum from order_line where happened_on = '2026-11-23'`.execute(db);
    expect(base.rows[0]?.sum).toBe('-74.55');
  });
});

test('the closing day is a setting, and months say when they are due', async () => {
  await call('periods.setClosingDay', { day: 8 });
  expect(await monthOf('2026-10')).toMatchObject({ dueOn: '2026-11-08' });
  expect(await call('periods.list', {})).toMatchObject({ closingDay: 8 });
});

test('demo data does not come into a closed month, and an installation without one takes it', async () => {
  await call('periods.close', { month: '2026-08' });
  await expect(call('session.installTemplate', { id: 'infrastructure', demo: true })).rejects.toMatchObject({
    reason: 'period.closed',
    detail: { month: '2026-08' },
  });
  await call('periods.reopen', { month: '2026-08', reason: '尚未正式使用' });
  expect(await call('session.installTemplate', { id: 'infrastructure', demo: true })).toEqual({ done: true });
  await call('periods.close', { month: '2026-08' });
  await call('session.clearDemo');
  expect(await monthOf('2026-08')).toMatchObject({ state: 'closed', differing: 0 });
});
