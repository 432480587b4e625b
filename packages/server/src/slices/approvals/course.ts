import type { ApprovalWithin, Both } from '@fulcrum/contract';

/** What a request runs through: pure, so that every verb is one step from a course to the next. */
export interface Signer {
  id: string;
  userId: string;
  holderId: string;
  state: 'waiting' | 'asked' | 'approved' | 'rejected' | 'returned' | 'passed';
  decidedBy: string | null;
  decidedAt: string | null;
  note: string | null;
}
export interface Step {
  id: string;
  name: Both;
  mode: 'all' | 'any';
  within: ApprovalWithin;
  addedBy: string | null;
  state: 'waiting' | 'open' | 'approved' | 'rejected' | 'returned' | 'dropped';
  dueAt: string | null;
  openedAt: string | null;
  endedAt: string | null;
  signers: readonly Signer[];
}
export interface Course {
  state: 'open' | 'returned' | 'approved' | 'rejected' | 'withdrawn';
  /** Those of the round, in order. */
  steps: readonly Step[];
}
/** The moment of a verb, and when a step that opens now is due. */
export interface At {
  now: string;
  dueOf(within: ApprovalWithin): string;
}
export interface Decision {
  verdict: 'approved' | 'rejected' | 'returned';
  by: string;
  note: string | null;
}

export const openStep = ({ steps }: Course): Step | undefined => steps.find(({ state }) => state === 'open');

const signersTo = (step: Step, from: readonly Signer['state'][], to: Signer['state']): Signer[] =>
  step.signers.map((signer) => (from.includes(signer.state) ? { ...signer, state: to } : signer));
const replace = (course: Course, step: Step): Course => ({
  ...course,
  steps: course.steps.map((one) => (one.id === step.id ? step : one)),
});

/** Opens the next step where none is open; without one the request is approved. */
export function advance(course: Course, at: At): Course {
  if (course.state !== 'open' || openStep(course)) return course;
  const next = course.steps.find(({ state }) => state === 'waiting');
  if (!next) return { ...course, state: 'approved' };
  const signers = signersTo(next, ['waiting'], 'asked');
  return replace(course, { ...next, state: 'open', openedAt: at.now, dueAt: at.dueOf(next.within), signers });
}

/** Nothing further is asked of anybody. */
function end(course: Course, state: 'rejected' | 'returned' | 'withdrawn', at: At): Course {
  const steps = course.steps.map((step): Step => {
    if (step.state !== 'open' && step.state !== 'waiting') return step;
    const last = step.state === 'open' && state !== 'withdrawn' ? state : 'dropped';
    return { ...step, state: last, dueAt: null, endedAt: at.now, signers: signersTo(step, ['asked', 'waiting'], 'passed') };
  });
  return { state, steps };
}
export const withdraw = (course: Course, at: At): Course => end(course, 'withdrawn', at);

/** The signers decide alike; they are of the open step, and asked. */
export function decide(course: Course, signerIds: readonly string[], decision: Decision, at: At): Course {
  const step = openStep(course);
  if (!step) return course;
  const { verdict, by, note } = decision;
  const signers = step.signers.map(
    (signer): Signer => (signerIds.includes(signer.id) ? { ...signer, state: verdict, decidedBy: by, decidedAt: at.now, note } : signer),
  );
  const decided = { ...step, signers };
  if (verdict !== 'approved') return end(replace(course, decided), verdict, at);
  if (step.mode === 'all' && signers.some(({ state }) => state !== 'approved')) return replace(course, decided);
  const done: Step = { ...decided, state: 'approved', dueAt: null, endedAt: at.now, signers: signersTo(decided, ['asked'], 'passed') };
  return advance(replace(course, done), at);
}

export const delegate = (course: Course, signerIds: readonly string[], toId: string): Course => ({
  ...course,
  steps: course.steps.map((step) => ({
    ...step,
    signers: step.signers.map((signer) => (signerIds.includes(signer.id) ? { ...signer, holderId: toId } : signer)),
  })),
});

/** Puts a step before the one that is open, which then waits for it, or after it. */
export function addStep(course: Course, added: Step, place: 'before' | 'after', at: At): Course {
  const step = openStep(course);
  if (!step) return course;
  const waits: Step = { ...step, state: 'waiting', dueAt: null, openedAt: null, signers: signersTo(step, ['asked'], 'waiting') };
  const pair = place === 'before' ? [added, waits] : [step, added];
  return advance({ ...course, steps: course.steps.flatMap((one) => (one.id === step.id ? pair : [one])) }, at);
}
