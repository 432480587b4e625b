import type { Task } from '@fulcrum/contract';
import { scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { reader, readTask } from './read-tasks.ts';
import { rerankTasks } from './rerank-tasks.sql.ts';
import { type LockedTask, lockTask, selectTask, type TaskChange, updateTask } from './task.sql.ts';
import { toTask } from './task-row.ts';

/** What is asked of a task: the revision that the caller saw guards against changing what they did not see. */
export interface TaskRef {
  id: string;
  revision: number;
}

/** Locks a task that the caller may change. Fails with not_found, or stale when someone was faster. */
export async function takeTask(ctx: WriteCtx, { id, revision }: TaskRef): Promise<LockedTask> {
  const task = await lockTask(ctx.db, { scope: await scopeOf(ctx, 'writes'), userId: ctx.actor.userId }, id);
  if (!task) {
    await readTask(ctx, id); // not_found for who may not even see it
    throw new Fault('forbidden', 'access.forbidden');
  }
  if (task.revision !== revision) throw new Fault('stale', 'resource.stale');
  return task;
}

/** Writes a change of a task taken before, with its audit record, and answers with the task as the caller now sees it. */
export async function putTask(ctx: WriteCtx, action: string, ref: TaskRef, before: LockedTask, change: TaskChange): Promise<Task> {
  await updateTask(ctx.db, before.account_id, ref.id, ctx.now, change);
  if (change.state === 'open') await rerankTasks(ctx.db, ctx.today, { only: ref.id }); // days may have gone by since it was closed
  const fields = Object.keys(change).filter((name): name is keyof LockedTask & keyof TaskChange => name in before);
  await ctx.record({
    action,
    entity: 'task',
    entityId: ref.id,
    before: Object.fromEntries(fields.map((name) => [name, before[name]])),
    after: change,
  });
  // A task given away may be out of its giver's sight: then the answer still tells what was done, and no more.
  const seen = await selectTask(ctx.db, await reader(ctx), ref.id);
  const row = seen ?? (await selectTask(ctx.db, { scope: { all: true }, userId: null }, ref.id));
  if (!row) throw notFound('task');
  return toTask({ ...row, in_scope: seen?.in_scope ?? false }, ctx);
}
