import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { fileBytes, installation } from '../../../test/harness/installation.ts';
import { serviceLevels } from '../../../test/harness/service-levels.ts';
import { hasRealData, realData } from '../../../test/real-data.ts';

const fulcrum = await testFulcrum({ now: '2025-01-15T04:00:00Z' });
const { call, clock, db, url } = fulcrum;
const FOLDER = 'saas-ravenstack';
type Ticket = Record<
  | 'ticket_id'
  | 'account_id'
  | 'submitted_at'
  | 'closed_at'
  | 'resolution_time_hours'
  | 'priority'
  | 'first_response_time_minutes'
  | 'satisfaction_score',
  string
>;
const SLA = serviceLevels("days: every, from: '00:00', until: '24:00'", {
  critical: { respond: 60, resolve: 1440 },
  high: { respond: 90, resolve: 2160 },
  normal: { respond: 120, resolve: 2880 },
  low: { respond: 150, resolve: 3600 },
});
const TARGET: Record<string, { respond: number; resolve: number }> = {
  urgent: { respond: 60, resolve: 1440 },
  high: { respond: 90, resolve: 2160 },
  medium: { respond: 120, resolve: 2880 },
  low: { respond: 150, resolve: 3600 },
};

async function tickets(): Promise<Ticket[]> {
  const [header = '', ...lines] = (await readFile(realData(FOLDER, 'ravenstack_support_tickets.csv'), 'utf8')).trim().split('\n');
  const names = header.trim().split(',');
  return lines.map(
    (line) =>
      Object.fromEntries(
        line
          .trim()
          .split(',')
          .map((cell, at) => [names[at], cell]),
      ) as Ticket,
  );
}
/** Minutes after midnight of the day on which a ticket was submitted, until it was closed. */
const lasted = ({ submitted_at: from, closed_at: until }: Ticket): number =>
  Temporal.PlainDateTime.from(until.replace(' ', 'T')).since(Temporal.PlainDate.from(from).toPlainDateTime()).total('minutes');

describe.skipIf(!hasRealData(FOLDER))('RavenStack, by the mapping that ships', () => {
  const inst = installation({ db, url }, clock);
  let worker: Awaited<ReturnType<typeof inst.startWorker>>;
  let rows: Ticket[];
  /** On which day each customer began: before it a metric has nothing to say of it, whatever the file does. */
  let since: ReadonlyMap<string, string>;
  const bring = () => inst.run(fileBytes(realData(FOLDER, 'ravenstack_support_tickets.csv')), { entity: 'requests', name: 'tickets.csv' });
  beforeAll(async () => {
    worker = await inst.startWorker();
    rows = await tickets();
    const [, ...accounts] = (await readFile(realData(FOLDER, 'ravenstack_accounts.csv'), 'utf8')).trim().split('\n');
    since = new Map(accounts.map((line) => line.split(',')).map((cells) => [cells[0] ?? '', cells[4] ?? '']));
    await call('policies.saveDraft', { id: 'service', yaml: SLA });
    await call('policies.publish', { id: 'service' });
    await inst.run(fileBytes(realData(FOLDER, 'ravenstack_accounts.csv')), { entity: 'accounts', name: 'accounts.csv' });
  });
  afterAll(() => worker.stop());

  test('brings all 2,000 tickets, tells the contradictions of the file with the counts of a plain reckoning, and nothing new the second time', async () => {
    const done = await bring();
    expect(done).toMatchObject({ state: 'done', rows: 2000, created: 2000, rejected: 0 });
    const late = rows.filter((row) => Number(row.first_response_time_minutes) > lasted(row)).length;
    const early = rows.filter((row) => row.submitted_at < (since.get(row.account_id) ?? '')).length;
    expect(late).toBe(36);
    expect(Object.fromEntries(done.warnings.map(({ code, count }) => [code, count]))).toEqual({
      'import.request.answered_after': late,
      'import.request.before_account': early,
    });
    expect(await bring()).toMatchObject({ created: 0, updated: 0, unchanged: 2000, rejected: 0 });
  }, 60_000);

  test('numbers follow the order of submission', async () => {
    const found = await sql<{ wrong: number }>`select count(*)::int as wrong from (
      select opened_at < lag(opened_at) over (order by number) as back from service_request) n where n.back`.execute(db);
    expect(found.rows[0]?.wrong).toBe(0);
  });

  const was = (row: Ticket, day: string): boolean => (since.get(row.account_id) ?? '') <= day;
  /** A metric over all customers, as policies and reports read it. */
  const total = async (id: string, asOf: string): Promise<number> => {
    const { rows: of } = await call<{ rows: { value: unknown }[] }>('metrics.value', { id, asOf, by: 'account' });
    return of.reduce((sum, { value }) => sum + Number(value ?? 0), 0);
  };

  test('as many are open on a day, and as many of them severe, as the file says', async () => {
    for (const day of ['2024-07-08', '2024-12-30']) {
      const there = rows.filter((row) => was(row, day) && row.submitted_at <= day && row.closed_at.slice(0, 10) > day);
      const severe = there.filter(({ priority }) => /urgent|high/.test(priority));
      expect(there.length).toBeGreaterThan(0);
      expect([await total('requests.open', day), await total('requests.open_severe', day)]).toEqual([there.length, severe.length]);
    }
  });

  test('the ratings of those that have one average as in the file', async () => {
    const given = rows.flatMap(({ satisfaction_score: score }) => (score ? [Number(score)] : []));
    const found = await sql<{
      n: number;
      mean: string;
    }>`select count(rating)::int as n, avg(rating)::text as mean from service_request`.execute(db);
    expect(found.rows[0]?.n).toBe(given.length);
    expect(Number(found.rows[0]?.mean)).toBeCloseTo(given.reduce((sum, one) => sum + one, 0) / given.length, 10);
  });

  test('breaches of both clocks, and those of ninety days, are what minutes and targets of the file give', async () => {
    const passed = (clock: 'respond' | 'resolve', last: (row: Ticket) => number) =>
      rows.flatMap((row) => {
        const target = TARGET[row.priority]![clock];
        const due = Temporal.PlainDate.from(row.submitted_at).toPlainDateTime().add({ minutes: target });
        return last(row) > target ? [{ row, day: due.toPlainDate().toString() }] : [];
      });
    const first = passed('respond', (row) => Math.min(Number(row.first_response_time_minutes), lasted(row)));
    const solve = passed('resolve', lasted);
    const found = await sql<{ clock: string; n: number }>`
      select clock, count(*)::int as n from request_clock where breached_on is not null group by clock order by clock`.execute(db);
    expect(found.rows).toEqual([
      { clock: 'first', n: first.length },
      { clock: 'solve', n: solve.length },
    ]);
    const recent = [...first, ...solve].filter(({ row, day }) => was(row, '2024-12-30') && day <= '2024-12-30' && day > '2024-10-01');
    expect(await total('requests.breached_90d', '2024-12-30')).toBe(recent.length);
  });

  test('a history is no news: no clock is told of, and nothing waits in anybody’s list', async () => {
    const found = await sql`select from request_clock where level_at is not null or due_at is not null`.execute(db);
    expect(found.rows).toHaveLength(0);
  });
});
