import type { Task } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, scopeOf } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { placeOf } from './read-worklist.ts';
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
  const after = q.cursor ? await placeOf(ctx, q.cursor) : undefined;
  const beyond = after ? sql`and (t.due_on, t.id) < (${after.due_on}::date, ${after.id}::uuid)` : sql``;
  const picked = sql`select * from task t where t.account_id = ${q.accountId} and ${taskVisible(viewer)}
    ${q.state ? sql`and t.state = ${q.state}` : sql``} ${beyond} order by t.due_on desc, t.id desc limit ${q.limit + 1}`;
  const rows = await selectTasks(ctx.db, viewer, picked, sql`t.due_on desc, t.id desc`);
  const items = rows.slice(0, q.limit).map((row) => toTask(row, ctx));
  return { items, nextCursor: rows.length > q.limit ? (items.at(-1)?.id ?? null) : null };
}
