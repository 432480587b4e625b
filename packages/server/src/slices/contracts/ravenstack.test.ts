import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { fileBytes, installation } from '../../../test/harness/installation.ts';
import { hasRealData, realData } from '../../../test/real-data.ts';

const fulcrum = await testFulcrum({ now: '2024-12-31T04:00:00Z' });
const { call, db, url, clock } = fulcrum;

/** Rows of a file without quoted cells, by the names of its header. */
async function rowsOf(name: string): Promise<Record<string, string>[]> {
  const [header = '', ...lines] = (await readFile(realData('saas-ravenstack', name), 'utf8')).trim().split('\n');
  const names = header.trim().split(',');
  return lines.map((line) =>
    Object.fromEntries(
      line
        .trim()
        .split(',')
        .map((cell, index) => [names[index], cell]),
    ),
  );
}

describe.skipIf(!hasRealData('saas-ravenstack'))('RavenStack, by the mappings that ship', () => {
  const inst = installation({ db, url }, clock);
  let worker: Awaited<ReturnType<typeof inst.startWorker>>;
  const bring = (entity: 'accounts' | 'subscriptions', name: string) =>
    inst.run(fileBytes(realData('saas-ravenstack', name)), { entity, name });
  beforeAll(async () => {
    worker = await inst.startWorker();
  });
  afterAll(() => worker.stop());

  test('brings 500 accounts, and 5,000 subscriptions of them; both again change nothing', async () => {
    const accounts = await bring('accounts', 'ravenstack_accounts.csv');
    expect(accounts).toMatchObject({ state: 'done', rows: 500, created: 500, rejected: 0 });
    const subscriptions = await bring('subscriptions', 'ravenstack_subscriptions.csv');
    expect(subscriptions).toMatchObject({ state: 'done', rows: 5000, created: 5000, rejected: 0 });
    expect(await bring('accounts', 'ravenstack_accounts.csv')).toMatchObject({ created: 0, updated: 0, unchanged: 500 });
    expect(await bring('subscriptions', 'ravenstack_subscriptions.csv')).toMatchObject({ created: 0, updated: 0, unchanged: 5000 });
  }, 120_000);

  test('tells the contradictions of the file with the counts of a plain reckoning', async () => {
    const [accounts, subscriptions] = [await rowsOf('ravenstack_accounts.csv'), await rowsOf('ravenstack_subscriptions.csv')];
    const since = new Map(accounts.map((row) => [row.account_id, row.signup_date ?? '']));
    const early = subscriptions.filter((row) => (row.start_date ?? '') < (since.get(row.account_id) ?? ''));
    const atOnce = subscriptions.filter((row) => row.end_date === row.start_date);
    // None is older than its account: the file contradicts itself only in these thirteen, over on the day they began.
    expect([early.length, atOnce.length]).toEqual([0, 13]);
    const done = await bring('subscriptions', 'ravenstack_subscriptions.csv');
    expect(done.warnings.map(({ code, count }) => ({ code, count }))).toEqual([{ code: 'import.term.no_days', count: 13 }]);
  });

  test('recurring revenue of the last day of every month is what the file adds up to, trials and all', async () => {
    const subscriptions = await rowsOf('ravenstack_subscriptions.csv');
    const { months } = await call<{ months: { month: string; closing: string; accounts: number }[] }>('revenue.recurring', {});
    expect(months).toHaveLength(24);
    for (const { month, closing, accounts } of months) {
      const day = Temporal.PlainYearMonth.from(month).add({ months: 1 }).toPlainDate({ day: 1 }).subtract({ days: 1 }).toString();
      const running = subscriptions.filter(
        (row) => (row.start_date ?? '') <= day && (!row.end_date || row.end_date > day) && Number(row.mrr_amount) > 0,
      );
      expect(Number(closing)).toBe(running.reduce((sum, row) => sum + Number(row.mrr_amount), 0));
      expect(accounts).toBe(new Set(running.map((row) => row.account_id)).size);
    }
  });

  test('the ARR that an account shows is twelve times its monthly amounts of the day', async () => {
    const subscriptions = await rowsOf('ravenstack_subscriptions.csv');
    const found = await sql<{ id: string; code: string }>`select id, code from account order by code limit 12`.execute(db);
    for (const { id, code } of found.rows) {
      const running = subscriptions.filter((row) => row.account_id === code && (!row.end_date || row.end_date > '2024-12-31'));
      const { arr } = await call<{ arr: string }>('ledger.terms', { accountId: id });
      expect(Number(arr)).toBe(running.reduce((sum, row) => sum + Number(row.arr_amount), 0));
    }
  });
});
