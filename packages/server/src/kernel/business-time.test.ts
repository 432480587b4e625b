import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasRealData, realData } from '../../test/real-data.ts';
import { dueAfter, dueBefore, type Hours, isOpen, openBetween, openDaysFrom, openSpans } from './business-time.ts';
import { hoursOfWeek, WeeklyHours } from './weekly-hours.ts';

interface Case {
  id: string;
  kind: 'due' | 'due_backward' | 'business_days_after' | 'business_days_before' | 'elapsed' | 'is_open' | 'open_periods';
  schedule: string;
  start: string;
  end?: string;
  at?: string;
  days?: number;
  business_seconds?: number;
  expected_seconds?: number;
  expected: unknown;
  boundary?: 'close' | 'next_open';
}
const none = { schedules: {}, cases: [] };
const { schedules, cases }: { schedules: Record<string, unknown>; cases: Case[] } = hasRealData('sla')
  ? JSON.parse(readFileSync(realData('sla', 'business_time_cases.json'), 'utf8'))
  : none;

const hoursOf = (schedule: unknown): Hours => hoursOfWeek(WeeklyHours.parse(schedule));

const ms = (at: string): number => Temporal.Instant.from(at).epochMilliseconds;
const iso = (at: number): string => Temporal.Instant.fromEpochMilliseconds(at).toString();
const asInstant = (at: string): string => iso(ms(at));

function answerOf({ kind, schedule, start, end, at, days = 0, business_seconds: seconds = 0, expected }: Case): unknown {
  const hours = hoursOf(schedules[schedule]!);
  if (kind === 'due') return iso(dueAfter(ms(start), seconds * 1000, hours));
  if (kind === 'due_backward') return iso(dueBefore(ms(start), seconds * 1000, hours));
  if (kind === 'business_days_after') return iso(openDaysFrom(ms(start), days, hours));
  if (kind === 'business_days_before') return iso(openDaysFrom(ms(start), days, hours, true));
  if (kind === 'elapsed') return openBetween(ms(start), ms(end!), hours) / 1000;
  if (kind === 'is_open') return isOpen(ms(at!), hours);
  const found: string[][] = [];
  for (const { from, to } of openSpans(ms(start), hours)) {
    if (found.length === (expected as unknown[]).length) break;
    found.push([iso(from), iso(to)]);
  }
  return found;
}
const expectedOf = ({ kind, expected, expected_seconds: seconds }: Case): unknown => {
  if (kind === 'elapsed') return seconds;
  if (kind === 'is_open') return expected;
  if (kind === 'open_periods') return (expected as string[][]).map((span) => span.map(asInstant));
  return asInstant(expected as string);
};

describe('the cases of other service desks (../shared/data/sla)', () => {
  test.each(cases.filter(({ boundary }) => boundary !== 'next_open'))('$id: $kind at $schedule', (one) => {
    expect(answerOf(one)).toEqual(expectedOf(one));
  });

  test.each(cases.filter(({ boundary }) => boundary === 'next_open'))(
    '$id: used up at closing, we answer the closing and not the next opening',
    (one) => {
      const hours = hoursOf(schedules[one.schedule]!);
      const ours = ms(answerOf(one) as string);
      expect(isOpen(ours - 1, hours)).toBe(true);
      expect(isOpen(ours, hours)).toBe(false);
      expect(iso(dueAfter(ours, 0, hours))).toBe(expectedOf(one));
    },
  );

  test('are 110 where the data are', () => {
    expect(cases).toHaveLength(hasRealData('sla') ? 110 : 0);
  });
});

describe('open time', () => {
  // Clocks leap at 02:00 and fall back at 02:00 there; windows begin and end outside the hours that are leapt over or shown twice.
  const zone = fc.constantFrom('America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'Etc/UTC');
  const day = fc
    .uniqueArray(
      fc.integer({ min: 0, max: 1440 }).filter((at) => at < 60 || at > 180),
      { minLength: 0, maxLength: 6 },
    )
    .map((all) => all.toSorted((a, b) => a - b))
    .map((all) => all.flatMap((from, n) => (n % 2 === 0 && all[n + 1] !== undefined ? [{ from, to: all[n + 1]! }] : [])));
  const hours = fc.record({ timeZone: zone, week: fc.array(day, { minLength: 7, maxLength: 7 }) }).map(
    ({ timeZone, week }): Hours => ({
      timeZone,
      // Sunday is never without: something is open in every week.
      on: (date) => {
        const of = Temporal.PlainDate.from(date).dayOfWeek;
        return of === 7 && !week[6]!.length ? [{ from: 600, to: 601 }] : week[of - 1]!;
      },
    }),
  );
  /** Around the nights on which clocks change. */
  const start = fc
    .tuple(
      fc.constantFrom('2026-03-07T12:00:00Z', '2026-10-31T12:00:00Z', '2026-04-04T02:00:00Z', '2026-06-15T00:00:00Z'),
      fc.integer({ min: 0, max: 2880 }),
    )
    .map(([day, minutes]) => ms(day) + minutes * 60_000);
  const openMinute = (at: number, { timeZone, on }: Hours): boolean => {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
    const of = local.hour * 60 + local.minute;
    return on(local.toPlainDate().toString()).some(({ from, to }) => from <= of && of < to);
  };

  test('is what a walk from minute to minute counts, over nights on which clocks change', () => {
    fc.assert(
      fc.property(hours, start, fc.integer({ min: 0, max: 3000 }), (of, from, length) => {
        const walked = Array.from({ length }, (_, n) => from + n * 60_000).filter((at) => openMinute(at, of)).length;
        expect(openBetween(from, from + length * 60_000, of)).toBe(walked * 60_000);
        expect(isOpen(from, of)).toBe(openMinute(from, of));
      }),
      { numRuns: 60 },
    );
  });

  test('is due when just so much of it has passed, and not a moment before; backwards from there it comes back', () => {
    fc.assert(
      fc.property(hours, start, fc.integer({ min: 1, max: 2000 }), (of, from, minutes) => {
        const due = dueAfter(from, minutes * 60_000, of);
        expect(openBetween(from, due, of)).toBe(minutes * 60_000);
        expect(openBetween(from, due - 1, of)).toBe(minutes * 60_000 - 1);
        const back = dueBefore(due, minutes * 60_000, of);
        expect(openBetween(back, due, of)).toBe(minutes * 60_000);
        expect(openBetween(back + 1, due, of)).toBe(minutes * 60_000 - 1);
      }),
      { numRuns: 60 },
    );
  });

  test('of hours that never open is asked for in vain', () => {
    expect(() => dueAfter(0, 1, { timeZone: 'Etc/UTC', on: () => [] })).toThrow('nothing is open for a year');
  });
});
