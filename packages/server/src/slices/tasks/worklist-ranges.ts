import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { taskVisible, type Viewer } from './task-visibility.ts';

/** A worklist is one or more index ranges of open tasks, read in rank order each and merged. */
export interface Worklist {
  ranges: readonly Sql<boolean>[];
  /** Whose closed tasks count as done today: a predicate on app_user u. */
  people: Sql<boolean>;
  date: string;
  /** The moments between which the date lies. */
  day: { from: string; until: string };
  /** All open tasks, those past their day, or those closed on the date. */
  show: 'open' | 'overdue' | 'done';
  /** The rank is made of amounts: whom these are masked for gets the list by urgency, then by day. */
  by: 'rank' | 'urgency';
  viewer: Viewer;
}
/** A place in the list: the sort keys of one task. */
export interface Place {
  id: string;
  rank: number;
  urgency: string;
  due_on: string;
}

/** The order of a list of tasks t. */
export const worklistOrder = ({ by }: Worklist): Sql => sql`t.${sql.raw(by)} desc, t.due_on, t.id`;

export const ownedBy = (userId: string): Sql<boolean> => sql`t.owner_id = ${userId}::uuid`;
export const ofTeam = (teamId: string): Sql<boolean> => sql`t.team_id = ${teamId}::uuid`;
export const withoutOwner: Sql<boolean> = sql`t.owner_id is null`;
export const withoutTeam: Sql<boolean> = sql`t.team_id is null`;

/** Open tasks of every range that are visible and not put off, as rows of the given columns. */
export const openTasks = ({ ranges, date, viewer }: Worklist, columns: Sql, tail: Sql): Sql =>
  sql.join(
    ranges.map(
      (range) => sql`(select ${columns} from task t where t.state = 'open' and ${range}
        and (t.snoozed_until is null or t.snoozed_until <= ${date}::date) and ${taskVisible(viewer)} ${tail})`,
    ),
    sql` union all `,
  );

/** Tasks t of users u closed on the list's date. */
export const closedOn = ({ people, day, viewer }: Worklist): Sql<boolean> =>
  sql<boolean>`t.state = 'done' and ${people} and t.closed_at >= ${day.from}::timestamptz and t.closed_at < ${day.until}::timestamptz
    and ${taskVisible(viewer)}`;

/** The next tasks in the list's order, as rows of task. */
export function worklistPicked(list: Worklist, limit: number, after?: Place): Sql {
  const key = sql.raw(list.by);
  const beyond = after
    ? sql`and t.${key} <= ${after[list.by]} and (t.${key} < ${after[list.by]} or (t.due_on, t.id) > (${after.due_on}::date, ${after.id}::uuid))`
    : sql``;
  const order = sql`order by ${worklistOrder(list)} limit ${limit}`;
  if (list.show === 'done')
    return sql`select t.* from app_user u join task t on t.owner_id = u.id and ${closedOn(list)} ${beyond} ${order}`;
  const late = list.show === 'overdue' ? sql`and t.due_on < ${list.date}::date` : sql``;
  const ranges = openTasks(list, sql`*`, sql`${late} ${beyond} ${order}`);
  return sql`select * from (${ranges}) t ${order}`;
}
