// For tests: the course of a play at one account, day after day, worked out slowly in plain TypeScript.
import { type Condition, type PlayPolicy, stepsOf, type TaskOutcome, type WaitStep } from '@fulcrum/contract';
import { addWorkingDays } from '../../src/kernel/working-days.ts';
import { SHIPPED_CALENDAR } from '../../src/slices/settings/index.ts';

/** What is so of an account on a day: whether the condition of the play holds, and whether that of its branches does. */
export interface OnDay {
  holds: boolean;
  branch: boolean;
}
export interface RunTold {
  since: string;
  state: 'running' | 'done' | 'stopped';
  /** Steps that were taken, in their order. */
  taken: string[];
  tasks: { step: string; made: string; state: 'open' | 'done' | 'cancelled'; outcome: TaskOutcome | null }[];
}
/** A run with the place of its next step, and until when it waits. */
export interface Run extends RunTold {
  at: number;
  until: string | null;
  /** The mark of the trigger at which it began. */
  begunAt?: number;
}

const plus = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString();

/** When a wait that begins today is over at the latest. */
function endOf({ wait }: WaitStep, today: string): string {
  if ('workingDays' in wait) return addWorkingDays(today, wait.workingDays, SHIPPED_CALENDAR);
  return plus(today, 'days' in wait ? wait.days : wait.atMost);
}

/** Takes the steps of a run that are due, one after the other, as far as it goes; `holds` answers the conditions of branches, `mayWrite` whether a message may go out. */
export function takeSteps(play: PlayPolicy, run: Run, today: string, holds: (when: Condition) => boolean, mayWrite = () => true): void {
  const steps = stepsOf(play);
  while (run.at < steps.length) {
    const step = steps[run.at]!;
    let next = run.at + 1;
    if ('task' in step) run.tasks.push({ step: step.id, made: today, state: 'open', outcome: null });
    if ('message' in step) {
      if (!run.taken.includes(step.id)) run.taken.push(step.id);
      if (!mayWrite()) return;
      run.tasks.push({ step: step.id, made: today, state: 'open', outcome: null });
    }
    if ('wait' in step) {
      if (run.until === null) {
        run.taken.push(step.id);
        run.until = endOf(step, today);
      }
      const awaited = 'closed' in step.wait ? step.wait.closed : null;
      const isOpen = awaited !== null && run.tasks.some((task) => task.step === awaited && task.state === 'open');
      if (run.until > today && (awaited === null || isOpen)) return;
      run.until = null;
    } else if (!('message' in step)) run.taken.push(step.id);
    if ('branch' in step) {
      const { test } = step.branch;
      const yes =
        'when' in test
          ? holds(test.when)
          : 'begunAt' in test
            ? run.begunAt !== undefined && test.begunAt.includes(run.begunAt)
            : run.tasks.some((task) => task.step === test.task && task.outcome !== null && test.closedAs.includes(task.outcome));
      const target = yes ? step.branch.met : step.branch.unmet;
      if (target !== undefined) next = target === 'end' ? steps.length : steps.findIndex(({ id }) => id === target);
    }
    if ('end' in step) next = steps.length;
    run.at = next;
  }
  run.state = 'done';
}

/** A play at an account, moved on night by night. */
export class CourseOracle {
  runs: Run[] = [];
  private since: string | null = null;
  private readonly play: PlayPolicy;
  /** How many messages the one person of the account gets within seven days. */
  private readonly perWeek: number;
  constructor(play: PlayPolicy, perWeek = 1) {
    this.play = play;
    this.perWeek = perWeek;
  }

  /** Whether another message may go out on a day: those of the last seven count, but for those that were called off. */
  private mayWrite(today: string): boolean {
    const written = this.runs
      .flatMap(({ tasks }) => tasks)
      .filter(({ step, made, state }) => this.messages.has(step) && state !== 'cancelled' && made > plus(today, -7));
    return written.length < this.perWeek;
  }
  private get messages(): ReadonlySet<string> {
    return new Set(stepsOf(this.play).flatMap((step) => ('message' in step ? [step.id] : [])));
  }

  /** A person closes an open task of a step. */
  close(step: string, outcome: TaskOutcome): void {
    const task = this.runs.flatMap(({ tasks }) => tasks).find((one) => one.step === step && one.state === 'open');
    if (task) Object.assign(task, { state: 'done', outcome });
  }

  night(today: string, { holds, branch }: OnDay): void {
    this.since = holds ? (this.since ?? today) : null;
    for (const run of this.runs) {
      const asks = run.state === 'running' || (run.state === 'done' && run.tasks.some(({ state }) => state === 'open'));
      if (!asks || run.since === this.since) continue;
      run.state = 'stopped';
      for (const task of run.tasks) if (task.state === 'open') Object.assign(task, { state: 'cancelled', outcome: 'not_needed' });
    }
    if (this.since && !this.runs.some(({ since }) => since === this.since))
      this.runs.push({ since: this.since, state: 'running', taken: [], tasks: [], at: 0, until: null });
    for (const run of this.runs)
      if (run.state === 'running')
        takeSteps(
          this.play,
          run,
          today,
          () => branch,
          () => this.mayWrite(today),
        );
  }
}
