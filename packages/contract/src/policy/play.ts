import * as z from 'zod';
import { Both } from '../shapes.ts';
import { Condition } from './condition.ts';
import { PlayStep, type PlayStep as Step } from './play-step.ts';
import { Trigger } from './play-trigger.ts';
import { ServedObjectives } from './served.ts';

/** What keeps a play from asking too much of customers, of the people who do it, or of its purse. */
export const PlayLimits = z.strictObject({
  /** Not again at an account within so many days of its last begin, whatever the occasion. */
  oncePerDays: z.number().int().min(1).max(3650).optional(),
  /** New runs in a calendar week or month; those of the highest value first, the others wait for the next. */
  atMost: z.strictObject({ runs: z.number().int().min(1).max(1_000_000), per: z.enum(['week', 'month']) }).optional(),
  /** What a run costs in base currency, and what may be spent in a calendar month or year. */
  budget: z
    .strictObject({ each: z.number().positive().max(1e9), total: z.number().positive().max(1e12), per: z.enum(['month', 'year']) })
    .optional(),
});
export type PlayLimits = z.infer<typeof PlayLimits>;

/** What a play is to bring about, by which treated accounts and those held out are told apart. */
export const PLAY_OUTCOMES = ['renewed', 'bought_again', 'kept', 'condition'] as const;
export const PlayAim = z.union([
  /** `renewed`: a contract that follows was signed; `bought_again`: an order came; `kept`: not lost. Counted from the day the run began. */
  z.strictObject({ outcome: z.enum(['renewed', 'bought_again', 'kept']), withinDays: z.number().int().min(1).max(730) }),
  /** It holds so many days after the run began. */
  z.strictObject({ outcome: z.literal('condition'), when: Condition, withinDays: z.number().int().min(1).max(730) }),
]);
export type PlayAim = z.infer<typeof PlayAim>;

export const PlayPolicy = z.strictObject({
  apiVersion: z.literal('fulcrum/v1'),
  kind: z.literal('play'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  name: Both,
  /** Shown as 示例值 until the operations lead confirms texts and figures. */
  sample: z.boolean().default(false),
  objectives: ServedObjectives,
  trigger: Trigger,
  who: Condition.optional(),
  steps: z.array(PlayStep).min(1).max(40),
  limits: PlayLimits.default({}),
  /** The share of accounts that is left alone for comparison. */
  holdout: z.number().min(0).max(0.5).default(0),
  aim: PlayAim.optional(),
  /** Ends a run, and with it the tasks that nobody has begun; besides, a run ends when what began it holds no more. */
  stopWhen: Condition.optional(),
});
export type PlayPolicy = z.infer<typeof PlayPolicy>;

export type NamedStep = Step & { id: string };
/** The steps with their ids: one without an id goes by its place, from 1. */
export const stepsOf = ({ steps }: Pick<PlayPolicy, 'steps'>): NamedStep[] =>
  steps.map((step, at) => ({ ...step, id: step.id ?? `step_${at + 1}` }));
