import { SEVERITIES, type SlaClass } from '@fulcrum/contract';
import { dayAt, type Hours, minuteOf, openSpans, type Span, spansOn } from '../../kernel/business-time.ts';
import { isWorkingDay, type WorkCalendar } from '../../kernel/working-days.ts';
import type { DatedSla } from '../../policy/benefits.sql.ts';

const MINUTE_MS = 60_000;

/** When minutes of a class count. */
export function hoursOf({ calendar: { days, from, until } }: SlaClass, work: WorkCalendar, timeZone: string): Hours {
  const window = [{ from: minuteOf(from), to: minuteOf(until) }];
  return { timeZone, on: (day) => (days === 'every' || isWorkingDay(day, work) ? window : []) };
}

/**
 * When minutes of a class counted and count, each day by the version that held then: a clock that was running when shifts changed keeps what it
 * had used by then. Of days before a class was there its first version is the word.
 */
export function hoursThrough(id: string, versions: readonly DatedSla[], work: WorkCalendar, timeZone: string): Hours {
  const own = versions.flatMap(({ from, policy }) =>
    policy.classes.filter((one) => one.id === id).map((one) => ({ from, on: hoursOf(one, work, timeZone).on })),
  );
  return { timeZone, on: (day) => (own.findLast(({ from }) => from <= day) ?? own[0])?.on(day) ?? [] };
}

export type ClockName = 'first' | 'next' | 'solve';
/** What a class promises for a severity, minutes; a next answer takes as long as the first unless the policy says otherwise. */
export function targetsOf(sla: SlaClass): { severity: string; clock: ClockName; minutes: number }[] {
  return SEVERITIES.flatMap((severity) => {
    const target = sla.targets.find((one) => one.severity === severity);
    if (!target) return [];
    const { respond, next = respond, resolve } = target;
    return [
      { severity, clock: 'first', minutes: respond },
      { severity, clock: 'next', minutes: next },
      { severity, clock: 'solve', minutes: resolve },
    ];
  });
}

/** Open spans one behind the other, as arrays for a binary search: where each begins and ends, and how much was open before it, ms. */
export interface SpanArrays {
  starts: number[];
  ends: number[];
  before: number[];
}
function asArrays(spans: Iterable<Span>): SpanArrays {
  const arrays: SpanArrays = { starts: [], ends: [], before: [] };
  let sum = 0;
  for (const { from, to } of spans) {
    const last = arrays.ends.length - 1;
    // Nights that are open join day to day.
    if (arrays.ends[last] === from) arrays.ends[last] = to;
    else {
      arrays.starts.push(from);
      arrays.ends.push(to);
      arrays.before.push(sum);
    }
    sum += to - from;
  }
  return arrays;
}

/** What is open from the day of one moment until so much open time has passed after another. */
function* spansFor(hours: Hours, from: number, until: number, furtherMs: number): Generator<Span> {
  const first = spansOn(dayAt(from, hours.timeZone), hours)[0];
  let left = furtherMs;
  for (const span of openSpans(Math.min(from, first?.from ?? from), hours)) {
    yield span;
    left -= Math.max(0, span.to - Math.max(span.from, until));
    if (left <= 0 && span.from > until) return;
  }
}

/** A class of service, ready for the statement that works clocks out. */
export interface ClassCalendar {
  id: string;
  targets: ReturnType<typeof targetsOf>;
  spans: SpanArrays;
}

/** All classes of the version in force, the last, for clocks that began at a moment or later and run now. */
export function classCalendars(
  versions: readonly DatedSla[],
  work: WorkCalendar,
  timeZone: string,
  from: number,
  now: number,
): ClassCalendar[] {
  return (versions.at(-1)?.policy.classes ?? []).map((one) => {
    const targets = targetsOf(one);
    const longest = Math.max(...targets.map(({ minutes }) => minutes)) * MINUTE_MS;
    return { id: one.id, targets, spans: asArrays(spansFor(hoursThrough(one.id, versions, work, timeZone), from, now, longest)) };
  });
}
