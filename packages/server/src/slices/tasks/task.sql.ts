import { sql } from 'kysely';
import { accountInScope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import type { TaskRow } from './task-row.ts';
import { taskVisible, type Viewer } from './task-visibility.ts';

const at = (alias: string, column: string): Sql => sql.ref(`${alias}.${column}`);

/** What a reader is shown of anything at an account, besides what stands in its own row `alias` (account_id, owner_id); what is of no account hides none. */
export const shownColumns = (alias: string, viewer: Viewer): Sql => sql`a.name as account_name,
  (${at(alias, 'account_id')} is null or ${accountInScope(viewer.scope, at(alias, 'account_id'))}) as in_scope, s.tier, case when s.tier is not null then s.tier_rank end as tier_rank,
  a.status = 'frozen' as frozen, u.name as owner_name`;
export const SHOWN_JOINS = (alias: string): Sql => sql`left join account a on a.id = ${at(alias, 'account_id')}
  left join account_state s on s.account_id = ${at(alias, 'account_id')} left join app_user u on u.id = ${at(alias, 'owner_id')}`;
/** What only a task t has, with the step of the play that made it. */
export const TASK_COLUMNS = sql`t.play_id, t.run_id, x.step, t.state, t.snoozed_until, t.outcome, t.outcome_note, t.closed_at`;
export const TASK_STEP = sql`left join policy_version v on v.policy_id = t.play_id and v.version = t.play_version
  left join lateral (select coalesce(e.step -> 'task', e.step -> 'message') as step from jsonb_array_elements(v.document -> 'steps') with ordinality e(step, place)
    where coalesce(e.step ->> 'id', 'step_' || e.place) = t.step) x on true`;

/** Tasks that `picked` selects (rows of task), joined with what a reader is shown, in the order given. */
export async function selectTasks(db: Db, viewer: Viewer, picked: Sql, order: Sql): Promise<TaskRow[]> {
  const found = await sql<TaskRow>`
    select t.id, t.account_id, t.kind, t.title, t.reason, t.facts, t.owner_id, t.due_on, t.value_at_stake, t.urgency, t.rank, t.revision,
      ${shownColumns('t', viewer)}, ${TASK_COLUMNS}
    from (${picked}) t ${SHOWN_JOINS('t')} ${TASK_STEP} order by ${order}`.execute(db);
  return found.rows;
}

export async function selectTask(db: Db, viewer: Viewer, id: string): Promise<TaskRow | undefined> {
  const rows = await selectTasks(db, viewer, sql`select * from task t where t.id = ${id} and ${taskVisible(viewer)}`, sql`t.id`);
  return rows[0];
}

export interface LockedTask {
  account_id: string;
  owner_id: string | null;
  due_on: string;
  state: 'open' | 'done' | 'cancelled';
  snoozed_until: string | null;
  snooze_reason: string | null;
  outcome: string | null;
  outcome_note: string | null;
  closed_at: string | null;
  revision: number;
}

/** Locks a task for a change. `writer` sees what they may change: accounts of their writing scope, and tasks of their own. */
export async function lockTask(db: Db, writer: Viewer, id: string): Promise<LockedTask | undefined> {
  const found = await sql<LockedTask>`
    select account_id, owner_id, due_on, state, snoozed_until, snooze_reason, outcome, outcome_note, closed_at, revision
    from task t where t.id = ${id} and ${taskVisible(writer)} for update`.execute(db);
  return found.rows[0];
}

export interface TaskChange {
  state?: 'open' | 'done';
  outcome?: string | null;
  outcome_note?: string | null;
  closed_at?: string | null;
  closed_by?: string | null;
  snoozed_until?: string | null;
  snooze_reason?: string | null;
  owner_id?: string;
}

/** Changes a task that is locked. */
export async function updateTask(db: Db, accountId: string, id: string, now: string, change: TaskChange): Promise<void> {
  await db
    .updateTable('task')
    .set((eb) => ({ ...change, changed_at: now, revision: eb('revision', '+', 1) }))
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute();
}

/** Calls off the open tasks of an account that were made for one occasion. Returns how many. */
export async function cancelTasksFor(db: Db, accountId: string, occasion: string, now: string): Promise<number> {
  const done =
    await sql`update task t set state = 'cancelled', outcome = 'not_needed', closed_at = ${now}::timestamptz, changed_at = ${now}::timestamptz,
      revision = t.revision + 1
    where t.account_id = ${accountId} and t.state = 'open' and t.occasion = ${occasion}`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}
