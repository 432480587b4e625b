import type { Trigger } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/harness/database.ts';
import { emptied } from '../../../../test/harness/emptied.ts';
import { addCases, clearBase, playOf, publishPlay, publishTiers, taskOf } from '../../../../test/harness/plays-base.ts';
import { newId } from '../../../kernel/ids.ts';
import { runPlays } from '../run-plays.ts';

const { db } = await testDatabase();
const START = '2028-01-31';
const dayOf = (n: number) => Temporal.PlainDate.from(START).add({ days: n }).toString();
const run = (today: string) => db.transaction().execute((tx) => runPlays(tx, { now: `${today}T01:00:00Z`, today, timeZone: 'UTC' }));
const calm = { tier: 'A', tierSince: null, status: 'active', since: '2020-01-01' } as const;
const play = (trigger: Trigger) => {
  const task = taskOf(playOf('p', trigger));
  return { ...playOf('p', trigger), steps: [{ task: { ...task, reason: task.title } }] };
};

let account: string;
beforeEach(async () => {
  await clearBase(db);
  await emptied(db, 'service_request', 'play_run');
  const { runId } = await publishTiers(db);
  account = (await addCases(db, [{ ...calm, contacts: [], moves: [] }], runId))[0]!;
});
const occasions = async () =>
  (await sql<{ occasion: string }>`select occasion from play_run order by began_at, occasion`.execute(db)).rows.map((row) => row.occasion);
const openTasks = async () => (await sql<{ n: number }>`select count(*)::int as n from task where state = 'open'`.execute(db)).rows[0]?.n;
const ask = async (kind: string, severity: string): Promise<string> => {
  const id = newId();
  await sql`insert into service_request (id, number, account_id, kind, severity, channel, subject, status, opened_at, changed_at)
    values (${id}, (select count(*) + 1 from service_request), ${account}, ${kind}, ${severity}, 'phone', '打不开', 'working', ${`${START}T01:00:00Z`}, ${`${START}T01:00:00Z`})`.execute(
    db,
  );
  return id;
};
const late = (id: string, clock: string, on: string) =>
  sql`insert into request_clock (request_id, clock, seq, started_at, target_minutes, breached_at, breached_on)
    values (${id}, ${clock}, 1, ${`${START}T01:00:00Z`}, 60, ${`${on}T02:00:00Z`}, ${on})`.execute(db);
const warned = (id: string, clock: string, on: string, lateOn: string | null = null) =>
  sql`insert into request_clock (request_id, clock, seq, started_at, target_minutes, warned_on, level, breached_on)
    values (${id}, ${clock}, 1, ${`${START}T01:00:00Z`}, 60, ${on}, 1, ${lateOn})`.execute(db);
const rate = (id: string, rating: number, on: string) =>
  sql`update service_request set rating = ${rating}, rated_at = ${`${on}T03:00:00Z`} where id = ${id}`.execute(db);
const solve = (id: string, on: string) =>
  sql`update service_request set status = 'solved', solved_at = ${`${on}T03:00:00Z`} where id = ${id}`.execute(db);

test('requests that go over their time ask once each, whichever clock it was, until they are solved', async () => {
  await publishPlay(db, play({ on: 'request_escalated', severities: ['critical', 'high'] }), START);
  const [severe, slight] = [await ask('fault', 'high'), await ask('question', 'low')];
  await late(severe, 'first', dayOf(1));
  await late(slight, 'first', dayOf(1));
  await run(dayOf(1));
  expect(await occasions()).toEqual([`escalated:${severe}`]);
  await late(severe, 'solve', dayOf(2));
  await run(dayOf(2));
  expect([await occasions(), await openTasks()]).toEqual([[`escalated:${severe}`], 1]);
  await solve(severe, dayOf(3));
  await run(dayOf(3));
  expect(await openTasks()).toBe(0);
});

test('requests that are opened again ask each time, of the kinds that are named', async () => {
  await publishPlay(db, play({ on: 'request_reopened', requests: ['fault'] }), START);
  const [fault, question] = [await ask('fault', 'high'), await ask('question', 'low')];
  const again = (id: string, seq: number, on: string) =>
    sql`insert into request_spell (request_id, seq, severity, from_on, until_on, reopened) values (${id}, ${seq}, 'high', ${on}, ${on}, true)`.execute(
      db,
    );
  await again(fault, 2, dayOf(1));
  await again(question, 2, dayOf(1));
  await run(dayOf(1));
  await again(fault, 3, dayOf(2));
  await run(dayOf(2));
  expect(await occasions()).toEqual([`reopened:${fault}:2`, `reopened:${fault}:3`]);
});

test('each clock that is warned of asks once while it runs, and no more once it is answered; one that was late by then asks nothing', async () => {
  await publishPlay(db, play({ on: 'request_warned', severities: ['high'] }), START);
  const [soon, slight, over] = [await ask('fault', 'high'), await ask('fault', 'low'), await ask('fault', 'high')];
  for (const id of [soon, slight]) await warned(id, 'first', dayOf(1));
  await warned(over, 'solve', dayOf(1), dayOf(1));
  await run(dayOf(1));
  expect(await occasions()).toEqual([`warned:${soon}:first:1`]);
  await sql`update request_clock set ended_at = ${`${dayOf(2)}T02:00:00Z`} where clock = 'first'`.execute(db);
  await warned(soon, 'solve', dayOf(2));
  await run(dayOf(2));
  expect([await occasions(), await openTasks()]).toEqual([[`warned:${soon}:first:1`, `warned:${soon}:solve:1`], 1]);
  // Late, it is still to be answered.
  await sql`update request_clock set breached_on = ${dayOf(3)}::date where clock = 'solve'`.execute(db);
  await run(dayOf(3));
  expect(await openTasks()).toBe(1);
});

test('ratings up to the limit ask once each, with the rating and who gave it, until a better one takes their place', async () => {
  await publishPlay(db, play({ on: 'request_rated_low', requests: ['fault'], upTo: 2 }), START);
  const [bad, fair, other] = [await ask('fault', 'high'), await ask('fault', 'low'), await ask('question', 'low')];
  await rate(bad, 2, dayOf(1));
  await rate(fair, 3, dayOf(1));
  await rate(other, 1, dayOf(1));
  await run(dayOf(1));
  await run(dayOf(2));
  const begun = await sql<{ facts: object }>`select facts from play_run`.execute(db);
  expect(begun.rows.map(({ facts }) => facts)).toEqual([
    expect.objectContaining({ request: '#1', request_id: bad, answer: 2, happened_on: dayOf(1), contact: '—' }),
  ]);
  await rate(bad, 1, dayOf(3));
  await run(dayOf(3));
  expect([(await occasions()).length, await openTasks()]).toEqual([2, 2]);
  await rate(bad, 5, dayOf(4));
  await run(dayOf(4));
  expect([(await occasions()).length, await openTasks()]).toEqual([2, 0]);
});
