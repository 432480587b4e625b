import * as z from 'zod';
import { MESSAGE_CHANNELS, STEP_KINDS } from '../policy/play-step.ts';
import { Both, Day, Id, Moment, masked } from '../shapes.ts';
import { OUTCOMES } from '../task-outcomes.ts';
import { DELIVERY_STATES } from './deliveries.ts';
import { POSTING_REFUSALS, POSTING_STATES } from './postings.ts';

export const RUN_STATES = ['queued', 'running', 'done', 'stopped', 'held'] as const;
export const RUN_ENDS = ['through', 'reason', 'condition', 'by_hand', 'inactive', 'held'] as const;

/** What plays name, which may not be there, or not be in force, when they come to it. */
export const NAMED_BY_PLAYS = ['procedure', 'play', 'survey', 'group', 'target'] as const;
/** `name`: as it is called where it is known, else its id. */
export const NotThere = z.strictObject({ what: z.enum(NAMED_BY_PLAYS), name: z.string() });
export type NotThere = z.infer<typeof NotThere>;

/** A play at an account, begun on an occasion. */
export const PlayRun = z.strictObject({
  id: Id,
  playId: z.string(),
  playName: Both,
  version: z.number().int(),
  accountId: Id,
  accountName: z.string(),
  occasion: z.string(),
  arm: z.enum(['treated', 'holdout']),
  state: z.enum(RUN_STATES),
  /** The step that is next; null: none is. */
  step: z.string().nullable(),
  /** When it goes on at the latest; null: it has ended. */
  dueAt: Moment.nullable(),
  beganOn: Day,
  endedAt: Moment.nullable(),
  because: z.enum(RUN_ENDS).nullable(),
  /** Steps that came to nothing, because what they begin was not in force. */
  failed: z.number().int(),
});
export type PlayRun = z.infer<typeof PlayRun>;

/** Where a message of a run stands: with a person who sends it, or on its way by mail; called off with its run before it went. */
export const MESSAGE_STATES = ['handed', 'queued', 'sent', 'failed', 'called_off'] as const;
export const RunMessage = z.strictObject({
  channel: z.enum(MESSAGE_CHANNELS),
  state: z.enum(MESSAGE_STATES),
  to: masked('person', z.string()).nullable(),
  /** When it was sent or given up. */
  at: Moment.nullable(),
  /** What the mail server answered last. */
  error: masked('mail', z.string()).nullable(),
});
export type RunMessage = z.infer<typeof RunMessage>;

/** Where something sent by post stands. */
export const RunPosting = z.strictObject({
  state: z.enum(POSTING_STATES),
  why: z.enum(POSTING_REFUSALS).nullable(),
  to: masked('person', z.string()).nullable(),
  courier: z.string().nullable(),
  number: z.string().nullable(),
  on: Day.nullable(),
});
export type RunPosting = z.infer<typeof RunPosting>;

/** What came of telling a program outside, or a group; `no_group`: no robot had that name. */
export const RunCall = z.strictObject({
  state: z.enum([...DELIVERY_STATES, 'no_group']),
  /** When it was taken or given up. */
  at: Moment.nullable(),
  /** What was answered last, where it was not taken. */
  error: z.string().nullable(),
});
export type RunCall = z.infer<typeof RunCall>;

/** A step of a run: when it was taken and what came of it. */
export const RunStep = z.strictObject({
  id: z.string(),
  kind: z.enum(STEP_KINDS),
  takenAt: Moment.nullable(),
  /** Of a wait: until when; of a branch: whether its condition held. */
  until: Moment.nullable(),
  holds: z.boolean().nullable(),
  message: RunMessage.nullable(),
  posting: RunPosting.nullable(),
  call: RunCall.nullable(),
  /** What the step was to begin and was not in force; the run went on without. */
  notThere: NotThere.nullable(),
  task: z
    .strictObject({
      id: Id,
      title: z.string(),
      state: z.enum(['open', 'done', 'cancelled']),
      outcome: z.enum(OUTCOMES).nullable(),
      owner: z.string().nullable(),
    })
    .nullable(),
});
export type RunStep = z.infer<typeof RunStep>;
