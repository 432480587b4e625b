import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SHIPPED_CALENDAR } from '../slices/settings/index.ts';
import { isWorkingDay } from './working-days.ts';
import { addWorkingMinutes, endOfWorkingDay, momentOfWorkBefore, OFFICE_HOURS, workingMsBetween } from './working-time.ts';

const TIME = { calendar: SHIPPED_CALENDAR, timeZone: 'Asia/Shanghai', windows: OFFICE_HOURS };
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant().toString();

describe('working time of 2026, 09:00–12:00 and 13:30–18:00', () => {
  test.each([
    ['2026-02-13T17:30', 240, '2026-02-14T14:00'],
    ['2026-02-14T17:00', 240, '2026-02-24T12:00'],
    ['2026-09-30T17:00', 480, '2026-10-08T17:30'],
    ['2026-09-19T10:00', 60, '2026-09-20T10:00'],
    ['2026-04-30T16:00', 450, '2026-05-06T16:00'],
  ])('%s and %i minutes are due at %s', (from, minutes, due) => {
    expect(addWorkingMinutes(at(from), minutes, TIME)).toBe(at(due));
  });

  test('between 13 February 09:00 and 24 February 18:00 lie 22.5 hours', () => {
    expect(workingMsBetween(at('2026-02-13T09:00'), at('2026-02-24T18:00'), TIME)).toBe(22.5 * 3_600_000);
  });

  test('days end with the work of the nth working day', () => {
    expect(endOfWorkingDay(at('2026-02-13T10:00'), 2, TIME)).toBe(at('2026-02-24T18:00'));
  });

  test('a moment some hours before lies within work, is never to come, and hours of a weekend spread over the day after it', () => {
    const now = at('2026-03-16T11:00');
    const before = Array.from({ length: 24 * 14 }, (_, hours) => momentOfWorkBefore(now, hours, TIME));
    for (const moment of before) {
      expect(moment <= now).toBe(true);
      const [before, after] = [-1, 1].map((minutes) => Temporal.Instant.from(moment).add({ minutes }).toString());
      expect(workingMsBetween(before!, after!, TIME)).toBeGreaterThan(0);
    }
    const ofMonday = before.filter((moment) => moment >= at('2026-03-09T09:00') && moment <= at('2026-03-09T18:00'));
    expect(new Set(ofMonday).size).toBeGreaterThan(24 * 2);
  });

  test('counts minute by minute what lies between two moments, and comes back to where it set out', () => {
    // The oracle walks every minute and asks whether it is worked.
    const worked = (minute: number) => {
      const local = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO('Asia/Shanghai');
      const ofDay = local.hour * 60 + local.minute;
      return isWorkingDay(local.toPlainDate().toString(), SHIPPED_CALENDAR) && OFFICE_HOURS.some((w) => w.from <= ofDay && ofDay < w.to);
    };
    const start = Temporal.Instant.from('2026-02-10T00:00:00Z').epochMilliseconds / 60_000;
    const iso = (minute: number) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toString();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 4_000 }), (offset, length) => {
        const from = start + offset;
        const slow = Array.from({ length }, (_, minute) => from + minute).filter(worked).length;
        expect(workingMsBetween(iso(from), iso(from + length), TIME)).toBe(slow * 60_000);
        const due = addWorkingMinutes(iso(from), slow, TIME);
        expect(workingMsBetween(iso(from), due, TIME)).toBe(slow * 60_000);
      }),
      { numRuns: 40 },
    );
  });

  test('with hours of an installation’s own, and of single weekdays, counts what a walk from minute to minute counts', () => {
    // Windows as the setting allows them: in order and apart.
    const windows = fc
      .uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 6 })
      .map((minutes) => minutes.toSorted((a, b) => a - b))
      .map((sorted) =>
        sorted.flatMap((from, place) => (place % 2 === 0 && sorted[place + 1] !== undefined ? [{ from, to: sorted[place + 1]! }] : [])),
      );
    const weekdays = fc.dictionary(fc.constantFrom('1', '3', '5', '6', '7'), windows);
    const known = new Map<number, boolean>();
    const isWorked = (day: number): boolean => {
      const date = () =>
        Temporal.Instant.fromEpochMilliseconds(day * 86_400_000)
          .toString()
          .slice(0, 10);
      if (!known.has(day)) known.set(day, isWorkingDay(date(), SHIPPED_CALENDAR));
      return known.get(day) ?? false;
    };
    // 14 February 2026 is a Saturday that is worked instead; the days from the 15th on are off.
    const start = Temporal.Instant.from('2026-02-12T00:00:00Z').epochMilliseconds / 60_000;
    const iso = (minute: number) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toString();
    fc.assert(
      fc.property(windows, weekdays, fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 }), (all, own, offset, length) => {
        const time = { ...TIME, windows: all, weekdays: new Map(Object.entries(own).map(([day, of]) => [Number(day), of])) };
        const worked = (minute: number) => {
          // Shanghai has kept eight hours before Greenwich since 1991, and 1 January 1970 was a Thursday: the oracle asks no calendar for either.
          const local = minute + 480;
          const day = Math.floor(local / 1440);
          const hours = own[((day + 3) % 7) + 1] ?? all;
          return isWorked(day) && hours.some(({ from, to }) => from <= local % 1440 && local % 1440 < to);
        };
        const from = start + offset;
        const slow = Array.from({ length }, (_, minute) => from + minute).filter(worked).length;
        expect(workingMsBetween(iso(from), iso(from + length), time)).toBe(slow * 60_000);
        if (slow === 0) return;
        const due = Temporal.Instant.from(addWorkingMinutes(iso(from), slow, time)).epochMilliseconds / 60_000;
        expect([worked(due - 1), Array.from({ length: due - from }, (_, minute) => from + minute).filter(worked).length]).toEqual([
          true,
          slow,
        ]);
      }),
      { numRuns: 25 },
    );
  });
});
