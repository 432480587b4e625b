import { OUTCOMES, type PlayPolicy, type PlayStep, type TaskOutcome } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { CourseOracle, type OnDay, type RunTold } from '../../../test/harness/course-oracle.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import {
  addCases,
  addContacts,
  clearBase,
  openHours,
  playOf,
  publishPlay,
  publishTiers,
  taskOf,
} from '../../../test/harness/plays-base.ts';
import { runPlays } from './run-plays.ts';

const { db } = await testDatabase();
const START = '2028-02-20';
const DAYS = 14;
const dayOf = (n: number) => Temporal.PlainDate.from(START).add({ days: n }).toString();
const HOLDS = { metric: 'account.industry', op: '=', value: 'yes' } as const;
const BRANCHES = { metric: 'account.business_model', op: '=', value: 'yes' } as const;
const task = taskOf(playOf('p', { on: 'cadence_due', days: {} }));

const message = { channel: 'copy', for: 'owner', dueInWorkingDays: 1, title: task.title, reason: task.title, script: task.title } as const;

/** Steps that lead forward only, of every kind that moves a run. */
const steps: fc.Arbitrary<PlayStep[]> = fc
  .array(
    fc.tuple(
      fc.constantFrom('task', 'message', 'days', 'closed', 'when', 'outcome', 'end'),
      fc.nat(9),
      fc.nat(9),
      fc.integer({ min: 1, max: 4 }),
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((drawn) =>
    drawn.map(([kind, one, other, days], at): PlayStep => {
      const earlier = drawn.flatMap(([before], place) => ((before === 'task' || before === 'message') && place < at ? [`s${place}`] : []));
      const later = (n: number) =>
        [undefined, 'end', ...drawn.slice(at + 1).map((_, place) => `s${at + 1 + place}`)][n % (drawn.length - at + 1)];
      const target = { met: later(one), unmet: later(other) };
      const told = earlier[one % Math.max(1, earlier.length)];
      const id = `s${at}`;
      if (kind === 'task') return { id, task: { ...task, reason: task.title } };
      if (kind === 'message') return { id, message: { ...message } };
      if (kind === 'closed' && told) return { id, wait: { closed: told, atMost: days } };
      if (kind === 'outcome' && told) return { id, branch: { test: { task: told, closedAs: ['reached', 'agreed'] }, ...target } };
      if (kind === 'when') return { id, branch: { test: { when: BRANCHES }, ...target } };
      if (kind === 'end') return { id, end: true };
      return { id, wait: { days } };
    }),
  );
const onDay: fc.Arbitrary<OnDay> = fc.record({ holds: fc.boolean(), branch: fc.boolean() });
const closing = fc.record({ step: fc.nat(5), outcome: fc.constantFrom<TaskOutcome>(...OUTCOMES) });
const account = fc.array(fc.record({ is: onDay, isRunDay: fc.boolean(), closings: fc.array(closing, { maxLength: 2 }) }), {
  minLength: DAYS,
  maxLength: DAYS,
});

async function told(accountId: string): Promise<RunTold[]> {
  const found = await sql<RunTold>`
    select r.facts ->> 'since' as since, r.state,
      coalesce((select jsonb_agg(p.step order by p.step) from play_step p where p.account_id = r.account_id and p.run_id = r.id), '[]') as taken,
      coalesce((select jsonb_agg(jsonb_build_object('step', t.step, 'made', t.created_at::date, 'state', t.state, 'outcome', t.outcome) order by t.step)
        from task t where t.account_id = r.account_id and t.run_id = r.id), '[]') as tasks
    from play_run r where r.account_id = ${accountId} order by since`.execute(db);
  return found.rows;
}

beforeAll(() => openHours(db, 1));

test('every run takes exactly the steps that a slow look at each account, night after night, takes', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.array(account, { minLength: 1, maxLength: 4 }), async (drawn, accounts) => {
      const play: PlayPolicy = { ...playOf('course', { on: 'condition_met', when: HOLDS }), steps: drawn };
      await clearBase(db);
      await sql`delete from play_run`.execute(db);
      const { runId } = await publishTiers(db);
      await publishPlay(db, play, START);
      const calm = { tier: 'A', tierSince: null, status: 'active', since: '2025-01-01', contacts: [], moves: [] } as const;
      const ids = await addCases(
        db,
        accounts.map(() => ({ ...calm, contacts: [], moves: [] })),
        runId,
      );
      await addContacts(db, ids);
      const oracles = accounts.map(() => new CourseOracle(play));
      for (let n = 0; n < DAYS; n++) {
        for (const [at, days] of accounts.entries()) {
          const { is, closings } = days[n]!;
          await sql`update account set industry = ${is.holds ? 'yes' : 'no'}, business_model = ${is.branch ? 'yes' : 'no'} where id = ${ids[at]}`.execute(
            db,
          );
          for (const { step, outcome } of closings) {
            oracles[at]!.close(`s${step}`, outcome);
            await sql`update task set state = 'done', outcome = ${outcome} where account_id = ${ids[at]} and step = ${`s${step}`} and state = 'open'`.execute(
              db,
            );
          }
        }
        // The plays run on the nights that the first account's draw says: a server may be down for days.
        if (!accounts[0]![n]!.isRunDay) continue;
        const today = dayOf(n);
        await db.transaction().execute((tx) => runPlays(tx, { now: `${today}T01:00:00Z`, today, timeZone: 'UTC' }));
        for (const [at, days] of accounts.entries()) oracles[at]!.night(today, days[n]!.is);
      }
      for (const [at, oracle] of oracles.entries())
        expect(await told(ids[at]!)).toEqual(
          oracle.runs.map(({ since, state, taken, tasks }) => ({
            since,
            state,
            taken: taken.toSorted(),
            tasks: tasks.toSorted((a, b) => a.step.localeCompare(b.step)),
          })),
        );
    }),
    { numRuns: 30 },
  );
});
