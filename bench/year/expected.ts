import { type CalendarEvent, type Condition, type PlayPolicy, stepsOf } from '@fulcrum/contract';
import { addWorkingDays } from '../../packages/server/src/kernel/working-days.ts';
import { SHIPPED_CALENDAR } from '../../packages/server/src/slices/settings/index.ts';
import { type Run, takeSteps } from '../../packages/server/test/harness/course-oracle.ts';
import { type OracleSpell, walk } from '../../packages/server/test/oracle/stages.ts';
import type { Customer } from './facts.ts';
import { closedAs, isLookedAt } from './life.ts';
import { daysToEnd, levelOn, type Night, type Occasion, occasionsOf, plus } from './occasions.ts';

export interface Rules {
  graceDays: number;
  undelivered: 'handover' | 'start';
  expectedDays: ReadonlyMap<string, number>;
  /** The events of all calendars. */
  calendar: readonly CalendarEvent[];
}
export interface Year {
  first: string;
  until: string;
  /** Days on which people close tasks. */
  closings: ReadonlySet<string>;
}
type Begun = Run & { of: Occasion };

/** The stages of a customer from its first contract to the end of the year, day by day. */
export function spellsOf(customer: Customer, until: string, rules: Rules): OracleSpell[] {
  const days = [...customer.contracts.map(({ signed }) => signed), ...customer.subscriptions.map(({ starts }) => starts)].toSorted();
  return days[0] && days[0] <= until ? walk(customer, days[0], until, rules) : [];
}

/** Conditions that the plays of dated triggers ask, and nothing else: one that is not known here fails the comparison aloud. */
function holds(condition: Condition, customer: Customer, day: string, first: string): boolean {
  if ('metric' in condition && condition.metric === 'contracts.days_to_end' && (condition.op === '<=' || condition.op === '>=')) {
    const left = daysToEnd(customer, day, first);
    return left !== null && (condition.op === '<=' ? left <= Number(condition.value) : left >= Number(condition.value));
  }
  if ('metric' in condition && condition.metric === 'state.tier' && condition.op === 'in')
    return (condition.value as string[]).includes(levelOn(customer, day, first) ?? '');
  throw new Error(`the oracle knows nothing of ${JSON.stringify(condition)}`);
}

/** Ends what has no reason any more: the account's affair is over, or a nearer mark of the same thing has asked. */
function end(runs: readonly Begun[], day: string): void {
  for (const run of runs) {
    const isAsking = run.state === 'running' || (run.state === 'done' && run.tasks.some(({ state }) => state === 'open'));
    const isOutdone = runs.some(
      ({ of, state }) => of.mark !== undefined && of.thing === run.of.thing && of.mark < (run.of.mark ?? 0) && state !== 'stopped',
    );
    if (!isAsking || (run.of.stands(day) && !isOutdone)) continue;
    run.state = 'stopped';
    for (const task of run.tasks) if (task.state === 'open') Object.assign(task, { state: 'cancelled', outcome: 'not_needed' });
  }
}

/** One line for each run and each task that a play must have made at a customer by the end of the year. */
export function courseOf(customer: Customer, play: PlayPolicy, spells: readonly OracleSpell[], rules: Rules, year: Year): string[] {
  if (!customer.isActive) return [];
  const runs: Begun[] = [];
  for (let day = year.first; day <= year.until; day = plus(day, 1)) {
    const { expectedDays, calendar } = rules;
    const night: Night = { day, before: day === year.first ? day : plus(day, -1), spells, expectedDays, calendar };
    end(runs, day);
    const isBusy = runs.some((run) => run.state === 'running' || run.tasks.some(({ state }) => state === 'open'));
    for (const of of occasionsOf(customer, play, night, isBusy, year.first)) {
      const isKnown = runs.some(
        (run) => run.of.occasion === of.occasion || (play.trigger.on === 'cadence_due' && run.of.thing === of.thing),
      );
      if (isKnown || (play.who && !holds(play.who, customer, day, year.first))) continue;
      runs.push({
        of,
        since: day,
        state: 'running',
        taken: [],
        tasks: [],
        at: 0,
        until: null,
        ...(of.begunAt === undefined ? {} : { begunAt: of.begunAt }),
      });
    }
    end(runs, day);
    for (const run of runs) if (run.state === 'running') takeSteps(play, run, day, (when) => holds(when, customer, day, year.first));
    if (year.closings.has(day)) close(customer, play, runs, day);
  }
  return runs.flatMap((run) => linesOf(customer, play, run));
}

function close(customer: Customer, play: PlayPolicy, runs: readonly Begun[], day: string): void {
  for (const run of runs)
    for (const task of run.tasks) {
      if (task.state !== 'open' || !isLookedAt(task.made, day)) continue;
      const outcome = closedAs({ account: customer.account, play: play.id, occasion: run.of.occasion, step: task.step });
      if (outcome) Object.assign(task, { state: 'done', outcome });
    }
}

function linesOf({ account }: Customer, play: PlayPolicy, { of, state, since, tasks }: Begun): string[] {
  const dueIn = (id: string) => stepsOf(play).flatMap((step) => (step.id === id && 'task' in step ? [step.task.dueInWorkingDays] : []))[0]!;
  return [
    `${play.id} ${account} ${of.occasion} began ${since}, ${state}`,
    ...tasks.map(
      (task) =>
        `${play.id} ${account} ${of.occasion} task ${task.step} made ${task.made} due ${addWorkingDays(task.made, dueIn(task.step), SHIPPED_CALENDAR)}, ${task.state} ${task.outcome ?? '-'}`,
    ),
  ];
}
