import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Seniority } from '../policy/benefits.ts';
import { Both, Day, Id, Money, Page, pageOf, Text } from '../shapes.ts';
import { SENIORITY } from './identity.ts';
import { LoadProposal, LoadProposalInput } from './load-proposal.ts';
import { AtAccount, Task } from './work.ts';

export const WORKLIST_VIEWS = ['open', 'overdue', 'done'] as const;
/** When work is due as its urgency has it: past its day, today, within three and seven working days, after that. */
export const WORK_DUES = ['overdue', 'today', 'soon', 'near', 'later'] as const;
/** What stands on a worklist. `contact`: a customer to speak with though no task asks for it; `procedure`: a step of one; `request`: one near its time or over it; `service_order`: a visit that is near or late, or a delivery to be followed up; `watch`: something of the market that one is to decide on, or whose day has come. */
export const WORK_KINDS = ['task', 'contact', 'handover', 'approval', 'procedure', 'request', 'service_order', 'watch'] as const;
/** What is to be done with a service order. */
export const ORDER_WORK = ['visit', 'late', 'check', 'close'] as const;
export const SUGGESTION_KINDS = ['cadence', 'decider', 'silence'] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

export const WorkItem = z.strictObject({
  kind: z.enum(WORK_KINDS),
  id: Id,
  /** What it is about within its kind: how a task is done, the reason of a suggested contact or a handover, what an approval is of, whose court a step is in, which clock of a request, what is to be done with a service order, what was decided on a watched item. */
  about: z.string(),
  ...AtAccount,
  /** Null: of something that belongs to no customer. */
  accountId: Id.nullable(),
  accountName: z.string().nullable(),
  title: z.string(),
  /** Why it stands here, in a sentence of the reader's language. */
  reason: z.string(),
  /** The task that it is; null: it is none. */
  task: Task.nullable(),
});
export type WorkItem = z.infer<typeof WorkItem>;

/** Of a whole list, whatever of it is shown. */
const WorklistFigures = z.strictObject({
  accounts: z.number().int(),
  valueAtStake: Money,
  open: z.number().int(),
  overdue: z.number().int(),
  doneToday: z.number().int(),
});
/** Whose list, on which day. */
const Whose = { user: Id.optional(), team: z.boolean().optional(), date: Day.optional() };

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

/** Terms of one customer that end on a day. */
export const EndingTerms = z.strictObject({
  accountId: Id,
  accountName: z.string(),
  endsOn: Day,
  terms: z.number().int(),
  /** What they come to in a year, in base currency. */
  annual: Money,
  /** Whether something that renews them was there by the day. */
  renewed: z.boolean(),
});
export type EndingTerms = z.infer<typeof EndingTerms>;

/** The accounts of one level that somebody serves, and how many of them were met within the cadence of the level. */
const LevelLoad = z.strictObject({
  level: z.string().nullable(),
  accounts: z.number().int(),
  /** Those of a level with a cadence. */
  due: z.number().int(),
  met: z.number().int(),
});
export const PersonLoad = z.strictObject({
  /** Null: accounts and tasks that nobody has. */
  userId: Id.nullable(),
  name: z.string().nullable(),
  teamName: z.string().nullable(),
  seniority: z.enum(SENIORITY).nullable(),
  /** Accounts that they are to serve at most. */
  capacity: z.number().int().nullable(),
  accounts: z.number().int(),
  byLevel: z.array(LevelLoad),
  openTasks: z.number().int(),
  overdueTasks: z.number().int(),
  /** Hours a year that their accounts ask for by the policy of benefits; null: there is none. */
  hours: z.number().nullable(),
});
export type PersonLoad = z.infer<typeof PersonLoad>;
export const WorkLoad = z.strictObject({
  date: Day,
  /** Hours that a person has for customers in a year; null: no policy of benefits says so. */
  hoursPerPerson: z.number().nullable(),
  levels: z.array(z.strictObject({ id: z.string(), name: Both })),
  people: z.array(PersonLoad),
  coverage: z.array(LevelLoad),
  /** What serving these accounts asks for by seniority, in hours and people, and who is there. */
  plan: z.array(z.strictObject({ seniority: Seniority, hours: z.number(), needed: z.number(), there: z.number().int() })),
});
export type WorkLoad = z.infer<typeof WorkLoad>;

export const worklist = {
  load: endpoint({
    method: 'GET',
    path: '/worklist/load',
    summary: 'What each person carries: accounts by level, tasks, hours against capacity and coverage; and the people that it asks for',
    needs: 'accounts.assign',
    input: z.strictObject({}),
    output: WorkLoad,
  }),
  proposal: endpoint({
    method: 'GET',
    path: '/worklist/load/proposal',
    summary:
      'Owners proposed for accounts that have none, or whose owner has more than their capacity: by level, team, region and room; changes nothing',
    needs: 'accounts.assign',
    input: LoadProposalInput,
    output: LoadProposal,
  }),
  move: endpoint({
    method: 'POST',
    path: '/worklist/load/move',
    summary: 'Give the accounts of one person, or those of a level of theirs, to another; open tasks go along',
    needs: 'accounts.assign',
    input: z.strictObject({ fromId: Id, toId: Id, level: z.string().max(40).optional() }),
    /** `undo`: by what accounts.undoAssign takes it back; null where nothing changed. */
    output: z.strictObject({ changed: z.number().int(), undo: Id.nullable() }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/worklist',
    summary:
      "A person's list for a day: tasks, customers worth a call, handovers, approvals, steps of procedures, requests and service orders, ranked by value at stake × urgency; of a provider's people what their provider is to do, by urgency",
    needs: 'requests.read',
    input: z.strictObject({
      ...Page,
      ...Whose,
      /** What of it: all that is open, what is open past its day, or the tasks closed on the day. */
      show: z.enum(WORKLIST_VIEWS).default('open'),
      /** Only what is due so. */
      due: z.enum(WORK_DUES).optional(),
      /** Only what is due from one day up to and with another. */
      dueFrom: Day.optional(),
      dueUntil: Day.optional(),
    }),
    output: pageOf(WorkItem).extend({ date: Day }),
  }),
  figures: endpoint({
    method: 'GET',
    path: '/worklist/figures',
    summary: "The figures of a person's or a team's list for a day: customers, value at stake, open, overdue, done",
    needs: 'requests.read',
    input: z.strictObject(Whose),
    output: WorklistFigures,
  }),
  endings: endpoint({
    method: 'GET',
    path: '/worklist/endings',
    summary: "Which terms of a person's or a team's customers end from one day to another, at most 100 days, by day",
    needs: 'contracts.read',
    input: z.strictObject({ user: Id.optional(), team: z.boolean().optional(), from: Day, to: Day }),
    output: z.strictObject({ items: z.array(EndingTerms), more: z.boolean() }),
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
