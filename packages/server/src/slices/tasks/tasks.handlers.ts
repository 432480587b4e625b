import type { Handlers, WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { tellOfGivenTask } from '../notifications/index.ts';
import { putTask, type TaskRef, takeTask } from './change-task.ts';
import { closeTask, reopenTask } from './close-task.ts';
import { createTask, requireOwner } from './create-task.ts';
import { readTask, readTasks } from './read-tasks.ts';

async function takeOpen(ctx: WriteCtx, ref: TaskRef) {
  const task = await takeTask(ctx, ref);
  if (task.state !== 'open') throw new Fault('conflict', 'task.closed');
  return task;
}

export const taskHandlers: Handlers<'tasks'> = {
  list: readTasks,
  get: (ctx, { id }) => readTask(ctx, id),
  create: createTask,
  close: closeTask,
  reopen: reopenTask,
  async snooze(ctx, input) {
    const task = await takeOpen(ctx, input);
    return putTask(ctx, 'task.snooze', input, task, { snoozed_until: input.until, snooze_reason: input.reason });
  },
  async reassign(ctx, input) {
    const task = await takeOpen(ctx, input);
    await requireOwner(ctx, input.ownerId);
    const given = await putTask(ctx, 'task.reassign', input, task, { owner_id: input.ownerId });
    if (task.owner_id !== input.ownerId) await tellOfGivenTask(ctx, input.id);
    return given;
  },
};
