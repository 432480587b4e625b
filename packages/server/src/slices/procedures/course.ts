import type { ProcedurePolicy, ProcedureStep, ProcedureTime } from '@fulcrum/contract';

/** In whose court a run lies: pure, so that every verb is one step from spans to spans, each beginning where the one before ended. */
export interface Span {
  seq: number;
  stepId: string;
  department: string;
  court: 'accept' | 'work' | 'approve';
  holderId: string | null;
  fromAt: string;
  dueAt: string;
  untilAt: string | null;
  workedMs: number | null;
  outcome: 'accepted' | 'done' | 'returned' | 'approved' | 'stopped' | null;
  byId: string | null;
  note: string | null;
}
export interface Course {
  state: 'running' | 'done' | 'stopped';
  spans: readonly Span[];
}
/** The moment of a verb and who does it, with the working time of the installation. */
export interface At {
  now: string;
  by: string | null;
  note: string | null;
  dueOf(time: ProcedureTime): string;
  workedSince(from: string): number;
  /** Who acts for a department at the customer; null: anybody of it. */
  holderOf(department: string): string | null;
}
type Steps = Pick<ProcedurePolicy, 'steps'>;

export const openSpan = ({ spans }: Course): Span | undefined => spans.find(({ untilAt }) => untilAt === null);
/** Steps whose work was done or approved, though it may have come back since. */
export const doneSteps = ({ spans }: Course): string[] =>
  spans.filter(({ outcome }) => outcome === 'done' || outcome === 'approved').map(({ stepId }) => stepId);
/** The work that was done last before what is open: there it goes back to. */
export const workBefore = (course: Course): Span | undefined =>
  course.spans.findLast(({ court, outcome }) => court === 'work' && outcome === 'done');

function close(course: Course, outcome: NonNullable<Span['outcome']>, at: At): Course {
  const spans = course.spans.map((span) =>
    span.untilAt === null ? { ...span, untilAt: at.now, workedMs: at.workedSince(span.fromAt), outcome, byId: at.by, note: at.note } : span,
  );
  return { ...course, spans };
}

function open(course: Course, step: ProcedureStep, of: Pick<Span, 'court' | 'holderId'>, at: At): Course {
  const span: Span = {
    ...{ seq: course.spans.length + 1, stepId: step.id, department: step.department, fromAt: at.now, untilAt: null },
    ...{ workedMs: null, outcome: null, byId: null, note: null },
    ...of,
    dueAt: at.dueOf(of.court === 'accept' ? step.acceptWithin : step.within),
  };
  return { ...course, spans: [...course.spans, span] };
}

/** On to a step: an approval, the same department's next work, or a hand-off, which must be accepted unless the step says otherwise. */
function enter(course: Course, step: ProcedureStep | undefined, from: string | null, at: At): Course {
  if (!step) return { ...course, state: 'done' };
  const court = step.approval ? 'approve' : step.department === from || step.accept === false ? 'work' : 'accept';
  return open(course, step, { court, holderId: court === 'approve' ? null : at.holderOf(step.department) }, at);
}

/** Who begins works at once where their own department has the first step. */
export const begin = ({ steps }: Steps, at: At): Course =>
  open({ state: 'running', spans: [] }, steps[0]!, { court: 'work', holderId: at.holderOf(steps[0]!.department) ?? at.by }, at);

const stepOf = ({ steps }: Steps, id: string) => steps.find((step) => step.id === id);
const after = ({ steps }: Steps, id: string) => steps[steps.findIndex((step) => step.id === id) + 1];

/** Taken over: the same step, now worked on by who accepted. */
export function accept(procedure: Steps, course: Course, at: At): Course {
  const span = openSpan(course);
  const step = span && stepOf(procedure, span.stepId);
  return step ? open(close(course, 'accepted', at), step, { court: 'work', holderId: at.by ?? span.holderId }, at) : course;
}

/** Done, or approved: on to the next step. */
export function pass(procedure: Steps, course: Course, outcome: 'done' | 'approved', at: At): Course {
  const span = openSpan(course);
  return span ? enter(close(course, outcome, at), after(procedure, span.stepId), span.department, at) : course;
}

/** Back to the work before, in the hands of who did it. */
export function back(procedure: Steps, course: Course, at: At): Course {
  const before = workBefore(course);
  const step = before && stepOf(procedure, before.stepId);
  return step ? open(close(course, 'returned', at), step, { court: 'work', holderId: before.holderId }, at) : course;
}

export const stop = (course: Course, at: At): Course => ({ ...close(course, 'stopped', at), state: 'stopped' });
