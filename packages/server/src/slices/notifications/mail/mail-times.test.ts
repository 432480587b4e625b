import { MailTimes } from '@fulcrum/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWorkingDay, PLAIN_WEEK } from '../../../kernel/working-days.ts';
import { digestDue, mayMail } from './mail-times.ts';

const OFF = { off: new Set(['2026-10-01', '2026-10-02', '2026-10-05']), worked: new Set(['2026-10-10']) };
const at = (now: string, timeZone = 'Asia/Shanghai', calendar: typeof OFF = OFF) => ({ now, timeZone, calendar });
const said = (times: object) => MailTimes.parse(times);

test('in quiet hours nothing is mailed, over midnight too; their end is not of them', () => {
  const night = said({ quiet: { from: '21:00', until: '07:30' }, workingDays: false });
  const may = (time: string) => mayMail(night, at(`2026-11-25T${time}+08:00`));
  expect(['20:59:59', '21:00:00', '23:59:00', '00:00:00', '07:29:59', '07:30:00'].map(may)).toEqual([
    true,
    false,
    false,
    false,
    false,
    true,
  ]);
  const noon = said({ quiet: { from: '12:00', until: '13:00' }, workingDays: false });
  expect(['11:59', '12:00', '12:59', '13:00'].map((time) => mayMail(noon, at(`2026-11-25T${time}:00+08:00`)))).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test('on a day off nothing is mailed to who said so, and on a weekend day that is worked it is', () => {
  const times = said({ quiet: null, workingDays: true });
  const may = (day: string) => mayMail(times, at(`${day}T10:00:00+08:00`));
  expect(['2026-09-30', '2026-10-01', '2026-10-03', '2026-10-06', '2026-10-10', '2026-10-11'].map(may)).toEqual([
    true,
    false,
    false,
    true,
    true,
    false,
  ]);
});

test('a digest is due at its hour, once for all that waits, and not for what came after it', () => {
  const times = said({ digest: { every: 'day', weekday: 1, at: '08:30' }, quiet: null, workingDays: false });
  const due = (since: string, now: string) => digestDue(times, `2026-11-${since}+08:00`, at(`2026-11-${now}+08:00`));
  expect(due('24T15:00:00', '25T08:29:59')).toBe(false);
  expect(due('24T15:00:00', '25T08:30:00')).toBe(true);
  expect(due('25T08:30:00', '25T12:00:00')).toBe(false);
  expect(due('25T08:30:00', '26T08:30:00')).toBe(true);
});

test('a digest of the week that falls on a day off comes on the next working day', () => {
  const times = said({ digest: { every: 'week', weekday: 4, at: '09:00' }, quiet: null, workingDays: true });
  const due = (day: string) => digestDue(times, '2026-09-28T10:00:00+08:00', at(`${day}T09:00:00+08:00`));
  expect(['2026-09-30', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06'].map(due)).toEqual([false, false, false, false, true]);
});

// The oracle walks the clock minute by minute and looks at the wall, as a person would.
const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York'] as const;
const dayTime = fc
  .record({ h: fc.nat(23), m: fc.constantFrom(0, 15, 30, 45) })
  .map(({ h, m }) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
const wished = fc.record({
  digest: fc.record({ every: fc.constantFrom('day' as const, 'week' as const), weekday: fc.integer({ min: 1, max: 7 }), at: dayTime }),
  quiet: fc.option(fc.record({ from: dayTime, until: dayTime }), { nil: null }),
  workingDays: fc.boolean(),
});
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function oracleMay({ quiet, workingDays }: MailTimes, wall: Temporal.ZonedDateTime): boolean {
  if (workingDays && !isWorkingDay(wall.toPlainDate().toString(), PLAIN_WEEK)) return false;
  if (!quiet) return true;
  const [from, until] = [minuteOf(quiet.from), minuteOf(quiet.until)];
  const quietMinutes = new Set<number>();
  for (let minute = from; ; minute = (minute + 1) % 1440) {
    if (minute === until && quietMinutes.size) break;
    quietMinutes.add(minute);
    if (quietMinutes.size === 1440) break;
  }
  return !quietMinutes.has(wall.hour * 60 + wall.minute);
}

test('for any wishes, in any zone, a digest is made at the first minute at which its time has come since and mail may come', () => {
  fc.assert(
    fc.property(wished, fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 20 * 1440 }), (times, zone, start) => {
      // Away from the nights on which clocks are changed: there a wall shows some minutes twice, and others never.
      const since = Temporal.Instant.from('2026-11-03T05:00:00Z').add({ minutes: start });
      let come = false;
      let expected: Temporal.Instant | null = null;
      for (let n = 1; n <= 12 * 1440 && !expected; n++) {
        const now = since.add({ minutes: n });
        const wall = now.toZonedDateTimeISO(zone);
        const { every, weekday, at: time } = times.digest;
        if (wall.hour * 60 + wall.minute === minuteOf(time) && (every === 'day' || wall.dayOfWeek === weekday)) come = true;
        if (come && oracleMay(times, wall)) expected = now;
      }
      fc.pre(expected !== null);
      const ask = (now: Temporal.Instant) =>
        digestDue(times, since.toString(), { now: now.toString(), timeZone: zone, calendar: PLAIN_WEEK });
      expect(ask(expected!)).toBe(true);
      expect(ask(expected!.subtract({ minutes: 1 }))).toBe(false);
    }),
    { numRuns: 60 },
  );
});
