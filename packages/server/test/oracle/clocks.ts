// For tests: what clocks come to, one by one and interval by interval; nothing is shared with the statement but the hours.
import type { SlaPolicy } from '@fulcrum/contract';
import { dueAfter, type Hours, openBetween } from '../../src/kernel/business-time.ts';
import type { Clock, Course } from '../../src/slices/requests/course.ts';

export interface Worked {
  clock: string;
  seq: number;
  due: number | null;
  used: number | null;
  breached: number | null;
  level: number;
}
const ms = (moment: string): number => Temporal.Instant.from(moment).epochMilliseconds;

/** The stretches in which a clock runs, pauses cut out. */
function stretches({ startedAt, endedAt }: Clock, { pauses }: Course, now: number): [number, number][] {
  const stop = endedAt === null ? now : ms(endedAt);
  let from = ms(startedAt);
  const found: [number, number][] = [];
  for (const pause of pauses) {
    const [begins, ends] = [ms(pause.fromAt), pause.untilAt === null ? now : ms(pause.untilAt)];
    if (ends <= from || begins >= stop) continue;
    if (begins > from) found.push([from, begins]);
    from = Math.max(from, Math.min(ends, stop));
  }
  if (from < stop) found.push([from, stop]);
  return found;
}

export function workedByHand(
  clock: Clock,
  course: Course,
  sla: SlaPolicy['classes'][number] | undefined,
  hours: Hours,
  now: number,
): Worked {
  const target = sla?.targets.find(({ severity }) => severity === course.severity);
  const minutes = target && { first: target.respond, next: target.next ?? target.respond, solve: target.resolve }[clock.clock];
  const running = clock.endedAt === null;
  const paused = running && course.pauses.some(({ untilAt }) => untilAt === null);
  const nothing = { clock: clock.clock, seq: clock.seq, due: null, breached: null, level: 0 };
  if (minutes === undefined)
    return { ...nothing, used: !sla ? (running && !paused ? null : 0) : running && !paused ? null : spent(clock, course, hours, now) };
  const allowed = minutes * 60_000;
  let used = 0;
  let spentAt: number | null = null;
  for (const [from, to] of stretches(clock, course, now)) {
    const open = openBetween(from, to, hours);
    if (spentAt === null && used + open >= allowed) spentAt = dueAfter(from, allowed - used, hours);
    used += open;
  }
  const due = spentAt ?? (running && !paused ? dueAfter(now, allowed - used, hours) : null);
  return {
    ...nothing,
    due: running && !paused ? due : null,
    used: running && !paused ? null : used,
    breached: used > allowed ? spentAt : null,
    level: used >= allowed * 1.5 ? 3 : used > allowed ? 2 : used >= allowed * 0.8 ? 1 : 0,
  };
}
const spent = (clock: Clock, course: Course, hours: Hours, now: number): number =>
  stretches(clock, course, now).reduce((sum, [from, to]) => sum + openBetween(from, to, hours), 0);
