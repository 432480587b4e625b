import type { ProcedurePolicy } from '@fulcrum/contract';
import { addWorkingMinutes, type WorkTime, workingMsBetween } from '../../../kernel/working-time.ts';
import { accept, back, begin, type Course, openSpan, pass, type Span } from '../course.ts';
import { momentOf } from '../moment.ts';

/** How an invented run goes: how much of the time allowed each court takes, what comes back once, and where it stands still. */
export interface Script {
  pace(span: number): number;
  /** The number of the span that sends it back, with the reason. */
  back?: { at: number; note: string };
  /** The number of the span in which it still is, with the share of the time allowed that has passed. */
  holds?: { at: number; share: number };
}
export interface Ground {
  procedure: Pick<ProcedurePolicy, 'steps'>;
  holders: ReadonlyMap<string, string | null>;
  /** Who does it where a department has nobody at the customer. */
  anybody: string;
  time: WorkTime;
}

const MINUTE_MS = 60_000;
const SHORTEST = 5;
/** A run has at most so many spans: forty steps, each handed over and back. */
const LONGEST = 160;

const afterShare = ({ fromAt, dueAt }: Span, share: number, time: WorkTime): string =>
  addWorkingMinutes(fromAt, Math.max(SHORTEST, Math.round((workingMsBetween(fromAt, dueAt, time) * share) / MINUTE_MS)), time);

/** A run begun at a moment, as it stands at another: nothing is done in it later than that. Whether it came as far as the script says. */
export function walk(
  { procedure, holders, anybody, time }: Ground,
  script: Script,
  begunAt: string,
  until: string,
): { course: Course; there: boolean } {
  const at = (now: string, by: string, note: string | null = null) => momentOf({ now, by, note }, time, holders);
  let course = begin(procedure, at(begunAt, anybody));
  for (let n = 1; n <= LONGEST; n += 1) {
    const span = openSpan(course);
    if (!span) return { course, there: true };
    const held = script.holds?.at === n;
    const moment = afterShare(span, held ? script.holds!.share : script.pace(n), time);
    if (held || moment > until) return { course, there: held && moment <= until };
    const returned = script.back?.at === n && span.court !== 'work';
    const now = at(moment, span.holderId ?? anybody, returned ? script.back!.note : null);
    if (returned) course = back(procedure, course, now);
    else if (span.court === 'accept') course = accept(procedure, course, now);
    else course = pass(procedure, course, span.court === 'approve' ? 'approved' : 'done', now);
  }
  return { course, there: false };
}

const QUARTER = 15;
const A_YEAR = (365 * 24 * 60) / QUARTER;
/** The latest moment of work, by the quarter of an hour, at which a run must begin to stand now where its script holds it. */
export function beginToStand(ground: Ground, script: Script, now: string): string {
  const begun = (quarters: number) =>
    addWorkingMinutes(
      Temporal.Instant.from(now)
        .subtract({ minutes: quarters * QUARTER })
        .toString(),
      0,
      ground.time,
    );
  let [near, far] = [0, A_YEAR];
  while (far - near > 1) {
    const middle = Math.floor((near + far) / 2);
    const from = begun(middle);
    if (from <= now && walk(ground, script, from, now).there) far = middle;
    else near = middle;
  }
  return begun(far);
}
