import { type SlaPolicy, SlaPolicy as SlaShape } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { emptied } from '../../../test/harness/emptied.ts';
import { workedByHand } from '../../../test/oracle/clocks.ts';
import { newId } from '../../kernel/ids.ts';
import { SHIPPED_CALENDAR } from '../settings/index.ts';
import { classCalendars, hoursOf } from './clock-calendars.ts';
import { workOutClocks } from './clocks.sql.ts';
import * as course from './course.ts';
import { MOVES, type Move } from './course-rules.ts';
import { insertRequests, lockRequests, type NewRequest, saveRequests } from './store.sql.ts';

const both = (text: string) => ({ zh: text, en: text });
const SLA: SlaPolicy = SlaShape.parse({
  ...{ apiVersion: 'fulcrum/v1', kind: 'sla', id: 'sla', name: both('服务级别') },
  classes: [
    {
      ...{ id: 'gold', name: both('金牌'), calendar: { days: 'every', from: '08:00', until: '22:00' } },
      targets: [
        { severity: 'critical', respond: 15, next: 30, resolve: 240 },
        { severity: 'normal', respond: 240, resolve: 1440 },
      ],
    },
    {
      ...{ id: 'standard', name: both('标准'), calendar: { days: 'working', from: '09:00', until: '18:00' } },
      targets: [
        { severity: 'critical', respond: 60, resolve: 960 },
        { severity: 'normal', respond: 540, resolve: 3240 },
      ],
    },
    { id: 'round', name: both('全天'), calendar: { days: 'every' }, targets: [{ severity: 'normal', respond: 480, resolve: 2880 }] },
  ],
});
const ALWAYS = [{ from: '2020-01-01', policy: SLA }];
/** Other shifts, and other days on which people work. */
const SHIFTED: SlaPolicy = {
  ...SLA,
  classes: SLA.classes.map((one) =>
    one.id === 'gold'
      ? { ...one, calendar: { days: 'working', from: '10:00', until: '16:30' } }
      : one.id === 'standard'
        ? { ...one, calendar: { days: 'every', from: '07:30', until: '19:00' } }
        : one,
  ),
};
const COMPANY_DAYS = (day: string) => ({
  off: { has: (on: string) => on.endsWith('2') || SHIPPED_CALENDAR.off.has(on) },
  worked: { has: (on: string) => on.endsWith('7') && on >= day },
});
const ABOUT = {
  ...{
    code: null,
    accountId: null,
    contactId: null,
    productId: null,
    kind: 'fault' as const,
    channel: 'phone' as const,
    subject: '接口报错',
  },
  ...{ teamId: null, assigneeId: null, providerId: null, rating: null, ratedAt: null, openedBy: null },
};
const iso = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(ms).toString();

/** A life: moves that its state allows, minutes apart. */
const move = fc.record({
  does: fc.constantFrom<Move>('answer', 'receive', 'receive', 'wait', 'resume', 'solve', 'reopen', 'close', 'cancel', 'change'),
  after: fc.integer({ min: 1, max: 2500 }),
});
const life = fc.record({
  from: fc.integer({ min: 0, max: 300_000 }),
  slaClass: fc.constantFrom('gold', 'standard', 'round', 'gone', null),
  severity: fc.constantFrom('critical' as const, 'normal' as const, 'low' as const),
  moves: fc.array(move, { maxLength: 9 }),
});
type Life = { from: number; slaClass: string | null; severity: 'critical' | 'normal' | 'low'; moves: { does: Move; after: number }[] };

/** Lived by the verbs of the course, until a moment. */
function lived({ from, slaClass, severity, moves }: Life, start: number, end: number, timeZone: string): NewRequest {
  let at = start + from * 60_000;
  const moment = () => ({
    now: iso(at),
    today: Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
  });
  let now = course.open(moment(), severity);
  for (const { does, after } of moves) {
    if (at + after * 60_000 > end) break;
    at += after * 60_000;
    if (!MOVES[does].includes(now.status)) continue;
    if (does === 'answer') now = course.answer(now, moment());
    else if (does === 'receive') now = course.receive(now, moment());
    else if (does === 'wait') now = course.wait(now, moment());
    else if (does === 'resume') now = course.resume(now, moment());
    else if (does === 'solve') now = course.solve(now, moment());
    else if (does === 'reopen') now = course.reopen(now, moment());
    else if (does === 'close') now = course.close(now, moment(), 'confirmed', null);
    else if (does === 'cancel') now = course.callOff(now, moment());
    else now = course.rate(now, moment(), now.severity === 'critical' ? 'normal' : 'critical');
  }
  return { ...now, ...ABOUT, slaClass, id: newId(), changedAt: iso(at) };
}

// Over the new year's holidays with their worked weekends, and over the nights on which clocks in Europe change.
test.each([
  ['Asia/Shanghai', '2026-01-20T00:00:00Z'],
  ['Europe/Berlin', '2026-03-10T00:00:00Z'],
  ['America/New_York', '2026-10-01T00:00:00Z'],
])('all clocks, worked out by one statement, come to what each comes to interval by interval (%s)', async (timeZone, startsAt) => {
  const { db } = await testDatabase();
  const start = Temporal.Instant.from(startsAt).epochMilliseconds;
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 0, max: 320_000 }),
      fc.integer({ min: 0, max: 200 }),
      async (lives, span, days) => {
        // Shifts, holidays and make-up days are others from a day on, which may be before all clocks, amid them, or to come.
        const from = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone).toPlainDate().add({ days }).toString();
        const isShifted = (day: string) => day >= from;
        const [was, is] = [SHIPPED_CALENDAR, COMPANY_DAYS(from)];
        const has = (list: 'off' | 'worked') => ({ has: (day: string) => (isShifted(day) ? is : was)[list].has(day) });
        const work = { off: has('off'), worked: has('worked') };
        const now = start + span * 60_000;
        const requests = lives.filter(({ from }) => from <= span).map((one) => lived(one, start, now, timeZone));
        await emptied(db, 'service_request');
        await insertRequests(db, requests);
        const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate().toString();
        const versions = isShifted(today) ? [...ALWAYS, { from, policy: SHIFTED }] : ALWAYS;
        const classes = classCalendars(versions, work, timeZone, start, now);
        await workOutClocks(db, { now: iso(now), timeZone, classes });

        const stored = await sql<{
          id: string;
          clock: string;
          seq: number;
          due: number | null;
          used: number | null;
          breached: number | null;
          level: number;
        }>`
        select request_id as id, clock, seq, extract(epoch from due_at)::float8 * 1000 as due, used_ms::float8 as used,
          extract(epoch from breached_at)::float8 * 1000 as breached, level
        from request_clock where not cancelled order by request_id, clock, seq`.execute(db);
        const expected = requests.flatMap((request) => {
          const sla = SLA.classes.find(({ id }) => id === request.slaClass);
          const hoursBy = (policy: SlaPolicy) =>
            hoursOf(policy.classes.find(({ id }) => id === request.slaClass) ?? policy.classes[0]!, work, timeZone);
          const [before, after] = [hoursBy(SLA), hoursBy(isShifted(today) ? SHIFTED : SLA)];
          const hours = { timeZone, on: (day: string) => (isShifted(day) ? after : before).on(day) };
          return request.clocks
            .filter(({ cancelled }) => !cancelled)
            .map((clock) => ({ id: request.id, ...workedByHand(clock, request, sla, hours, now) }));
        });
        const inOrder = <T extends { id: string; clock: string; seq: number }>(rows: readonly T[]) =>
          rows.toSorted((a, b) => `${a.id}${a.clock}${a.seq}`.localeCompare(`${b.id}${b.clock}${b.seq}`));
        expect(inOrder(stored.rows)).toEqual(inOrder(expected));

        const soonest = await sql<{ id: string; due: number | null }>`
        select id, case when next_due_at < 'infinity' then extract(epoch from next_due_at)::float8 * 1000 end as due from service_request`.execute(
          db,
        );
        for (const { id, due } of soonest.rows)
          expect(due).toBe(
            expected
              .filter((one) => one.id === id && one.due !== null)
              .map((one) => one.due!)
              .toSorted((a, b) => a - b)[0] ?? null,
          );
      },
    ),
    { numRuns: 16 },
  );
});

test('worked out again, nothing is written and nothing is told a second time', async () => {
  const { db } = await testDatabase();
  const start = Temporal.Instant.from('2026-11-02T01:00:00Z').epochMilliseconds;
  const at = (minutes: number) => ({ now: iso(start + minutes * 60_000), timeZone: 'Asia/Shanghai' });
  const request = {
    ...course.open({ now: iso(start), today: '2026-11-02' }, 'normal'),
    ...ABOUT,
    slaClass: 'standard',
    id: newId(),
    changedAt: iso(start),
  };
  await insertRequests(db, [request]);
  const classes = classCalendars(ALWAYS, SHIPPED_CALENDAR, 'Asia/Shanghai', start, start);
  const raised = async (minutes: number) =>
    (await workOutClocks(db, { ...at(minutes), classes })).map(({ clock, level }) => `${clock} ${level}`);
  expect(await raised(0)).toEqual([]);
  expect(await raised(431)).toEqual([]);
  // Nine hours of a working day: warned at four fifths, over only past the last minute, and told once each.
  expect(await raised(432)).toEqual(['first 1']);
  expect(await raised(540)).toEqual([]);
  expect(await raised(15 * 60 + 541)).toEqual(['first 2']);
  expect(await raised(15 * 60 + 541)).toEqual([]);
  expect(await raised(2 * 24 * 60)).toEqual(['first 3']);
  const due = await sql<{ at: string }>`select breached_at as at from request_clock where clock = 'first'`.execute(db);
  expect(due.rows[0]?.at).toBe('2026-11-02T10:00:00Z');
});

test('when the severity changes, what was used up stays and the rest is counted by the new target', async () => {
  const { db } = await testDatabase();
  const start = Temporal.Instant.from('2026-11-02T01:00:00Z').epochMilliseconds;
  const moment = (minutes: number) => ({ now: iso(start + minutes * 60_000), today: '2026-11-02' });
  const id = newId();
  await insertRequests(db, [{ ...course.open(moment(0), 'normal'), ...ABOUT, slaClass: 'standard', id, changedAt: iso(start) }]);
  const [stored] = await lockRequests(db, [id]);
  await saveRequests(db, [{ ...stored!, ...course.rate(stored!, moment(45), 'critical') }], iso(start + 45 * 60_000));
  const classes = classCalendars(ALWAYS, SHIPPED_CALENDAR, 'Asia/Shanghai', start, start);
  await workOutClocks(db, { now: iso(start + 45 * 60_000), timeZone: 'Asia/Shanghai', classes });
  const found = await sql<{ clock: string; at: string }>`select clock, due_at as at from request_clock order by clock`.execute(db);
  expect(found.rows).toEqual([
    { clock: 'first', at: '2026-11-02T02:00:00Z' },
    { clock: 'solve', at: '2026-11-03T08:00:00Z' },
  ]);
});

test('a clock that runs when shifts change keeps what it had used, and the rest counts by the new ones', async () => {
  const { db } = await testDatabase();
  const start = Temporal.Instant.from('2026-11-02T01:00:00Z').epochMilliseconds;
  const id = newId();
  // Monday at nine, in the nine hours of a working day; from Tuesday on the desk is there from 07:30 to 19:00.
  const opened = course.open({ now: iso(start), today: '2026-11-02' }, 'critical');
  await insertRequests(db, [{ ...opened, ...ABOUT, slaClass: 'standard', id, changedAt: iso(start) }]);
  const now = start + 24 * 3_600_000;
  const classes = classCalendars([...ALWAYS, { from: '2026-11-03', policy: SHIFTED }], SHIPPED_CALENDAR, 'Asia/Shanghai', start, now);
  await workOutClocks(db, { now: iso(now), timeZone: 'Asia/Shanghai', classes });
  const found = await sql<{ at: string }>`select due_at as at from request_clock where clock = 'solve'`.execute(db);
  // Sixteen hours: nine of Monday, seven of Tuesday from 07:30.
  expect(found.rows).toEqual([{ at: '2026-11-03T06:30:00Z' }]);
});
