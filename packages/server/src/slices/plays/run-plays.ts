import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { addWorkingDays, type WorkCalendar } from '../../kernel/working-days.ts';
import { expandCondition, sharedOnly } from '../../policy/segments.sql.ts';
import { type Figures, listedFigures } from '../accounts/index.ts';
import { catalogOf } from '../catalog.ts';
import { insertFired, rerankTasks } from '../tasks/index.ts';
import { fillBothSql } from './fill.sql.ts';
import { MASKED_VARIABLES } from './play-variables.ts';
import { advanceCursors, lockPlays, type PlayInForce, selectPlays } from './plays.sql.ts';
import { firedBy } from './triggers.sql.ts';

export interface PlaysRun {
  /** New tasks in all, and by play. */
  tasks: number;
  plays: { id: string; tasks: number }[];
}

/** The rows of insertFired for one play: its trigger's accounts with the texts filled and the due day, counted from the day of the run. */
function rowsOf({ id, version, play, ranTo }: PlayInForce, today: string, figures: Figures, calendar?: WorkCalendar): Sql {
  const step = play.steps[0]?.task;
  if (!step) throw new Error(`the play ${id} has no step`);
  // A play of before may still name what only some readers may see: that stays out of what is written for all.
  const facts = sql`(f.facts - ${[...MASKED_VARIABLES]}::text[])`;
  return sql`
    select f.account_id, ${id}::text as play_id, ${version}::int as play_version, f.occasion, ${step.kind}::text as kind,
      ${fillBothSql(step.title, facts)} as title, ${fillBothSql(step.reason, facts)} as reason, f.facts,
      ${addWorkingDays(today, step.dueInWorkingDays, calendar)}::date as due_on
    from (${firedBy({ play, version, ranTo, today, figures })}) f`;
}

/** A play whose condition has its segments written out. */
async function withSegments(db: Db, inForce: PlayInForce): Promise<PlayInForce> {
  const { who } = inForce.play;
  return who ? { ...inForce, play: { ...inForce.play, who: await expandCondition(db, who, sharedOnly) } } : inForce;
}

/**
 * Fires every play in force for (its last run, `today`], ranks all open tasks for that day and moves the cursors: all of it in the
 * caller's transaction, so a kill leaves nothing half done and a repeat makes nothing twice. Plays that ran for a later day are passed over.
 */
// unaudited: plays.run, the only way in, records the counts
export async function runPlays(db: Db, at: { now: string; today: string }, calendar?: WorkCalendar): Promise<PlaysRun> {
  await lockPlays(db);
  const inForce = (await selectPlays(db, at.today)).filter(({ ranTo }) => ranTo <= at.today);
  const due = await Promise.all(inForce.map((one) => withSegments(db, one)));
  const figures = listedFigures(await catalogOf(db), sql`${at.today}::date`);
  const made = due.length
    ? await insertFired(
        db,
        sql.join(
          due.map((play) => rowsOf(play, at.today, figures, calendar)),
          sql` union all `,
        ),
        at,
        calendar,
      )
    : new Map<string, number>();
  await rerankTasks(db, at.today, calendar ? { calendar } : {});
  await advanceCursors(
    db,
    due.map(({ id }) => id),
    at.today,
    at.now,
  );
  const plays = due.map(({ id }) => ({ id, tasks: made.get(id) ?? 0 }));
  return { tasks: plays.reduce((sum, { tasks }) => sum + tasks, 0), plays };
}
