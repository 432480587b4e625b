import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { PLAY_OUTCOMES } from '../policy/play.ts';
import { Trigger } from '../policy/play-trigger.ts';
import { Both, Day, Id, Moment, Page, pageOf } from '../shapes.ts';
import { NotThere, PlayRun, RUN_STATES, RunStep } from './play-run.ts';
import { TriedPlay } from './tried-play.ts';

/** A play in force, and what it is at. */
export const PlayInfo = z.strictObject({
  id: z.string(),
  name: Both,
  sample: z.boolean(),
  version: z.number().int(),
  trigger: z.string(),
  /** The trigger with its settings. */
  begins: Trigger,
  steps: z.number().int(),
  holdout: z.number(),
  /** Runs that wait for a limit, that are under way, and accounts that are left alone for comparison. */
  queued: z.number().int(),
  running: z.number().int(),
  held: z.number().int(),
  /** Tasks. */
  open: z.number().int(),
  done: z.number().int(),
  ranTo: Day.nullable(),
  pausedAt: Moment.nullable(),
  /** What it names that is not there now, with the place of the step from 1; null: the trigger. */
  notThere: z.array(NotThere.extend({ step: z.number().int().nullable() })),
});
export type PlayInfo = z.infer<typeof PlayInfo>;

const Hour = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);
/** When messages of plays may go out, and how many a person gets. */
export const ContactRules = z
  .strictObject({
    /** Messages to one person within seven days, over all plays. */
    perWeek: z.number().int().min(1).max(50).default(2),
    from: Hour.default('09:00'),
    until: Hour.default('18:00'),
    /** On working days alone. */
    workingDays: z.boolean().default(true),
  })
  .refine(({ from, until }) => from < until, { path: ['until'], params: { reason: 'ends_before' } });
export type ContactRules = z.infer<typeof ContactRules>;

const Side = z.strictObject({ accounts: z.number().int(), reached: z.number().int(), rate: z.number().nullable() });
/** What a play brought about, by those held out. */
export const PlayEffect = z.strictObject({
  playId: z.string(),
  outcome: z.enum(PLAY_OUTCOMES).nullable(),
  withinDays: z.number().int().nullable(),
  /** Of accounts whose days have passed. */
  treated: Side,
  holdout: Side,
  /** Accounts whose days have not passed yet. */
  pending: z.number().int(),
  /** Rate of the treated less that of those held out, with its interval of 95 %; null without a comparison. */
  difference: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** How many accounts of each side it takes to tell ten points of difference with a power of 80 %; null while no rate is known. */
  needed: z.number().int().nullable(),
  /** Why nothing is claimed; null: the comparison stands. */
  silent: z.enum(['no_aim', 'no_holdout', 'too_few', 'pending']).nullable(),
});
export type PlayEffect = z.infer<typeof PlayEffect>;

export const plays = {
  list: endpoint({
    method: 'GET',
    path: '/plays',
    summary: 'Plays in force, and what they are at',
    needs: 'plays.read',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(PlayInfo) }),
  }),
  run: endpoint({
    method: 'POST',
    path: '/plays/run',
    summary: 'Run all triggers up to a day; repeats are harmless',
    needs: 'evaluations.run',
    input: z.strictObject({ date: Day.optional() }),
    output: z.strictObject({
      date: Day,
      tasks: z.number().int(),
      plays: z.array(
        z.strictObject({
          id: z.string(),
          /** Runs that began, accounts that were held out for comparison, and runs whose reason ended. */
          begun: z.number().int(),
          held: z.number().int(),
          ended: z.number().int(),
          tasks: z.number().int(),
        }),
      ),
    }),
  }),
  runs: endpoint({
    method: 'GET',
    path: '/play-runs',
    summary: 'Runs of a play, or of all plays at an account, the latest first',
    needs: 'plays.read',
    input: z.strictObject({
      ...Page,
      playId: z.string().max(63).optional(),
      accountId: Id.optional(),
      state: z.enum(RUN_STATES).optional(),
    }),
    output: pageOf(PlayRun),
  }),
  runById: endpoint({
    method: 'GET',
    path: '/play-runs/{id}',
    summary: 'One run with its steps: what was done, what comes next',
    needs: 'plays.read',
    input: z.strictObject({ id: Id }),
    output: PlayRun.extend({ steps: z.array(RunStep) }),
  }),
  begin: endpoint({
    method: 'POST',
    path: '/plays/{id}/begin',
    summary: 'Begin a play that people begin, at an account',
    needs: 'tasks.write',
    input: z.strictObject({ id: z.string().max(63), accountId: Id }),
    output: PlayRun,
  }),
  stop: endpoint({
    method: 'POST',
    path: '/play-runs/{id}/stop',
    summary: 'End a run; its open tasks are called off',
    needs: 'tasks.write',
    input: z.strictObject({ id: Id }),
    output: PlayRun,
  }),
  contactRules: endpoint({
    method: 'GET',
    path: '/plays/contact-rules',
    summary: 'When messages of plays may go out, and how many a person gets within a week',
    needs: 'plays.read',
    input: z.strictObject({}),
    output: ContactRules,
  }),
  setContactRules: endpoint({
    method: 'PUT',
    path: '/plays/contact-rules',
    summary: 'Set when messages may go out and how many a person gets; messages that are held follow',
    needs: 'plays.edit',
    input: ContactRules,
    output: ContactRules,
  }),
  pause: endpoint({
    method: 'POST',
    path: '/plays/{id}/pause',
    summary: 'Let a play begin nothing and take no step until it is resumed',
    needs: 'plays.edit',
    input: z.strictObject({ id: z.string().max(63) }),
    output: PlayInfo,
  }),
  resume: endpoint({
    method: 'POST',
    path: '/plays/{id}/resume',
    summary: 'Let a paused play go on; what happened meanwhile begins nothing',
    needs: 'plays.edit',
    input: z.strictObject({ id: z.string().max(63) }),
    output: PlayInfo,
  }),
  tryOut: endpoint({
    method: 'POST',
    path: '/plays/try-out',
    summary: 'What a play that is stored nowhere would have begun lately: at how many accounts, and its texts at up to three',
    needs: 'policies.read',
    kind: 'query',
    input: z.strictObject({ yaml: z.string().max(500_000), accounts: z.array(Id).max(3).optional() }),
    /** `accounts`: at how many it would have begun in so many days up to today; `today`: at how many it would begin today, and at how many of them at once, the others waiting for a limit. Null: people begin it. */
    output: z.strictObject({
      playId: z.string(),
      days: z.number().int(),
      accounts: z.number().int().nullable(),
      today: z.strictObject({ accounts: z.number().int(), atOnce: z.number().int() }).nullable(),
      shown: z.array(TriedPlay),
    }),
  }),
  effects: endpoint({
    method: 'GET',
    path: '/plays/effects',
    summary: 'What each play in force brought about, as the effect of one',
    needs: 'plays.read',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(PlayEffect) }),
  }),
  effect: endpoint({
    method: 'GET',
    path: '/plays/{id}/effect',
    summary: 'What a play brought about: treated accounts against those held out, with an interval',
    needs: 'plays.read',
    input: z.strictObject({ id: z.string().max(63) }),
    output: PlayEffect,
  }),
};
