import { sql } from 'kysely';
import { accountInScope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { kept } from '../../db/kept-statement.ts';
import { SHOWN_JOINS, shownColumns, TASK_COLUMNS, TASK_STEP } from '../tasks/index.ts';
import { closedOn, openWork, type Place, pickedWork, placeOf, type WorkList, workOrder } from './work-list.ts';
import type { WorkRow } from './work-row.ts';

/** The place of a piece of work, looked up by its id so that a cursor shows no rank. */
export async function selectPlace(db: Db, list: WorkList, id: string): Promise<Place | undefined> {
  const found = await sql<Place>`${placeOf(list, id)}`.execute(db);
  return found.rows[0];
}

/** A page of the list, with what is shown of each account and all of each task: one statement. */
export async function selectWork(db: Db, list: WorkList, limit: number, after?: Place): Promise<WorkRow[]> {
  const found = await sql<WorkRow>`
    ${kept} with page as materialized (${pickedWork(list, limit, after)})
    select w.*, ${shownColumns('w', list.viewer)}, ${TASK_COLUMNS}
    from page w ${SHOWN_JOINS('w')}
      left join task t on w.source = 'task' and t.account_id = w.account_id and t.id = w.id ${TASK_STEP}
    order by ${workOrder(list, 'w')}`.execute(db);
  return found.rows;
}

export interface Figures {
  accounts: number;
  valueAtStake: string;
  open: number;
  overdue: number;
  doneToday: number;
}

/** The strip above the list: an account's value counts once, and only where the reader sees the account; what is of no account has none. */
export async function selectFigures(db: Db, list: WorkList): Promise<Figures> {
  const { viewer } = list;
  const found = await sql<Figures>`
    ${kept} with by_account as (
      select t.account_id, max(t.value_at_stake) as value, count(*) as open, count(*) filter (where t.due_on < ${list.date}::date) as overdue
      from (${openWork(
        list,
        () => sql`t.account_id, t.value_at_stake, t.due_on`,
        () => sql``,
      )}) t group by t.account_id
    )
    select count(account_id)::int as accounts, coalesce(sum(value) filter (where ${accountInScope(viewer.scope, sql`b.account_id`)}), 0)::text as "valueAtStake",
      coalesce(sum(open), 0)::int as open, coalesce(sum(overdue), 0)::int as overdue,
      (select count(*)::int from app_user u join task t on t.owner_id = u.id and ${closedOn(list)}) as "doneToday"
    from by_account b`.execute(db);
  const figures = found.rows[0];
  if (!figures) throw new Error('an aggregate gave no row');
  return figures;
}
