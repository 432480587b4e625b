import type { Task } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, readCursor, scopeOf, writeCursor } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { selectTask, selectTasks } from './task.sql.ts';
import { type TaskRow, toTask } from './task-row.ts';
import { taskVisible, type Viewer } from './task-visibility.ts';

export const reader = async (ctx: Ctx): Promise<Viewer> => ({ scope: await scopeOf(ctx, 'reads'), userId: ctx.actor.userId });

export async function readTask(ctx: Ctx, id: string): Promise<Task> {
  const row = await selectTask(ctx.db, await reader(ctx), id);
  if (!row) throw notFound('task');
  return toTask(row, ctx);
}

export interface TasksOfAccount {
  accountId: string;
  state?: TaskRow['state'] | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** Tasks of an account, the latest due first. */
export async function readTasks(ctx: Ctx, q: TasksOfAccount) {
  const viewer = await reader(ctx);
  const after = readCursor(q.cursor, 2);
  const beyond = after ? sql`and (t.due_on, t.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql``;
  const picked = sql`select * from task t where t.account_id = ${q.accountId} and ${taskVisible(viewer)}
    ${q.state ? sql`and t.state = ${q.state}` : sql``} ${beyond} order by t.due_on desc, t.id desc limit ${q.limit + 1}`;
  const rows = await selectTasks(ctx.db, viewer, picked, sql`t.due_on desc, t.id desc`);
  const items = rows.slice(0, q.limit).map((row) => toTask(row, ctx));
  const last = items.at(-1);
  return { items, nextCursor: rows.length > q.limit && last ? writeCursor([last.dueOn, last.id]) : null };
}
