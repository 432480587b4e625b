import type { PlayPolicy, Trigger } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { publishAnnounced } from '../../../../test/harness/announced-calendar.ts';
import { testDatabase } from '../../../../test/harness/database.ts';
import { addCases, clearBase, playOf, publishPlay, publishTiers, taskOf } from '../../../../test/harness/plays-base.ts';
import { isWorkingDay } from '../../../kernel/working-days.ts';
import { SHIPPED_CALENDAR } from '../../settings/index.ts';
import { runPlays } from '../run-plays.ts';
import { dayOfMark } from './event-trigger.sql.ts';

const { db } = await testDatabase();
const START = '2026-09-01';
const dayOf = (n: number) => Temporal.PlainDate.from(START).add({ days: n }).toString();
const run = (today: string) => db.transaction().execute((tx) => runPlays(tx, { now: `${today}T01:00:00Z`, today, timeZone: 'UTC' }));
type KeyEvent = Extract<Trigger, { on: 'key_event' }>;

/** A play of one task on days around events, whose texts name the event. */
function play(trigger: Omit<KeyEvent, 'on'>): PlayPolicy {
  const base = playOf('p', { on: 'tier_moved', direction: 'any' });
  const title = { zh: '{{event.name}}：还有 {{event.days_left}} 天', en: '{{event.name}}: in {{event.days_left}} days' };
  return { ...base, trigger: { on: 'key_event', ...trigger }, steps: [{ task: { ...taskOf(base), title, reason: title } }] };
}

let accounts: string[];
beforeEach(async () => {
  await clearBase(db);
  for (const table of ['play_run', 'key_event_account', 'announced_event']) await sql`delete from ${sql.table(table)}`.execute(db);
  const { runId } = await publishTiers(db);
  accounts = await addCases(
    db,
    Array.from({ length: 2 }, () => ({
      tier: 'A',
      tierSince: null,
      status: 'active' as const,
      since: '2020-01-01',
      contacts: [],
      moves: [],
    })),
    runId,
  );
  await sql`insert into policy (id, kind, created_at) values ('cal', 'calendar', '2026-01-01Z') on conflict do nothing`.execute(db);
  await sql`insert into policy_version (policy_id, version, state, document, created_at, in_force_from)
    values ('cal', 1, 'published', '{"events": [{"id": "teachers-day", "name": {"zh": "教师节", "en": "Teachers’ Day"}}]}', '2026-01-01Z', '2026-01-01')
    on conflict do nothing`.execute(db);
});
const concerns = (account: string, on: string) =>
  sql`insert into key_event_account (account_id, event, on_day, until_day, policy_id, made_on)
    values (${account}, 'teachers-day', ${on}, ${on}, 'cal', '2026-08-01') on conflict do nothing`.execute(db);
const tasks = async () =>
  (
    await sql<{
      line: string;
    }>`select concat_ws(' ', occasion, state, title ->> 'zh') as line from task order by created_at, occasion`.execute(db)
  ).rows.map(({ line }) => line);

test('an event asks so many days before it, names itself, and asks once', async () => {
  await publishPlay(db, play({ events: ['teachers-day'], at: [-7], in: 'days' }), START);
  await concerns(accounts[0]!, '2026-09-10');
  await run('2026-09-02');
  expect(await tasks()).toEqual([]);
  await run('2026-09-03');
  await run('2026-09-04');
  expect(await tasks()).toEqual(['event:teachers-day:2026-09-10:T-7 open 教师节：还有 7 天']);
});

test('a nearer mark takes the place of the one before; after the event another asks what came of it', async () => {
  await publishPlay(db, play({ events: ['teachers-day'], at: [-7, -3, 2], in: 'days' }), START);
  await concerns(accounts[0]!, '2026-09-10');
  for (let n = 0; n < 15; n++) await run(dayOf(n));
  expect(await tasks()).toEqual([
    'event:teachers-day:2026-09-10:T-7 cancelled 教师节：还有 7 天',
    'event:teachers-day:2026-09-10:T-3 cancelled 教师节：还有 3 天',
    'event:teachers-day:2026-09-10:T+2 open 教师节：还有 0 天',
  ]);
});

test('whom it concerns no more is asked no more; who is concerned late is asked for what is still ahead', async () => {
  await publishPlay(db, play({ events: ['teachers-day'], at: [-7], in: 'days' }), START);
  await concerns(accounts[0]!, '2026-09-10');
  for (const n of [2, 3]) await run(dayOf(n));
  await sql`delete from key_event_account`.execute(db);
  await concerns(accounts[1]!, '2026-09-10');
  await run('2026-09-05');
  expect(await tasks()).toEqual([
    'event:teachers-day:2026-09-10:T-7 cancelled 教师节：还有 7 天',
    'event:teachers-day:2026-09-10:T-7 open 教师节：还有 5 天',
  ]);
});

test('a branch goes by the mark that began the run, of each event its own', async () => {
  const base = play({ events: ['teachers-day'], at: [-7, -3], in: 'days' });
  const saying = (zh: string) => ({ ...taskOf(base), title: { zh, en: zh } });
  const steps: PlayPolicy['steps'] = [
    { branch: { test: { begunAt: [-3] }, met: 'near' } },
    { task: saying('早') },
    { end: true },
    { id: 'near', task: saying('近') },
  ];
  await publishPlay(db, { ...base, steps }, START);
  await concerns(accounts[0]!, '2026-09-05');
  await concerns(accounts[0]!, '2026-09-09');
  await run('2026-09-02');
  expect(await tasks()).toEqual(['event:teachers-day:2026-09-05:T-3 open 近', 'event:teachers-day:2026-09-09:T-7 open 早']);
});

const announced = (account: string, on: string, recordedOn: string, said: object) =>
  sql`insert into announced_event (account_id, id, happened_on, event, custom, known_at, recorded_at, changed_at)
    values (${account}, gen_random_uuid(), ${on}, 'ranking', ${JSON.stringify(said)}::jsonb, ${recordedOn}, ${`${recordedOn}T05:00:00Z`}, ${`${recordedOn}T05:00:00Z`})`.execute(
    db,
  );

test('what was announced begins a play once, with what it says of each; recorded late it counts by its last mark, recorded after its days not at all', async () => {
  await publishAnnounced(db);
  const base = play({ events: ['ranking'], at: [0, 5], in: 'days' });
  const title = { zh: '{{event.subject}}：{{event.grade}}', en: '{{event.subject}}: {{event.grade}}' };
  await publishPlay(db, { ...base, steps: [{ task: { ...taskOf(playOf('p', base.trigger)), title, reason: title } }] }, START);
  await announced(accounts[0]!, '2026-09-03', '2026-09-03', { subject: '数学', grade: 'A' });
  await announced(accounts[0]!, '2026-09-03', '2026-09-03', { subject: '化学', grade: 'B' });
  for (const n of [2, 3]) await run(dayOf(n));
  expect(await tasks()).toEqual(['event:ranking:2026-09-03:T+0 open 化学、数学：B 级、A 级']);
  await run(dayOf(7));
  await announced(accounts[1]!, '2026-09-03', '2026-09-12', { subject: '物理' });
  await announced(accounts[1]!, '2026-08-10', '2026-09-12', { subject: '历史' });
  await run('2026-09-12');
  await run('2026-09-13');
  expect(await tasks()).toEqual([
    'event:ranking:2026-09-03:T+0 cancelled 化学、数学：B 级、A 级',
    'event:ranking:2026-09-03:T+5 open 化学、数学：B 级、A 级',
    'event:ranking:2026-09-03:T+5 open 物理：—',
  ]);
  await sql`update announced_event set withdrawn_on = '2026-09-14' where account_id = ${accounts[1]}`.execute(db);
  await run('2026-09-14');
  expect((await tasks()).at(-1)).toBe('event:ranking:2026-09-03:T+5 cancelled 物理：—');
});

test('marks fire on their own day, whatever the days on which plays run: a slow look at each event says the same', async () => {
  const marks = fc.uniqueArray(fc.integer({ min: -12, max: 8 }), { minLength: 1, maxLength: 3 });
  const nights = fc.uniqueArray(fc.nat(40), { minLength: 1, maxLength: 10 }).map((drawn) => drawn.toSorted((a, b) => a - b));
  await fc.assert(
    fc.asyncProperty(
      marks,
      nights,
      fc.integer({ min: 3, max: 45 }),
      fc.constantFrom('days' as const, 'working_days' as const),
      async (at, runs, n, unit) => {
        for (const table of ['task', 'play_run', 'play_cursor', 'key_event_account'])
          await sql`delete from ${sql.table(table)}`.execute(db);
        await sql`delete from policy_version where policy_id = 'p'`.execute(db);
        await sql`delete from policy where id = 'p'`.execute(db);
        await publishPlay(db, play({ events: ['teachers-day'], at, in: unit }), START);
        await concerns(accounts[0]!, dayOf(n));
        const asked = new Set<string>();
        let before = START;
        for (const night of runs.map(dayOf)) {
          await run(night);
          const come = at.filter((mark) => {
            const day = dayOfMark(dayOf(n), mark, unit, SHIPPED_CALENDAR);
            return day <= night && (day >= before || (mark < 0 && dayOf(n) >= night));
          });
          if (come.length)
            asked.add(
              `event:teachers-day:${dayOf(n)}:T${new Intl.NumberFormat('en', { signDisplay: 'always' }).format(Math.max(...come))}`,
            );
          before = night;
        }
        const { rows } = await sql<{ occasion: string }>`select occasion from play_run`.execute(db);
        expect(new Set(rows.map(({ occasion }) => occasion))).toEqual(asked);
      },
    ),
    { numRuns: 25 },
  );
});

test('working days are counted one by one, back and on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: -15, max: 15 }), (n, mark) => {
      let [day, left] = [Temporal.PlainDate.from(dayOf(n)), Math.abs(mark)];
      while (left > 0) {
        day = day.add({ days: Math.sign(mark) });
        if (isWorkingDay(day.toString(), SHIPPED_CALENDAR)) left--;
      }
      if (mark !== 0) expect(dayOfMark(dayOf(n), mark, 'working_days', SHIPPED_CALENDAR)).toBe(day.toString());
    }),
  );
});
