import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';

/** For which day milestone m was planned, as of a day. */
export const plannedOn = (
  day: Sql,
): Sql => sql`(select p.planned_on from project_plan p where p.account_id = m.account_id and p.run_id = m.run_id
  and p.step = m.step and p.set_on <= ${day} order by p.seq desc limit 1)`;

/** Starts s that were under way on a day. */
export const runningOn = (day: Sql): Sql<boolean> => sql<boolean>`(s.begun_on <= ${day} and (s.ended_on is null or s.ended_on > ${day}))`;

/** The day on which a start s or milestone m came to something, where it had by a day. */
export const byDay = (column: Sql, day: Sql): Sql => sql`case when ${column} <= ${day} then ${column} end`;

export const MILESTONES_OF = sql`project_milestone m where m.account_id = s.account_id and m.run_id = s.run_id`;
/** Of milestone m nothing was reached by a day. */
export const notReachedBy = (day: Sql): Sql<boolean> => sql<boolean>`(m.reached_on is null or m.reached_on > ${day})`;

/** Milestones m of starts s under way on a day that were past their planned day. */
export const lateOn = (day: Sql): Sql => sql`${MILESTONES_OF} and ${notReachedBy(day)} and ${plannedOn(day)} < ${day}`;
