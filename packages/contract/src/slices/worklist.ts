import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Day, Id, Money, Page, pageOf, Text } from '../shapes.ts';
import { AtAccount, Task } from './work.ts';

export const WORKLIST_VIEWS = ['open', 'overdue', 'done'] as const;
/** What stands on a worklist. `contact`: a customer to speak with though no task asks for it. */
export const WORK_KINDS = ['task', 'contact', 'handover'] as const;
export const SUGGESTION_KINDS = ['cadence', 'decider', 'silence'] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

export const WorkItem = z.strictObject({
  kind: z.enum(WORK_KINDS),
  id: Id,
  /** What it is about within its kind: of a task how it is done, of a suggested contact or a handover its reason. */
  about: z.string(),
  ...AtAccount,
  title: z.string(),
  /** Why it stands here, in a sentence of the reader's language. */
  reason: z.string(),
  /** The task that it is; null: it is none. */
  task: Task.nullable(),
});
export type WorkItem = z.infer<typeof WorkItem>;

export const WorklistRules = z.strictObject({
  /** Days between two contacts by level, where they differ from what the policy of benefits says; null: that level has no cadence. */
  cadence: z.record(z.string().max(40), z.number().int().min(1).max(730).nullable()).default({}),
  /** A subscribed customer without use for so many days is worth a call. */
  silenceDays: z.number().int().min(1).max(365).default(14),
  /** A decider whom nobody met for so many days. */
  deciderDays: z.number().int().min(1).max(730).default(180),
  /** Whoever was met within so many days is left in peace, whatever else there is. */
  restDays: z.number().int().min(0).max(365).default(14),
  /** Working days that a suggestion has from the day on which it was noticed. */
  dueDays: z.number().int().min(0).max(60).default(3),
  suggest: z.array(z.enum(SUGGESTION_KINDS)).default([...SUGGESTION_KINDS]),
});
export type WorklistRules = z.infer<typeof WorklistRules>;

export const worklist = {
  list: endpoint({
    method: 'GET',
    path: '/worklist',
    summary: "A person's list for a day: tasks, customers worth a call and handovers, ranked by value at stake × urgency",
    needs: 'tasks.read',
    input: z.strictObject({
      ...Page,
      user: Id.optional(),
      team: z.boolean().optional(),
      date: Day.optional(),
      /** What of it: all that is open, what is open past its day, or the tasks closed on the day. The figures are of the whole list. */
      show: z.enum(WORKLIST_VIEWS).default('open'),
    }),
    output: pageOf(WorkItem).extend({
      date: Day,
      figures: z.strictObject({
        accounts: z.number().int(),
        valueAtStake: Money,
        open: z.number().int(),
        overdue: z.number().int(),
        doneToday: z.number().int(),
      }),
    }),
  }),
  wave: endpoint({
    method: 'POST',
    path: '/worklist/contacts/{id}/wave',
    summary: 'Wave a suggested contact off for some days, with a reason',
    needs: 'tasks.write',
    input: z.strictObject({ id: Id, revision: z.number().int(), days: z.number().int().min(1).max(365), reason: Text }),
    output: z.strictObject({ until: Day, revision: z.number().int() }),
  }),
  wake: endpoint({
    method: 'POST',
    path: '/worklist/contacts/{id}/wake',
    summary: 'Undo the waving-off of a suggested contact',
    needs: 'tasks.write',
    input: z.strictObject({ id: Id, revision: z.number().int() }),
    output: z.strictObject({ revision: z.number().int() }),
  }),
  take: endpoint({
    method: 'POST',
    path: '/worklist/contacts/{id}/task',
    summary: 'Make a task of a suggested contact, with its reason',
    needs: 'tasks.write',
    status: 201,
    input: z.strictObject({ id: Id, revision: z.number().int(), dueOn: Day.optional() }),
    output: Task,
  }),
  rules: endpoint({
    method: 'GET',
    path: '/worklist/rules',
    summary: 'When a customer is worth a call without a task',
    needs: 'signed_in',
    input: z.strictObject({}),
    output: WorklistRules,
  }),
  setRules: endpoint({
    method: 'PUT',
    path: '/worklist/rules',
    summary: 'Set when a customer is worth a call without a task',
    needs: 'settings.manage',
    input: WorklistRules,
    output: WorklistRules,
  }),
};
