import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { type Case, cadencesExpected, type Made, movesExpected } from '../../../test/harness/play-oracle.ts';
import { addCases, clearBase, playOf, publishPlay, publishTiers } from '../../../test/harness/plays-base.ts';
import { runPlays } from './run-plays.ts';

const { db } = await testDatabase();
const START = '2028-02-20'; // a leap year: the 29th of February and a month's end lie within
const DAYS = 25;
const dayOf = (n: number) => Temporal.PlainDate.from(START).add({ days: n }).toString();
const runOn = (today: string) => db.transaction().execute((tx) => runPlays(tx, { now: `${today}T01:00:00Z`, today, timeZone: 'UTC' }));
const CADENCE = { A: 5, B: 12 };
const WORKING = 3;

const day = fc.integer({ min: -20, max: DAYS }).map(dayOf);
const rank = fc.option(fc.integer({ min: 0, max: 2 }), { nil: null });
const oneCase: fc.Arbitrary<Case> = fc.record({
  tier: fc.constantFrom('A', 'B', 'C', null),
  tierSince: fc.option(day, { nil: null }),
  status: fc.constantFrom('active', 'active', 'active', 'frozen', 'closed'),
  since: day,
  contacts: fc.array(fc.record({ on: day, twoWay: fc.boolean() }), { maxLength: 4 }),
  moves: fc.uniqueArray(fc.record({ on: day, from: rank, to: rank }), { maxLength: 4, selector: (move) => move.on }),
});
const base = fc.array(oneCase, { minLength: 1, maxLength: 25 });
/** Days on which plays run: each of them, one jump, or any between. */
const runDays = fc
  .uniqueArray(fc.integer({ min: 0, max: DAYS }), { minLength: 1, maxLength: DAYS })
  .map((days) => days.toSorted((a, b) => a - b).map(dayOf));

async function prepare(cases: readonly Case[]): Promise<string[]> {
  await clearBase(db);
  const { runId } = await publishTiers(db);
  for (const direction of ['up', 'down', 'any'] as const) await publishPlay(db, playOf(direction, { on: 'tier_moved', direction }), START);
  await publishPlay(db, playOf('cadence', { on: 'cadence_due', days: CADENCE }), START);
  return addCases(db, cases, runId);
}

async function madeFor(playId: string, accountIds: readonly string[]): Promise<Made[][]> {
  const found = await sql<Made & { accountId: string }>`
    select account_id as "accountId", occasion, due_on as "dueOn" from task where play_id = ${playId} order by occasion`.execute(db);
  return accountIds.map((id) => found.rows.filter((row) => row.accountId === id).map(({ occasion, dueOn }) => ({ occasion, dueOn })));
}

const inOrder = (made: Made[]): Made[] => made.toSorted((a, b) => a.occasion.localeCompare(b.occasion));

describe('the set statement of the triggers', () => {
  test('makes exactly the tasks that a slow look at each account makes, whatever the days it runs on', async () => {
    await fc.assert(
      fc.asyncProperty(base, runDays, async (cases, runs) => {
        const ids = await prepare(cases);
        for (const today of runs) await runOn(today);
        for (const direction of ['up', 'down', 'any'] as const)
          expect(await madeFor(direction, ids)).toEqual(cases.map((each) => inOrder(movesExpected(each, direction, runs, START, WORKING))));
        expect(await madeFor('cadence', ids)).toEqual(cases.map((each) => cadencesExpected(each, CADENCE, runs, WORKING)));
      }),
      { numRuns: 40 },
    );
  });

  test('gives tier moves the same occasions day by day and in one jump; only due dates count from the day of the run', async () => {
    await fc.assert(
      fc.asyncProperty(base, async (cases) => {
        const occasions = async (runs: string[]) => {
          const ids = await prepare(cases);
          for (const today of runs) await runOn(today);
          return (await madeFor('any', ids)).map((made) => made.map(({ occasion }) => occasion));
        };
        expect(await occasions(Array.from({ length: DAYS + 1 }, (_, n) => dayOf(n)))).toEqual(await occasions([dayOf(DAYS)]));
      }),
      { numRuns: 5 },
    );
  });

  test('makes nothing twice when it runs again, or twice at once', async () => {
    await fc.assert(
      fc.asyncProperty(base, async (cases) => {
        await prepare(cases);
        const [one, other] = await Promise.all([runOn(dayOf(DAYS)), runOn(dayOf(DAYS))]);
        const { rows } = await sql<{ tasks: number }>`select count(*)::int as tasks from task`.execute(db);
        expect(one.tasks + other.tasks).toBe(rows[0]?.tasks);
        expect(Math.min(one.tasks, other.tasks)).toBe(0);
        expect((await runOn(dayOf(DAYS))).tasks).toBe(0);
      }),
      { numRuns: 10 },
    );
  });
});
