/** Part of a day, in minutes of its clock; the end is not open any more. 1440 is the midnight at its end. */
export interface Window {
  from: number;
  to: number;
}
/** Which parts of each local day are open, in their order and apart, and where the clocks stand. */
export interface Hours {
  timeZone: string;
  on(day: string): readonly Window[];
}
/** Open from one moment until another, in milliseconds. */
export interface Span {
  from: number;
  to: number;
}

/** Minutes of the day at `HH:MM`; 24:00 is its end. */
export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

const DAY_MINUTES = 24 * 60;
/** So many days in a row without an open moment mean wrong hours, not a long holiday. */
const LONGEST_BREAK = 400;
/** Hours without an open moment in more than a year. */
export class NothingOpen extends RangeError {}

const plain = (day: string): Temporal.PlainDate => Temporal.PlainDate.from(day);
const otherDay = (day: string, by: 1 | -1): string => plain(day).add({ days: by }).toString();
export const dayAt = (ms: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/**
 * A minute of a local day as a moment. Of a time that the clocks show twice the earlier counts where a window opens and the later where it closes;
 * of one that they leap over the moment of the leap.
 */
function momentOf(day: string, minute: number, timeZone: string, end: boolean): number {
  const date = minute === DAY_MINUTES ? plain(day).add({ days: 1 }) : plain(day);
  const time = minute === DAY_MINUTES ? 0 : minute;
  const local = date.toPlainDateTime({ hour: Math.floor(time / 60), minute: time % 60 });
  const early = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (!early.toPlainDateTime().equals(local)) return early.getTimeZoneTransition('next')?.epochMilliseconds ?? early.epochMilliseconds;
  return end ? local.toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds : early.epochMilliseconds;
}

/** What of a local day is open. */
export const spansOn = (day: string, { timeZone, on }: Hours): Span[] =>
  on(day)
    .map(({ from, to }) => ({ from: momentOf(day, from, timeZone, false), to: momentOf(day, to, timeZone, true) }))
    .filter(({ from, to }) => to > from);

/** What is open from a moment on, span by span, the first cut to it; with `back`, up to it and backwards. Fails after a year without any. */
export function* openSpans(from: number, hours: Hours, back = false): Generator<Span> {
  let idle = 0;
  for (let day = dayAt(from, hours.timeZone); ; day = otherDay(day, back ? -1 : 1)) {
    const spans = spansOn(day, hours)
      .map((span) => (back ? { from: span.from, to: Math.min(span.to, from) } : { from: Math.max(span.from, from), to: span.to }))
      .filter((span) => span.to > span.from);
    idle = spans.length ? 0 : idle + 1;
    if (idle > LONGEST_BREAK) throw new NothingOpen(`nothing is open for a year ${back ? 'before' : 'after'} ${day}`);
    yield* back ? spans.reverse() : spans;
  }
}

/**
 * The moment at which so much open time has passed since another. What is used up just as a window closes is due at its closing, not at the next
 * opening; nothing at all is due at the first open moment.
 */
export function dueAfter(from: number, ms: number, hours: Hours): number {
  let left = ms;
  for (const span of openSpans(from, hours)) {
    if (left <= span.to - span.from) return span.from + left;
    left -= span.to - span.from;
  }
  throw new RangeError('unreachable');
}

/** The moment from which so much open time passes until another; just used up, the opening of the window. */
export function dueBefore(until: number, ms: number, hours: Hours): number {
  let left = ms;
  for (const span of openSpans(until, hours, true)) {
    if (left <= span.to - span.from) return span.to - left;
    left -= span.to - span.from;
  }
  throw new RangeError('unreachable');
}

/** Open milliseconds between two moments; 0 where the second is not later. */
export function openBetween(from: number, to: number, hours: Hours): number {
  let sum = 0;
  if (to <= from) return sum;
  const last = dayAt(to, hours.timeZone);
  for (let day = dayAt(from, hours.timeZone); day <= last; day = otherDay(day, 1))
    for (const span of spansOn(day, hours)) sum += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));
  return sum;
}

/** Whether a moment is open: from an opening on, and at a closing no more. */
export const isOpen = (at: number, hours: Hours): boolean =>
  spansOn(dayAt(at, hours.timeZone), hours).some(({ from, to }) => from <= at && at < to);

function openDay(from: string, days: number, hours: Hours, by: 1 | -1): string {
  let day = from;
  for (let left = days, idle = 0; left > 0; ) {
    day = otherDay(day, by);
    const open = spansOn(day, hours).length > 0;
    idle = open ? 0 : idle + 1;
    if (idle > LONGEST_BREAK) throw new NothingOpen(`nothing is open for a year from ${from}`);
    if (open) left -= 1;
  }
  return day;
}

/** The same time of day on the nth open day from a moment, or from the opening that follows it; backwards from the closing before it. Never when nothing is open. */
export function openDaysFrom(from: number, days: number, hours: Hours, back = false): number {
  const { timeZone } = hours;
  const roll = back ? dueBefore : dueAfter;
  const local = Temporal.Instant.fromEpochMilliseconds(roll(from, 0, hours)).toZonedDateTimeISO(timeZone);
  const day = openDay(local.toPlainDate().toString(), days, hours, back ? -1 : 1);
  return roll(plain(day).toZonedDateTime({ timeZone, plainTime: local.toPlainTime() }).epochMilliseconds, 0, hours);
}
