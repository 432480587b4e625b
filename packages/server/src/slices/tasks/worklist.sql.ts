import { sql } from 'kysely';
import { accountInScope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { selectTasks, taskVisible, type Viewer } from './task.sql.ts';
import type { TaskRow } from './task-row.ts';

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
  viewer: Viewer;
}

export const ownedBy = (userId: string): Sql<boolean> => sql`t.owner_id = ${userId}::uuid`;
export const ofTeam = (teamId: string): Sql<boolean> => sql`t.team_id = ${teamId}::uuid`;
export const withoutOwner: Sql<boolean> = sql`t.owner_id is null`;
export const withoutTeam: Sql<boolean> = sql`t.team_id is null`;

const awake = (date: string): Sql<boolean> => sql`(t.snoozed_until is null or t.snoozed_until <= ${date}::date)`;

/** Tasks t of users u closed on the list's date. */
const closedOn = ({ people, day, viewer }: Worklist): Sql<boolean> =>
  sql`t.state = 'done' and ${people} and t.closed_at >= ${day.from}::timestamptz and t.closed_at < ${day.until}::timestamptz and ${taskVisible(viewer)}`;

/** A place in the list: the task's own sort keys, looked up by id so that a cursor shows no rank. */
export async function selectPlace(db: Db, id: string): Promise<{ id: string; rank: number; due_on: string } | undefined> {
  const found = await sql<{ id: string; rank: number; due_on: string }>`select id, rank, due_on from task where id = ${id}`.execute(db);
  return found.rows[0];
}

export function worklistPicked(list: Worklist, limit: number, after?: { id: string; rank: number; due_on: string }): Sql {
  const beyond = after
    ? sql`and t.rank <= ${after.rank} and (t.rank < ${after.rank} or (t.due_on, t.id) > (${after.due_on}::date, ${after.id}::uuid))`
    : sql``;
  const order = sql`order by t.rank desc, t.due_on, t.id limit ${limit}`;
  if (list.show === 'done')
    return sql`select t.* from app_user u join task t on t.owner_id = u.id and ${closedOn(list)} ${beyond} ${order}`;
  const late = list.show === 'overdue' ? sql`and t.due_on < ${list.date}::date` : sql``;
  const ranges = list.ranges.map(
    (range) =>
      sql`(select * from task t where t.state = 'open' and ${range} and ${awake(list.date)} ${late} and ${taskVisible(list.viewer)} ${beyond} ${order})`,
  );
  return sql`select * from (${sql.join(ranges, sql` union all `)}) merged order by rank desc, due_on, id limit ${limit}`;
}

export const selectWorklist = (
  db: Db,
  list: Worklist,
  limit: number,
  after?: { id: string; rank: number; due_on: string },
): Promise<TaskRow[]> => selectTasks(db, list.viewer, worklistPicked(list, limit, after), sql`t.rank desc, t.due_on, t.id`);

export interface Figures {
  accounts: number;
  valueAtStake: string;
  open: number;
  overdue: number;
  doneToday: number;
}

/** The strip above the list: an account's value counts once, and only where the reader sees the account. */
export async function selectFigures(db: Db, list: Worklist): Promise<Figures> {
  const { scope } = list.viewer;
  const visible = taskVisible(list.viewer);
  const ranges = list.ranges.map(
    (range) =>
      sql`select t.account_id, t.value_at_stake, t.due_on from task t where t.state = 'open' and ${range} and ${awake(list.date)} and ${visible}`,
  );
  const found = await sql<Figures>`
    with by_account as (
      select t.account_id, max(t.value_at_stake) as value, count(*) as open, count(*) filter (where t.due_on < ${list.date}::date) as overdue
      from (${sql.join(ranges, sql` union all `)}) t group by t.account_id
    )
    select count(*)::int as accounts, coalesce(sum(value) filter (where ${accountInScope(scope, sql`b.account_id`)}), 0)::text as "valueAtStake",
      coalesce(sum(open), 0)::int as open, coalesce(sum(overdue), 0)::int as overdue,
      (select count(*)::int from app_user u join task t on t.owner_id = u.id and ${closedOn(list)}) as "doneToday"
    from by_account b`.execute(db);
  const figures = found.rows[0];
  if (!figures) throw new Error('an aggregate gave no row');
  return figures;
}
