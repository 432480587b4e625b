import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Day, Id, LongText, Moment, Money, Page, pageOf, Text } from '../shapes.ts';
import { OUTCOMES } from '../task-outcomes.ts';
import { CONTACT_RANKS, DECISION_ROLES } from './contacts.ts';
import { InteractionInput } from './interactions.ts';

/** What a list shows of whatever is to be done at an account. */
export const AtAccount = {
  accountId: Id,
  accountName: z.string(),
  tier: z.string().nullable(),
  tierRank: z.number().int().nullable(),
  /** The account is frozen: its tier is not judged anew. */
  frozen: z.boolean(),
  ownerId: Id.nullable(),
  ownerName: z.string().nullable(),
  dueOn: Day,
  valueAtStake: Money,
  urgency: z.number(),
  rank: z.number(),
  revision: z.number().int(),
};
export const Task = z.strictObject({
  id: Id,
  ...AtAccount,
  kind: z.string(),
  playId: z.string().nullable(),
  /** The run of the play that made it; null: none did, or its account is out of sight. */
  runId: Id.nullable(),
  title: z.string(),
  /** Why it stands here, in a sentence of the reader's language. */
  reason: z.string(),
  script: z.string().nullable(),
  /** What is taken along or sent. */
  material: z.string().nullable(),
  /** Whom it is to reach; empty: whoever it concerns. */
  ranks: z.array(z.enum(CONTACT_RANKS)),
  roles: z.array(z.enum(DECISION_ROLES)),
  checklist: z.array(z.string()),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  state: z.enum(['open', 'done', 'cancelled']),
  snoozedUntil: Day.nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  outcomeNote: z.string().nullable(),
  closedAt: Moment.nullable(),
});
export type Task = z.infer<typeof Task>;

export const tasks = {
  list: endpoint({
    method: 'GET',
    path: '/tasks',
    summary: 'Tasks of an account',
    needs: 'tasks.read',
    input: z.strictObject({ ...Page, accountId: Id, state: z.enum(['open', 'done', 'cancelled']).optional() }),
    output: pageOf(Task),
  }),
  get: endpoint({
    method: 'GET',
    path: '/tasks/{id}',
    summary: 'One task with its script',
    needs: 'tasks.read',
    input: z.strictObject({ id: Id }),
    output: Task,
  }),
  create: endpoint({
    method: 'POST',
    path: '/tasks',
    summary: 'Add a task by hand',
    needs: 'tasks.write',
    status: 201,
    input: z.strictObject({ accountId: Id, title: Text, reason: LongText.optional(), dueOn: Day, ownerId: Id.optional() }),
    output: Task,
  }),
  close: endpoint({
    method: 'POST',
    path: '/tasks/{id}/outcome',
    summary: 'Log the outcome and close the task',
    needs: 'tasks.write',
    input: z.strictObject({
      id: Id,
      revision: z.number().int(),
      outcome: z.enum(OUTCOMES),
      note: LongText.optional(),
      interaction: InteractionInput.omit({ happenedOn: true }).optional(),
      /** What is to be done next, as a task of its own; undone with the closing. */
      next: z.strictObject({ title: Text, dueOn: Day }).optional(),
    }),
    output: Task,
  }),
  reopen: endpoint({
    method: 'POST',
    path: '/tasks/{id}/reopen',
    summary: 'Undo the closing of a task',
    needs: 'tasks.write',
    input: z.strictObject({ id: Id, revision: z.number().int() }),
    output: Task,
  }),
  snooze: endpoint({
    method: 'POST',
    path: '/tasks/{id}/snooze',
    summary: 'Put a task off, with a reason',
    needs: 'tasks.write',
    input: z.strictObject({ id: Id, revision: z.number().int(), until: Day, reason: Text }),
    output: Task,
  }),
  reassign: endpoint({
    method: 'POST',
    path: '/tasks/{id}/assign',
    summary: 'Give a task to someone else',
    needs: 'tasks.write',
    input: z.strictObject({ id: Id, revision: z.number().int(), ownerId: Id }),
    output: Task,
  }),
};

export const Job = z.strictObject({
  id: Id,
  kind: z.string(),
  label: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  step: z.string().nullable(),
  done: z.number().int(),
  total: z.number().int().nullable(),
  fault: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: Moment,
  startedAt: Moment.nullable(),
  finishedAt: Moment.nullable(),
  secondsLeft: z.number().nullable(),
});
export const jobs = {
  list: endpoint({
    method: 'GET',
    path: '/jobs',
    summary: 'Jobs, newest first',
    needs: 'jobs.read',
    input: z.strictObject({ ...Page, state: Job.shape.state.optional() }),
    output: pageOf(Job),
  }),
  get: endpoint({
    method: 'GET',
    path: '/jobs/{id}',
    summary: 'One job with its progress',
    needs: 'jobs.read',
    input: z.strictObject({ id: Id }),
    output: Job,
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/jobs/{id}/cancel',
    summary: 'Ask a job to stop',
    needs: 'jobs.manage',
    input: z.strictObject({ id: Id }),
    output: Job,
  }),
};
