import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';

/** Where request q stood on a day: what came later had not happened. */
export const stateOn = (
  day: Sql,
): Sql<string> => sql<string>`(case when q.ended_on <= ${day} then q.ended_as when q.done_on <= ${day} then 'done'
  when q.accepted_on <= ${day} then 'accepted' when q.approved_on <= ${day} then 'approved' else 'asked' end)`;

export const OPEN = sql`('asked', 'approved', 'accepted')`;
/** What takes from the months of a resource. */
export const BOOKS = sql`('approved', 'accepted', 'done')`;

/** A value that came with a step, once the day of the step has come. */
export const since = (step: Sql, day: Sql, value: Sql): Sql => sql`case when ${step} <= ${day} then ${value} end`;

/** The day on which request q takes of its resource: done, planned, or wanted, as it was known by a day. */
export const takesOn = (day: Sql): Sql<string> =>
  sql<string>`coalesce(${since(sql`q.done_on`, day, sql`q.done_on`)}, ${since(sql`q.accepted_on`, day, sql`q.planned_on`)}, q.wanted_on)`;
export const takes = (day: Sql): Sql<string> => sql<string>`coalesce(${since(sql`q.done_on`, day, sql`q.done_quantity`)}, q.quantity)`;

/** What resource r is called, in both languages. */
export const named = sql`jsonb_build_object('zh', r.title, 'en', coalesce(r.title_en, r.title))`;
