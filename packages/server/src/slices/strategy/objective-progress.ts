import type { ObjectiveProgress } from '@fulcrum/contract';

export interface ObjectiveCourse {
  baseline: number | null;
  now: number | null;
  target: number;
  baselineOn: string;
  dueOn: string;
  closedOn: string | null;
}

const daysBetween = (from: string, to: string): number => Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;

/** How much of the way and of the time is gone on a day, and how that stands. What goes down counts as what goes up. */
export function progressOf(
  { baseline, now, target, baselineOn, dueOn, closedOn }: ObjectiveCourse,
  asOf: string,
): Pick<ObjectiveProgress, 'progress' | 'elapsed' | 'standing'> {
  const whole = daysBetween(baselineOn, dueOn);
  const elapsed = whole <= 0 ? 1 : Math.min(Math.max(daysBetween(baselineOn, asOf) / whole, 0), 1);
  if (baseline === null || now === null || baseline === target) return { progress: null, elapsed, standing: 'unknown' };
  const progress = (now - baseline) / (target - baseline);
  const over = closedOn !== null || asOf > dueOn;
  const standing = progress >= 1 ? 'reached' : over ? 'missed' : progress >= elapsed ? 'on_track' : 'behind';
  return { progress, elapsed, standing };
}
