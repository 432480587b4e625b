import { sql } from 'kysely';
import { accountInScope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { selectTasks } from './task.sql.ts';
import type { TaskRow } from './task-row.ts';
import { closedOn, openTasks, type Place, type Worklist, worklistOrder, worklistPicked } from './worklist-ranges.ts';

/** The place of a task, looked up by its id so that a cursor shows no rank. */
export async function selectPlace(db: Db, id: string): Promise<Place | undefined> {
  const found = await sql<Place>`select id, rank, urgency, due_on from task where id = ${id}`.execute(db);
  return found.rows[0];
}

export const selectWorklist = (db: Db, list: Worklist, limit: number, after?: Place): Promise<TaskRow[]> =>
  selectTasks(db, list.viewer, worklistPicked(list, limit, after), worklistOrder(list));

export interface Figures {
  accounts: number;
  valueAtStake: string;
  open: number;
  overdue: number;
  doneToday: number;
}

/** The strip above the list: an account's value counts once, and only where the reader sees the account. */
export async function selectFigures(db: Db, list: Worklist): Promise<Figures> {
  const { viewer } = list;
  const found = await sql<Figures>`
    with by_account as (
      select t.account_id, max(t.value_at_stake) as value, count(*) as open, count(*) filter (where t.due_on < ${list.date}::date) as overdue
      from (${openTasks(list, sql`t.account_id, t.value_at_stake, t.due_on`, sql``)}) t group by t.account_id
    )
    select count(*)::int as accounts, coalesce(sum(value) filter (where ${accountInScope(viewer.scope, sql`b.account_id`)}), 0)::text as "valueAtStake",
      coalesce(sum(open), 0)::int as open, coalesce(sum(overdue), 0)::int as overdue,
      (select count(*)::int from app_user u join task t on t.owner_id = u.id and ${closedOn(list)}) as "doneToday"
    from by_account b`.execute(db);
  const figures = found.rows[0];
  if (!figures) throw new Error('an aggregate gave no row');
  return figures;
}
