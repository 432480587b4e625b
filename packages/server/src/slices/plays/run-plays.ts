import type { WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { expandPlay } from '../../policy/expand-play.ts';
import { catalogOf } from '../catalog.ts';
import { type Budgeted, tellOfFiredTasks, tellOfSpentBudgets } from '../notifications/index.ts';
import { workCalendarOf } from '../settings/index.ts';
import { rerankTasks } from '../tasks/index.ts';
import { advanceRuns, type Course } from './advance-runs.ts';
import { beginQueued, periodStart, queueRuns } from './begin-runs.sql.ts';
import { readContactRules } from './contact-rules.ts';
import { endRuns } from './end-runs.sql.ts';
import { figuresOf } from './figures-of-day.ts';
import { noteAims } from './note-aims.sql.ts';
import { noteCalls } from './play-calls.sql.ts';
import { noteMails } from './play-mails.sql.ts';
import { keepMet } from './play-met.sql.ts';
import { advanceCursors, lockPlays, type PlayInForce, selectPlays } from './plays.sql.ts';
import { readGiftRules } from './postings/gift-rules.ts';
import { freshPlays, isPrompt, queuePrompt } from './prompt-runs.ts';
import type { Taken } from './step-statements.sql.ts';
import { firedBy } from './triggers/fired-by.sql.ts';

export interface PlayRan {
  id: string;
  /** Runs that began, and accounts that were held out. */
  begun: number;
  held: number;
  /** Runs whose reason ended. */
  ended: number;
  /** New tasks. */
  tasks: number;
}
export interface PlaysRun {
  tasks: number;
  plays: PlayRan[];
}
type At = Omit<Course, 'figures' | 'catalog' | 'calendar' | 'rules' | 'gifts'>;

/** When and where plays run for whoever asks. */
export const timeOf = ({ now, today, organisation }: Pick<WriteCtx, 'now' | 'today' | 'organisation'>): At => ({
  now,
  today,
  timeZone: organisation?.timeZone ?? 'UTC',
});

async function courseOf(db: Db, at: At): Promise<Course> {
  const catalog = await catalogOf(db);
  const [calendar, rules, gifts] = [await workCalendarOf(db), await readContactRules(db), await readGiftRules(db)];
  return { ...at, catalog, figures: figuresOf(catalog, at.today), calendar, rules, gifts };
}

/** Begins and ends what a play in force asks for on a day. */
async function runPlay(db: Db, inForce: PlayInForce, course: Course): Promise<PlayRan> {
  const firing = { inForce, today: course.today, figures: course.figures, calendar: course.calendar };
  await keepMet(db, firing);
  const ended = await endRuns(db, firing, course.now);
  const fired = firedBy(firing);
  const queued = fired ? await queueRuns(db, inForce, fired, course) : 0;
  // A nearer mark takes the place of the one before it in the same night, and what is to stop at once never begins.
  const outdone = queued ? await endRuns(db, firing, course.now) : 0;
  const { treated, held } = await begin(db, inForce, course);
  await noteAims(db, firing);
  return { id: inForce.id, begun: treated, held, ended: ended + outdone, tasks: 0 };
}

/**
 * Fires every play in force for (its last run, `today`], takes all steps that are due, ranks all open tasks for that day and moves the cursors:
 * all of it in the caller's transaction, so a kill leaves nothing half done and a repeat makes nothing twice. Plays that ran for a later day are
 * passed over; of paused ones only the cursor moves.
 */
// unaudited: plays.run, the only way in, records the counts
export async function runPlays(db: Db, at: At): Promise<PlaysRun> {
  await lockPlays(db);
  const course = await courseOf(db, at);
  const due = (await selectPlays(db, at.today)).filter(({ ranTo }) => ranTo <= at.today);
  const active = due.filter(({ isPaused }) => !isPaused);
  const ran: PlayRan[] = [];
  for (const one of active) ran.push(await runPlay(db, { ...one, play: await expandPlay(db, one.play) }, course));
  const made = await advanceRuns(db, course);
  await noteMails(db);
  await noteCalls(db);
  if (totalOf(made).tasks) await tellOfFiredTasks(db, at.now);
  await tellOfSpentBudgets(db, budgetsOf(active, at.today), at.now);
  await rerankTasks(db, at.today);
  await advanceCursors(
    db,
    due.map(({ id }) => id),
    at.today,
    at.now,
  );
  const plays = ran.map((one) => ({ ...one, tasks: made.get(one.id)?.tasks ?? 0 }));
  return { tasks: totalOf(made).tasks, plays };
}

const budgetsOf = (plays: readonly PlayInForce[], today: string): Budgeted[] =>
  plays.flatMap(({ id, play: { name, limits } }) => (limits.budget ? [{ id, name, from: periodStart(today, limits.budget.per) }] : []));

/** One statement a play, whatever the number of accounts; limits and sides are a play's own, so that plays follow one another. */
const begin = (db: Db, play: PlayInForce, course: Course) => beginQueued(db, play, course);

const totalOf = (made: ReadonlyMap<string, Taken>): Taken =>
  [...made.values()].reduce((sum, one) => ({ moved: sum.moved + one.moved, tasks: sum.tasks + one.tasks }), { moved: 0, tasks: 0 });

/** Plays for which something of the day has happened that is not to wait for the night. Those that ran for a later day are passed over. */
const promptPlays = async (db: Db, course: Course): Promise<PlayInForce[]> =>
  freshPlays(
    db,
    (await selectPlays(db, course.today)).filter((one) => isPrompt(one) && one.ranTo <= course.today),
    course,
  );

/** Whether anything has happened that a play is to begin with within minutes. */
export async function hasHappened(db: Db, at: At): Promise<boolean> {
  if (!(await selectPlays(db, at.today)).some(isPrompt)) return false;
  return (await promptPlays(db, await courseOf(db, at))).length > 0;
}

/** Takes the steps that have come due since, and begins what was queued by hand or by other plays, or what happened and does not wait for the night. */
// unaudited: plays.advance and play.begin record what came of it
export async function advancePlays(db: Db, at: At): Promise<Taken> {
  await lockPlays(db);
  const course = await courseOf(db, at);
  for (const one of await promptPlays(db, course)) await queuePrompt(db, one, course);
  const waiting = (await selectPlays(db, at.today)).filter(({ isPaused, queued }) => queued && !isPaused);
  for (const one of waiting) await begin(db, one, course);
  const taken = totalOf(await advanceRuns(db, course));
  if (taken.tasks) await tellOfFiredTasks(db, at.now);
  return taken;
}
