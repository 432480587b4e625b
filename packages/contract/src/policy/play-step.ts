import * as z from 'zod';
import { Both, Text } from '../shapes.ts';
import { CONTACT_RANKS, DECISION_ROLES } from '../slices/contacts.ts';
import { WebhookName } from '../slices/webhooks.ts';
import { OUTCOMES } from '../task-outcomes.ts';
import { Condition } from './condition.ts';

const StepId = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const Head = { id: StepId.optional() };

/** Who does it: the account's owner, or who has this part in its team; the owner where nobody has. */
export const DOERS = ['owner', 'operations', 'sales', 'service'] as const;

export const TaskStep = z.strictObject({
  ...Head,
  task: z.strictObject({
    for: z.enum(DOERS).default('owner'),
    /** From the day on which the step is reached. */
    dueInWorkingDays: z.number().int().min(0).max(90),
    kind: z.string().max(40),
    /** Whom it is to reach, so that the script finds its words. */
    ranks: z.array(z.enum(CONTACT_RANKS)).min(1).optional(),
    roles: z.array(z.enum(DECISION_ROLES)).min(1).optional(),
    /** What is taken along or sent. */
    material: Both.optional(),
    /** Texts with `{{variables}}`: facts of the trigger, and metrics by their id. */
    title: Both,
    reason: Both,
    script: Both.optional(),
    checklist: z.array(Both).max(20).default([]),
  }),
});
export type TaskStep = z.infer<typeof TaskStep>;

export const MESSAGE_CHANNELS = ['copy', 'mail'] as const;

/**
 * A message to a contact, chosen by rank and decision role (who has both before who has one). `copy`: a draft that a person copies, sends and ticks, as a task with the text filled.
 * `mail`: it is mailed with its subject; where nobody of those may be mailed it is such a draft. It is held until messages may go out, and while the contact has had as many
 * within a week as may be.
 */
export const MessageStep = z.strictObject({
  ...Head,
  message: z.strictObject({
    channel: z.enum(MESSAGE_CHANNELS).default('copy'),
    for: z.enum(DOERS).default('owner'),
    /** From the day on which it may go out. */
    dueInWorkingDays: z.number().int().min(0).max(90).default(1),
    ranks: z.array(z.enum(CONTACT_RANKS)).min(1).optional(),
    roles: z.array(z.enum(DECISION_ROLES)).min(1).optional(),
    /** Of the task, where a person sends it. */
    title: Both,
    reason: Both,
    /** Of the mail. */
    subject: Both.optional(),
    /** What is sent. */
    script: Both,
    material: Both.optional(),
  }),
});
export type MessageStep = z.infer<typeof MessageStep>;

/**
 * Something sent by post to a contact, chosen as that of a message; who has a postal address goes first. It stands on the posting list, once a run.
 * A gift is bounded by the gift rules: what is above a cap is not posted, and says why.
 */
export const MaterialStep = z.strictObject({
  ...Head,
  material: z.strictObject({
    what: Both,
    ranks: z.array(z.enum(CONTACT_RANKS)).min(1).optional(),
    roles: z.array(z.enum(DECISION_ROLES)).min(1).optional(),
    gift: z.boolean().default(false),
    /** What one piece is worth, in base currency. */
    worth: z.number().positive().max(1e6).optional(),
  }),
});
export type MaterialStep = z.infer<typeof MaterialStep>;

/** Goes on after so many days or working days, or once the task of an earlier step is closed, at the latest after so many days. */
export const WaitStep = z.strictObject({
  ...Head,
  wait: z.union([
    z.strictObject({ days: z.number().int().min(1).max(730) }),
    z.strictObject({ workingDays: z.number().int().min(1).max(260) }),
    z.strictObject({ closed: StepId, atMost: z.number().int().min(1).max(730) }),
  ]),
});
export type WaitStep = z.infer<typeof WaitStep>;

/** The id of a later step, or the end. */
const Target = z.union([z.literal('end'), StepId]);

/**
 * Goes on with a later step by what holds of the account then, by how the task of an earlier step was closed, or by the mark at which the play began:
 * of two terms of one customer each has its own, where a figure of the account would tell of the nearer one.
 */
export const BranchStep = z.strictObject({
  ...Head,
  branch: z.strictObject({
    test: z.union([
      z.strictObject({ when: Condition }),
      z.strictObject({ task: StepId, closedAs: z.array(z.enum(OUTCOMES)).min(1) }),
      /** Days of the trigger (`at`). */
      z.strictObject({ begunAt: z.array(z.number().int()).min(1).max(12) }),
    ]),
    /** Where it leads when the test is met, and when it is not; absent: the next step. */
    met: Target.optional(),
    unmet: Target.optional(),
  }),
});
export type BranchStep = z.infer<typeof BranchStep>;

/** Gives an own field of the account a value, or takes it away. */
export const SetStep = z.strictObject({
  ...Head,
  set: z.strictObject({
    field: z.string().regex(/^[a-z][a-z0-9_]{0,62}$/),
    value: z.union([z.string().max(500), z.number(), z.boolean(), z.null()]),
  }),
});
export type SetStep = z.infer<typeof SetStep>;

/** Begins another play at the same account. */
export const StartStep = z.strictObject({ ...Head, start: z.strictObject({ play: z.string() }) });
export type StartStep = z.infer<typeof StartStep>;

/** Begins a procedure in force at the account; a project start counts from the account's contract or order, as one begun by hand does. */
export const BeginStep = z.strictObject({ ...Head, begin: z.strictObject({ procedure: z.string() }) });
export type BeginStep = z.infer<typeof BeginStep>;

/** Tells a program outside, once a run, that the step is reached: a signed request to a target of the settings, by its name. It waits for no answer. */
export const WebhookStep = z.strictObject({ ...Head, webhook: z.strictObject({ target: WebhookName }) });
export type WebhookStep = z.infer<typeof WebhookStep>;

/**
 * Tells a group, once a run, through a robot of the settings, by its name. It waits for no answer. A group that is not to hear names of customers is told the
 * name of the play and nothing else.
 */
export const NotifyStep = z.strictObject({ ...Head, notify: z.strictObject({ group: Text, title: Both, detail: Both.optional() }) });
export type NotifyStep = z.infer<typeof NotifyStep>;

/** The run ends here: where one way of a branch is through, and other ways have steps below. */
export const EndStep = z.strictObject({ ...Head, end: z.literal(true) });
export type EndStep = z.infer<typeof EndStep>;

export const PlayStep = z.union([
  TaskStep,
  MessageStep,
  MaterialStep,
  WaitStep,
  BranchStep,
  SetStep,
  StartStep,
  BeginStep,
  NotifyStep,
  WebhookStep,
  EndStep,
]);
export type PlayStep = z.infer<typeof PlayStep>;

export const STEP_KINDS = ['task', 'message', 'material', 'wait', 'branch', 'set', 'start', 'begin', 'notify', 'webhook', 'end'] as const;
export type StepKind = (typeof STEP_KINDS)[number];
export const kindOfStep = (step: PlayStep): StepKind => STEP_KINDS.find((kind) => kind in step) as StepKind;

/** What a person is asked to do; a message that may be mailed has its subject besides. */
export type AskedTask = TaskStep['task'] & { subject?: Both | undefined };

/** What a step asks a person to do: a task, or a message that a person sends; null: it asks nobody. */
export function taskOfStep(step: PlayStep): AskedTask | null {
  if ('task' in step) return step.task;
  if (!('message' in step)) return null;
  const { channel: _, ...task } = step.message;
  return { ...task, kind: 'message', checklist: [] };
}
