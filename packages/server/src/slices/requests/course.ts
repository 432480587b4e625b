import type { RequestStatus, Severity } from '@fulcrum/contract';

/** From when until when clocks stand still, and why. */
export interface Pause {
  seq: number;
  fromAt: string;
  untilAt: string | null;
  reason: 'customer' | 'callback';
}
/** What of a service-level clock follows from the course; its due time and whether it was met are worked out of the calendar. */
export interface Clock {
  clock: 'first' | 'next' | 'solve';
  seq: number;
  startedAt: string;
  endedAt: string | null;
  cancelled: boolean;
}
/** Days on which it was open, and how severe it was. */
export interface Spell {
  seq: number;
  severity: Severity;
  fromOn: string;
  untilOn: string | null;
  reopened: boolean;
}

/** Where a request stands, with everything that its life left. Moments are ISO 8601 in UTC. */
export interface Course {
  status: RequestStatus;
  severity: Severity;
  openedAt: string;
  dispatchedAt: string | null;
  firstAnswerAt: string | null;
  awaitsSince: string | null;
  firstSolvedAt: string | null;
  solvedAt: string | null;
  callback: 'confirmed' | 'waived' | null;
  callbackNote: string | null;
  closedAt: string | null;
  closedAs: 'solved' | 'cancelled' | 'duplicate' | null;
  mergedInto: string | null;
  reopened: number;
  pauses: readonly Pause[];
  clocks: readonly Clock[];
  spells: readonly Spell[];
}
/** A moment, and the day that it belongs to. */
export interface Moment {
  now: string;
  today: string;
}

export function open({ now, today }: Moment, severity: Severity): Course {
  return {
    ...{ status: 'new', severity, openedAt: now, dispatchedAt: null, firstAnswerAt: null, awaitsSince: now },
    ...{
      firstSolvedAt: null,
      solvedAt: null,
      callback: null,
      callbackNote: null,
      closedAt: null,
      closedAs: null,
      mergedInto: null,
      reopened: 0,
    },
    pauses: [],
    clocks: (['first', 'solve'] as const).map((clock) => ({ clock, seq: 1, startedAt: now, endedAt: null, cancelled: false })),
    spells: [{ seq: 1, severity, fromOn: today, untilOn: null, reopened: false }],
  };
}

const pauseOver = (pauses: readonly Pause[], now: string): Pause[] =>
  pauses.map((pause) => (pause.untilAt === null ? { ...pause, untilAt: now } : pause));
const stopped = (clocks: readonly Clock[], now: string, which: readonly Clock['clock'][], cancelled = false): Clock[] =>
  clocks.map((one) => (one.endedAt === null && which.includes(one.clock) ? { ...one, endedAt: now, cancelled } : one));
const ALL = ['first', 'next', 'solve'] as const;
const endSpell = (spells: readonly Spell[], today: string): Spell[] =>
  spells.map((spell) => (spell.untilOn === null ? { ...spell, untilOn: today } : spell));
const newSpell = (spells: readonly Spell[], today: string, severity: Severity, reopened: boolean): Spell[] => [
  ...endSpell(spells, today),
  { seq: spells.length + 1, severity, fromOn: today, untilOn: null, reopened },
];

/** Somebody has it now. One that was being worked on stays where it is. */
export const dispatch = (course: Course, { now }: Moment): Course => ({
  ...course,
  status: course.status === 'new' ? 'dispatched' : course.status,
  dispatchedAt: course.dispatchedAt ?? now,
});
/** Taken back into the queue. */
export const undispatch = (course: Course): Course => ({ ...course, status: course.status === 'dispatched' ? 'new' : course.status });

/** The customer is answered by a person; what is solved stays so. */
export function answer(course: Course, { now }: Moment): Course {
  return {
    ...course,
    status: course.status === 'solved' ? 'solved' : 'working',
    dispatchedAt: course.dispatchedAt ?? now,
    firstAnswerAt: course.firstAnswerAt ?? now,
    awaitsSince: null,
    pauses: pauseOver(course.pauses, now),
    clocks: stopped(course.clocks, now, ['first', 'next']),
  };
}

/** The customer spoke. What waited for them goes on; what was solved or closed is open again. The oldest word that is not answered counts. */
export function receive(course: Course, moment: Moment): Course {
  const { now } = moment;
  const before = course.status === 'solved' || course.status === 'closed' ? reopen(course, moment) : course;
  const asked = before.firstAnswerAt !== null && !before.clocks.some(({ clock, endedAt }) => clock === 'next' && endedAt === null);
  const seq = before.clocks.filter(({ clock }) => clock === 'next').length + 1;
  return {
    ...before,
    status: before.status === 'waiting' ? 'working' : before.status,
    awaitsSince: before.awaitsSince ?? now,
    pauses: pauseOver(before.pauses, now),
    clocks: asked ? [...before.clocks, { clock: 'next', seq, startedAt: now, endedAt: null, cancelled: false }] : before.clocks,
  };
}

/** Some of what the customer said went elsewhere: what of the rest waits for an answer, and since when. Of one that was never answered the first word counts as before. */
export function leave(course: Course, { now }: Moment, unansweredSince: string | null): Course {
  if (course.firstAnswerAt === null || course.awaitsSince === null || course.awaitsSince === unansweredSince) return course;
  const clocks = stopped(course.clocks, now, ['next'], true);
  const seq = clocks.filter(({ clock }) => clock === 'next').length + 1;
  const next: Clock[] =
    unansweredSince === null ? [] : [{ clock: 'next', seq, startedAt: unansweredSince, endedAt: null, cancelled: false }];
  return { ...course, awaitsSince: unansweredSince, clocks: [...clocks, ...next] };
}

/** Nothing can be done before the customer says more. */
export const wait = (course: Course, { now }: Moment): Course => ({
  ...course,
  status: 'waiting',
  dispatchedAt: course.dispatchedAt ?? now,
  pauses: [...pauseOver(course.pauses, now), { seq: course.pauses.length + 1, fromAt: now, untilAt: null, reason: 'customer' }],
});
export const resume = (course: Course, { now }: Moment): Course => ({
  ...course,
  status: 'working',
  pauses: pauseOver(course.pauses, now),
});

/** Solved, to be confirmed. Whoever was told so was answered. */
export const solve = (course: Course, { now }: Moment): Course => ({
  ...course,
  status: 'solved',
  dispatchedAt: course.dispatchedAt ?? now,
  awaitsSince: null,
  firstSolvedAt: course.firstSolvedAt ?? now,
  solvedAt: now,
  pauses: pauseOver(course.pauses, now),
  clocks: stopped(course.clocks, now, ALL),
});

/** The customer has confirmed it, or why their word is done without. */
export const close = (course: Course, { now, today }: Moment, callback: 'confirmed' | 'waived', note: string | null): Course => ({
  ...course,
  ...{ status: 'closed', closedAt: now, closedAs: 'solved', callback, callbackNote: note },
  spells: endSpell(course.spells, today),
});

/** Called off, or merged into another: clocks that run are neither met nor breached. */
export const callOff = (course: Course, { now, today }: Moment, mergedInto: string | null = null): Course => ({
  ...course,
  ...{ status: 'closed', closedAt: now, closedAs: mergedInto ? 'duplicate' : 'cancelled', mergedInto, awaitsSince: null },
  pauses: pauseOver(course.pauses, now),
  clocks: stopped(course.clocks, now, ALL, true),
  spells: endSpell(course.spells, today),
});

/** Not solved after all: the clock of its solution goes on from where it stood when it was held for solved. */
export function reopen(course: Course, { now, today }: Moment): Course {
  const from = course.solvedAt ?? course.closedAt ?? now;
  return {
    ...course,
    ...{ status: 'working', closedAt: null, closedAs: null, callback: null, callbackNote: null, solvedAt: null, mergedInto: null },
    reopened: course.reopened + 1,
    pauses: [...course.pauses, { seq: course.pauses.length + 1, fromAt: from, untilAt: now, reason: 'callback' }],
    clocks: course.clocks.map((one) => (one.clock === 'solve' ? { ...one, endedAt: null, cancelled: false } : one)),
    spells: newSpell(course.spells, today, course.severity, true),
  };
}

/** As severe as it now is; of an open one the days before keep what they were. */
export const rate = (course: Course, { today }: Moment, severity: Severity): Course =>
  severity === course.severity
    ? course
    : {
        ...course,
        severity,
        spells: course.closedAt ? course.spells : newSpell(course.spells, today, severity, false),
      };
