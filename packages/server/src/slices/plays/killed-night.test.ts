import type { PlayPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
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
import { newId } from '../../kernel/ids.ts';
import { runPlays } from './run-plays.ts';

const { db } = await testDatabase();
const START = '2028-01-31';
const NIGHTS = 30;
const ACCOUNTS = 400;
const dayOf = (n: number) => Temporal.PlainDate.from(START).add({ days: n }).toString();
/** The same numbers at every run of the test. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const task = { ...taskOf(playOf('p', { on: 'cadence_due', days: {} })), reason: { zh: '原因', en: 'reason' } };
const play = (id: string, more: Partial<PlayPolicy>): PlayPolicy => ({
  ...playOf(id, { on: 'by_hand' }),
  steps: [{ id: 'first', task }],
  ...more,
});
const PLAYS = [
  play('cadence', { trigger: { on: 'cadence_due', days: { A: 5, B: 12 } } }),
  play('ends', { trigger: { on: 'term_ends', at: [60, 30, 7] }, limits: { atMost: { runs: 40, per: 'week' } } }),
  play('holds', {
    trigger: { on: 'condition_met', when: { metric: 'account.industry', op: '=', value: 'yes' } },
    steps: [
      { id: 'first', task },
      { id: 'rest', wait: { days: 3 } },
      { id: 'second', task },
    ],
    holdout: 0.2,
    aim: { outcome: 'kept', withinDays: 10 },
  }),
  play('writes', {
    trigger: { on: 'condition_met', when: { metric: 'account.industry', op: '=', value: 'no' } },
    steps: [
      {
        id: 'write',
        message: {
          ...{ channel: 'mail', for: 'owner', dueInWorkingDays: 1 },
          ...{ title: task.title, reason: task.reason, subject: task.title, script: task.title },
        },
      },
    ],
  }),
];

async function fill(): Promise<string[]> {
  const random = seeded(7);
  await clearBase(db);
  await sql`delete from play_run`.execute(db);
  const { runId } = await publishTiers(db);
  for (const one of PLAYS) await publishPlay(db, one, START);
  const cases = Array.from({ length: ACCOUNTS }, (_, n) => ({
    ...{ tier: n % 3 ? 'B' : 'A', tierSince: dayOf(-(n % 9)), status: 'active' as const, since: '2025-01-01', moves: [] },
    contacts: n % 4 ? [] : [{ on: dayOf(n % 20), twoWay: true }],
  }));
  const ids = await addCases(db, cases, runId);
  await addContacts(db, ids);
  await sql`update contact set email = 'someone@example.com' where array_position(${ids}::uuid[], account_id) % 3 > 0`.execute(db);
  await sql`update account_state s set amount_12m = x.n from unnest(${ids}::uuid[]) with ordinality x(id, n) where s.account_id = x.id`.execute(
    db,
  );
  const ends = ids.map(() => dayOf(Math.floor(random() * 120)));
  await sql`insert into contract (account_id, id, happened_on, starts_on, ends_on, amount, base_amount, currency, known_at, recorded_at, changed_at)
    select x.id, x.contract, '2027-01-01', '2027-02-01', x.ends, 1, 1, 'CNY', '2027-01-01', '2027-01-01Z', '2027-01-01Z'
    from unnest(${ids}::uuid[], ${ids.map(() => newId())}::uuid[], ${ends}::date[]) x(id, contract, ends)`.execute(db);
  return ids;
}

async function made(ids: readonly string[]): Promise<string[]> {
  const found = await sql<{ line: string }>`
    select array_position(${ids}::uuid[], r.account_id) || ' ' || r.play_id || ' ' || regexp_replace(r.occasion, '[0-9a-f-]{36}', '') || ' ' || r.arm || ' ' || r.state || ' '
      || coalesce((select string_agg(t.step || '@' || t.due_on || '=' || t.state, ',' order by t.step, t.due_on) from task t where t.account_id = r.account_id and t.run_id = r.id), '') as line
    from play_run r order by 1`.execute(db);
  return found.rows.map(({ line }) => line);
}
const night = (today: string) => db.transaction().execute((tx) => runPlays(tx, { now: `${today}T01:00:00Z`, today, timeZone: 'UTC' }));
const toggle = (n: number, ids: readonly string[]) =>
  sql`update account set industry = case when (array_position(${[...ids]}::uuid[], id) + ${n}) % 7 < 3 then 'yes' else 'no' end`.execute(
    db,
  );

/** Runs the night, and ends its connection after so many milliseconds; true where that came before its commit. */
async function killed(today: string, afterMs: number): Promise<boolean> {
  let pid = 0;
  const running = db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    pid = rows[0]!.pid;
    await runPlays(tx, { now: `${today}T01:00:00Z`, today, timeZone: 'UTC' });
  });
  let over = false;
  const ended = running
    .then(
      () => false,
      () => true,
    )
    .finally(() => {
      over = true;
    });
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  // A connection that has committed may serve the next query already.
  if (!over && pid) await sql`select pg_terminate_backend(${pid}) where pg_backend_pid() <> ${pid}`.execute(db);
  return ended;
}

beforeAll(() => openHours(db, 1));

test('nights that are killed at random moments and run again make what undisturbed nights make: no task twice, none missing', async () => {
  const undisturbed = await fill();
  const took: number[] = [];
  for (let n = 0; n < NIGHTS; n++) {
    await toggle(n, undisturbed);
    const begun = performance.now();
    await night(dayOf(n));
    took.push(performance.now() - begun);
  }
  const expected = await made(undisturbed);

  const ids = await fill();
  const random = seeded(11);
  let kills = 0;
  for (let n = 0; n < NIGHTS; n++) {
    await toggle(n, ids);
    if (await killed(dayOf(n), random() * 0.9 * took[n]!)) kills++;
    await night(dayOf(n));
  }
  expect(kills).toBeGreaterThan(0); // how many depends on the machine
  // Sides of the comparison go by the account's own id, which differs between the two bases; all else is alike.
  const apart = (lines: string[]) => lines.filter((line) => !line.includes(' holds ')).toSorted();
  expect(apart(await made(ids))).toEqual(apart(expected));
  const counts = (lines: string[]) => lines.filter((line) => line.includes(' holds ')).length;
  expect(counts(await made(ids))).toBe(counts(expected));
  const twice = await sql`select from task where run_id is not null group by account_id, run_id, step having count(*) > 1`.execute(db);
  expect(twice.rows).toEqual([]);
  const unlike = await sql`select from outgoing_message o full join (select * from task where kind = 'message') t
    on t.account_id = o.account_id and t.run_id = o.run_id and t.step = o.step where (o.step is null or t.step is null) and o.state is distinct from 'queued'`.execute(
    db,
  );
  expect(unlike.rows).toEqual([]);
  const mails = await sql`select from (select * from outgoing_message where state = 'queued') o
    full join delivery d on d.key = 'play:' || o.run_id || ':' || o.step || ':' || o.contact_id where o.step is null or d.key is null`.execute(
    db,
  );
  expect(mails.rows).toEqual([]);
  expect((await sql`select from delivery limit 1`.execute(db)).rows).toHaveLength(1);
}, 240_000);
