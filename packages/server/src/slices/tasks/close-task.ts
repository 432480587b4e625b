import type { OUTCOMES, Task } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { insertInteraction, type Made, withdrawInteractions } from '../interactions/index.ts';
import { putTask, type TaskRef, takeTask } from './change-task.ts';
import { createTask } from './create-task.ts';
import { cancelTasksFor } from './task.sql.ts';

export interface Outcome extends TaskRef {
  outcome: (typeof OUTCOMES)[number];
  note?: string | undefined;
  interaction?: Omit<Made, 'happenedOn'> | undefined;
  next?: { title: string; dueOn: string } | undefined;
}

/** What a next step is for: by it an undo finds the task. */
const followsOf = (taskId: string): string => `follows:${taskId}`;

/** Closes a task with its outcome and, in the same commit, the contact that was made and the task of the next step. */
export async function closeTask(ctx: WriteCtx, input: Outcome): Promise<Task> {
  const task = await takeTask(ctx, input);
  if (task.state !== 'open') throw new Fault('conflict', 'task.closed');
  if (input.interaction) await insertInteraction(ctx, { ...input.interaction, accountId: task.account_id, taskId: input.id });
  if (input.next)
    await createTask(ctx, {
      ...input.next,
      accountId: task.account_id,
      ownerId: task.owner_id ?? undefined,
      occasion: followsOf(input.id),
    });
  await ctx.emit('task.closed', { taskId: input.id, outcome: input.outcome }, task.account_id);
  return putTask(ctx, 'task.close', input, task, {
    state: 'done',
    outcome: input.outcome,
    outcome_note: input.note || null,
    closed_at: ctx.now,
    closed_by: ctx.actor.userId,
  });
}

/** Undoes a closing: the task stands open again, the contact logged with it is withdrawn and its next step, where nobody did it yet, called off. */
export async function reopenTask(ctx: WriteCtx, input: TaskRef): Promise<Task> {
  const task = await takeTask(ctx, input);
  if (task.state === 'open') throw new Fault('stale', 'resource.stale');
  await withdrawInteractions(ctx, task.account_id, { taskId: input.id });
  const occasion = followsOf(input.id);
  const off = await cancelTasksFor(ctx.db, task.account_id, occasion, ctx.now);
  if (off) await ctx.record({ action: 'task.call_off', entity: 'task', entityId: input.id, before: { occasion }, after: { tasks: off } });
  const open = { state: 'open', outcome: null, outcome_note: null, closed_at: null, closed_by: null } as const;
  return putTask(ctx, 'task.reopen', input, task, open);
}
