import { readFile } from 'node:fs/promises';
import type { RevenueMonth, RevenueMovement } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { fileBytes, installation } from '../../../test/harness/installation.ts';
import { hasRealData, realData } from '../../../test/real-data.ts';

const fulcrum = await testFulcrum({ now: '2020-02-29T04:00:00Z' });
const { call, db, url, clock } = fulcrum;
interface AccountMonth {
  month: string;
  accountId: string;
  accountCode: string;
  mrr: string;
  change: string;
  movement: RevenueMovement;
}

/** Every account-month of a span, page by page. */
async function accountMonths(input: Record<string, unknown>): Promise<AccountMonth[]> {
  const rows: AccountMonth[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: AccountMonth[]; nextCursor: string | null } = await call('revenue.accounts', {
      ...input,
      limit: 200,
      ...(cursor ? { cursor } : {}),
    });
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return rows;
}
const counted = (rows: readonly { movement: RevenueMovement }[]) => {
  const counts: Partial<Record<RevenueMovement, number>> = {};
  for (const { movement } of rows) counts[movement] = (counts[movement] ?? 0) + 1;
  return counts;
};

describe.skipIf(!hasRealData('mrr'))('the sample of the mrr-playbook', () => {
  const inst = installation({ db, url }, clock);
  const file = realData('mrr', 'subscription_periods.csv');
  let worker: Awaited<ReturnType<typeof inst.startWorker>>;
  beforeAll(async () => {
    worker = await inst.startWorker();
    const done = await inst.run(fileBytes(file), { entity: 'subscriptions', name: 'subscription_periods.csv' });
    expect(done).toMatchObject({ state: 'done', rows: 121, created: 121, rejected: 0 });
  });
  afterAll(() => worker.stop());

  /** By plain counting: a customer has in a month what its periods that began by its first day and end after it come to. */
  async function recomputed(): Promise<Map<string, number>> {
    const [, ...lines] = (await readFile(file, 'utf8')).trim().split('\n');
    const has = new Map<string, number>();
    for (const line of lines) {
      const [, customer, start = '', end = '', amount] = line.split(',');
      const last = Temporal.PlainDate.from(end).toPlainYearMonth();
      for (
        let month = Temporal.PlainDate.from(start).toPlainYearMonth();
        Temporal.PlainYearMonth.compare(month, last) < 0;
        month = month.add({ months: 1 })
      ) {
        const key = `${customer} ${month}`;
        has.set(key, (has.get(key) ?? 0) + Number(amount));
      }
    }
    return has;
  }

  test('every customer-month is what a plain recomputation says, and no month is missing or too many', async () => {
    const expected = await recomputed();
    const rows = await accountMonths({ from: '2017-01', to: '2020-02' });
    const running = rows.filter(({ mrr }) => Number(mrr) > 0);
    expect(new Map(running.map(({ accountCode, month, mrr }) => [`${accountCode} ${month}`, Number(mrr)]))).toEqual(expected);
    expect(running).toHaveLength(expected.size);
    expect(new Set(rows.map(({ accountCode }) => accountCode)).size).toBe(55);
  });

  test('the movements are those published: 55 new, 58 lost, 30 up, 27 down, 3 back, 244 unchanged', async () => {
    const rows = await accountMonths({ from: '2017-01', to: '2020-02' });
    expect(counted(rows)).toEqual({ new: 55, churn: 58, upgrade: 30, downgrade: 27, reactivation: 3, none: 244 });
  });

  test('each month closes with what it opened with and how that moved, and the next opens with it', async () => {
    const { months } = await call<{ months: RevenueMonth[] }>('revenue.recurring', { from: '2017-08', to: '2020-02' });
    expect(months).toHaveLength(31);
    const moves = ['new', 'reactivation', 'upgrade', 'downgrade', 'churn'] as const;
    const expected = await recomputed();
    for (const [index, each] of months.entries()) {
      expect(Number(each.closing)).toBe(Number(each.opening) + moves.reduce((sum, move) => sum + Number(each[move].amount), 0));
      expect(Number(each.opening)).toBe(index ? Number(months[index - 1]!.closing) : 0);
      const having = [...expected].filter(([key]) => key.endsWith(each.month));
      expect(Number(each.closing)).toBe(having.reduce((sum, [, amount]) => sum + amount, 0));
      expect(each.accounts).toBe(having.length);
      expect(each.accounts).toBe(
        each.none + each.new.accounts + each.reactivation.accounts + each.upgrade.accounts + each.downgrade.accounts,
      );
    }
  });

  test('as of an earlier day, nothing is known of later ends, beginnings and months', async () => {
    const asOf = '2018-12-31';
    const rows = await accountMonths({ from: '2017-01', asOf });
    const later = await accountMonths({ from: '2017-01', to: '2018-12' });
    expect(rows.at(-1)?.month).toBe('2018-12');
    expect(rows).toEqual(later);
    // A period that ends on the first of January still runs on the last of December, and is not lost before.
    expect(rows.some(({ movement, month }) => movement === 'churn' && month > '2018-12')).toBe(false);
  });
});

describe('recurring revenue', () => {
  test('a month has what runs on its last day; terms of a year or of their own length count by the month', async () => {
    const account = await call<{ id: string }>('accounts.create', { code: 'Q-1', name: '青云大学', createdOn: '2010-01-01' });
    const subscribe = (input: Record<string, unknown>) => call('subscriptions.create', { accountId: account.id, ...input });
    await subscribe({ startsOn: '2011-01-15', endedOn: '2011-03-31', amount: '1200', amountPer: 'year' });
    await subscribe({ startsOn: '2011-06-01', endsOn: '2012-05-30', amount: '36500', amountPer: 'term' });
    const rows = await accountMonths({ accountId: account.id, from: '2011-01', to: '2011-07' });
    expect(rows.map(({ month, mrr, change, movement }) => [month, mrr, change, movement])).toEqual([
      ['2011-01', '100.000000', '100.000000', 'new'],
      ['2011-02', '100.000000', '0.000000', 'none'],
      ['2011-03', '0', '-100.000000', 'churn'],
      ['2011-04', '0', '0', 'none'],
      ['2011-05', '0', '0', 'none'],
      // 36,500 over 365 days is 36,500 a year.
      ['2011-06', '3041.666667', '3041.666667', 'reactivation'],
      ['2011-07', '3041.666667', '0.000000', 'none'],
    ]);
    const moved = await accountMonths({ accountId: account.id, from: '2011-01', to: '2011-07', moved: true });
    expect(moved).toEqual(rows.filter(({ movement }) => movement !== 'none'));
    const upgrades = await accountMonths({ accountId: account.id, from: '2011-01', to: '2011-07', movement: 'upgrade' });
    expect(upgrades).toEqual([]);
  });

  test('of accounts that a reader does not see nothing is counted, and to ask for one by its id finds nothing', async () => {
    const stranger = await fulcrum.person('csm');
    const months = await call<{ months: RevenueMonth[] }>('revenue.recurring', { from: '2011-01', to: '2011-03' }, stranger);
    expect(months.months.map(({ closing, accounts }) => [closing, accounts])).toEqual([
      ['0', 0],
      ['0', 0],
      ['0', 0],
    ]);
    const theirs = await sql<{ id: string }>`select id from account where code = 'Q-1'`.execute(db);
    await expect(call('revenue.accounts', { accountId: theirs.rows[0]?.id, from: '2011-01' }, stranger)).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  test('a span of no month or of more than twenty years is refused', async () => {
    await expect(call('revenue.recurring', { from: '2019-01', to: '2018-12' })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(call('revenue.recurring', { from: '1990-01' })).rejects.toMatchObject({ kind: 'invalid' });
  });
});
