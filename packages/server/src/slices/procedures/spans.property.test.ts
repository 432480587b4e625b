import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWorkingDay } from '../../kernel/working-days.ts';
import { OFFICE_HOURS, workingMsBetween } from '../../kernel/working-time.ts';
import { SHIPPED_CALENDAR } from '../settings/index.ts';
import { type At, accept, back, begin, type Course, openSpan, pass, stop } from './course.ts';

const TIME = { calendar: SHIPPED_CALENDAR, timeZone: 'Asia/Shanghai', windows: OFFICE_HOURS };
const MINUTE = 60_000;
const START = Temporal.Instant.from('2026-09-28T00:30:00Z').epochMilliseconds;
const iso = (minute: number) => Temporal.Instant.fromEpochMilliseconds(START + minute * MINUTE).toString();

const department = fc.constantFrom('a', 'b', 'c');
const step = fc.record({ department, approval: fc.boolean(), accept: fc.boolean() });
const move = fc.record({
  do: fc.constantFrom('on' as const, 'on' as const, 'on' as const, 'back' as const, 'stop' as const),
  after: fc.integer({ min: 0, max: 1500 }),
});

/** Minutes that are worked, one by one: the oracle knows neither windows nor sums. */
function workedMinutes(from: number, to: number): number {
  let sum = 0;
  for (let minute = from; minute < to; minute += 1) {
    const local = Temporal.Instant.fromEpochMilliseconds(START + minute * MINUTE).toZonedDateTimeISO('Asia/Shanghai');
    const at = local.hour * 60 + local.minute;
    if (isWorkingDay(local.toPlainDate().toString(), SHIPPED_CALENDAR) && ((at >= 540 && at < 720) || (at >= 810 && at < 1080))) sum += 1;
  }
  return sum;
}

test('spans follow each other without a gap, each charged to the department in whose court it was; their sum is the lead time, counted minute by minute', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), fc.array(move, { maxLength: 10 }), (parts, moves) => {
      const within = { unit: 'days' as const, count: 1 };
      const steps = parts.map((part, at) => ({
        ...{ id: `s${at}`, name: { zh: '步', en: 'Step' }, within, acceptWithin: within },
        ...{ department: part.department, approval: at > 0 && part.approval, accept: part.accept },
      }));
      let minute = 0;
      const at = (): At => ({
        ...{ now: iso(minute), by: null, note: null, dueOf: () => iso(minute), holderOf: () => null },
        workedSince: (from) => workingMsBetween(from, iso(minute), TIME),
      });
      let course: Course = begin({ steps }, at());
      // Told apart: whose court it is, and since which minute.
      const told: { department: string; from: number; to: number }[] = [];
      let since = 0;
      for (const one of moves) {
        const span = openSpan(course);
        if (!span) break;
        minute += one.after;
        const before = course;
        if (one.do === 'stop') course = stop(course, at());
        else if (one.do === 'back' && span.court !== 'work') course = back({ steps }, course, at());
        else if (span.court === 'accept') course = accept({ steps }, course, at());
        else course = pass({ steps }, course, span.court === 'work' ? 'done' : 'approved', at());
        if (course === before) continue;
        told.push({ department: steps.find(({ id }) => id === span.stepId)!.department, from: since, to: minute });
        since = minute;
      }
      const ended = course.spans.filter(({ untilAt }) => untilAt !== null);
      expect(ended.map(({ department: of, workedMs }) => [of, workedMs])).toEqual(
        told.map(({ department: of, from, to }) => [of, workedMinutes(from, to) * MINUTE]),
      );
      expect(course.spans.slice(1).map(({ fromAt }) => fromAt)).toEqual(
        ended.slice(0, course.spans.length - 1).map(({ untilAt }) => untilAt),
      );
      expect(ended.reduce((sum, { workedMs }) => sum + (workedMs ?? 0), 0)).toBe(workingMsBetween(iso(0), iso(since), TIME));
      const asked = new Set(course.spans.filter(({ court }) => court === 'accept').map(({ stepId }) => stepId));
      expect(steps.filter(({ id, accept: must }) => asked.has(id) && !must)).toEqual([]);
      expect(course.spans.filter(({ untilAt }) => untilAt === null)).toHaveLength(course.state === 'running' ? 1 : 0);
    }),
    { numRuns: 30 },
  );
});
