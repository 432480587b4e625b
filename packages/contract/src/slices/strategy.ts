import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { FunnelStage } from '../policy/benefits.ts';
import { LifecyclePhase, StageId } from '../policy/lifecycle.ts';
import { Trigger } from '../policy/play-trigger.ts';
import { SlaClass } from '../policy/sla.ts';
import { AsOf, Both, Day, Decimal, Id, Money, masked } from '../shapes.ts';
import { CatalogueBenefit, CellTerms } from './benefits.ts';
import { CONTACT_RANKS, DECISION_ROLES } from './contacts.ts';
import { ResourceKind } from './resource-requests.ts';

/**
 * How a play reaches a cell: `sure`, nothing but its trigger decides; `may`, it asks something else of the account as well; `hand`, somebody
 * begins it.
 */
export const REACHES = ['sure', 'may', 'hand'] as const;
export type Reach = (typeof REACHES)[number];

const InForce = z.strictObject({ id: z.string(), name: Both, version: z.number().int(), sample: z.boolean() });

export const MatrixPlay = z.strictObject({
  ...InForce.shape,
  begins: Trigger,
  /** Working days that its first task gives; null: it makes none. */
  firstDue: z.number().int().nullable(),
  /** Whom its tasks are to reach; none: it does not say. */
  ranks: z.array(z.enum(CONTACT_RANKS)),
  roles: z.array(z.enum(DECISION_ROLES)),
  /** It names levels or stages; a play that does not reaches customers wherever they stand. */
  own: z.boolean(),
  paused: z.boolean(),
});
export type MatrixPlay = z.infer<typeof MatrixPlay>;

export const StrategyCell = z.strictObject({
  level: z.string(),
  stage: StageId,
  accounts: z.number().int(),
  amount: Money,
  /** Of all plays in force those that can begin at an account there. */
  plays: z.array(z.strictObject({ id: z.string(), reach: z.enum(REACHES) })),
  /** Days within which the plays of the visit cadence want a two-way contact there; null: none does. */
  cadence: z.number().int().nullable(),
  /** The part of the benefits that its stage belongs to; null: none in particular. */
  funnel: FunnelStage.nullable(),
  benefits: z.array(CellTerms),
  /** What was asked for and done for customers there in the 12 months up to the day; the most asked first. */
  resources: z.array(z.strictObject({ id: Id, asked: z.number().int(), done: z.number().int(), cost: Money })),
});
export type StrategyCell = z.infer<typeof StrategyCell>;

export const StrategyMatrix = z.strictObject({
  asOf: Day,
  /** The policies in force on the day; null: there was none. */
  tier: InForce.nullable(),
  lifecycle: InForce.nullable(),
  benefitsPolicy: InForce.nullable(),
  /** What may be asked for instead, the main one first. */
  tiers: z.array(InForce),
  lifecycles: z.array(InForce),
  /** Whether the levels and the stages are those that lists, plays and benefits go by. */
  main: z.strictObject({ tier: z.boolean(), lifecycle: z.boolean() }),
  /** What the amounts are: recurring revenue, or orders of 12 months where the lifecycle is not one of subscriptions. */
  measure: z.enum(['arr', 'orders']),
  /** The best first. */
  levels: z.array(
    z.strictObject({
      id: z.string(),
      name: Both,
      /** As the benefits say it is served; null: they do not. */
      mode: z.enum(['proactive', 'reactive']).nullable(),
      visitDays: z.number().int().nullable(),
    }),
  ),
  tracks: z.array(z.strictObject({ id: StageId, name: Both })),
  stages: z.array(
    z.strictObject({ id: StageId, name: Both, track: StageId.nullable(), phase: LifecyclePhase.nullable(), lost: z.boolean() }),
  ),
  plays: z.array(MatrixPlay),
  cells: z.array(StrategyCell),
  /** Accounts without a level or a stage: they stand in no cell. */
  outside: z.strictObject({ withoutLevel: z.number().int(), withoutStage: z.number().int() }),
  catalogue: z.array(CatalogueBenefit),
  /** The resources of the day, and those that were asked for; null: the reader sees none. `levels`: entitled to it; none: every level. */
  resources: z.array(z.strictObject({ id: Id, title: Both, kind: ResourceKind, levels: z.array(z.string()) })).nullable(),
  classes: z.array(SlaClass),
});
export type StrategyMatrix = z.infer<typeof StrategyMatrix>;

const ServingPolicy = z.strictObject({
  id: z.string(),
  kind: z.string(),
  name: Both,
  /** Null: it is written and not in force. */
  version: z.number().int().nullable(),
});
export type ServingPolicy = z.infer<typeof ServingPolicy>;
const Figure = masked('amount', Decimal).nullable();

/** How far an objective has come on a day. */
export const ObjectiveProgress = z.strictObject({
  id: Id,
  title: z.string(),
  problem: z.string(),
  metric: z.string(),
  metricName: Both,
  metricType: z.string(),
  counted: z.enum(['sum', 'average', 'share']),
  baselineOn: Day,
  dueOn: Day,
  closedOn: Day.nullable(),
  ownerName: z.string().nullable(),
  result: z.string().nullable(),
  revision: z.number().int(),
  /** As it was given, else as the metric tells of that day. */
  baseline: Figure,
  now: Figure,
  target: Figure,
  /** How much of the way from baseline to target is gone: 1 is there, below 0 is behind the baseline; null where it cannot be told. */
  progress: z.number().nullable(),
  /** How much of the time is gone. */
  elapsed: z.number(),
  standing: z.enum(['reached', 'on_track', 'behind', 'missed', 'unknown']),
  /** Why no figures are told; null: they are. */
  hidden: z.enum(['scope', 'masked']).nullable(),
  /** `said`: the policy names the objective itself; else it was chosen in the brief. */
  policies: z.array(ServingPolicy.extend({ said: z.boolean() })),
});
export type ObjectiveProgress = z.infer<typeof ObjectiveProgress>;

/** Which objectives there are, and which of them each policy serves. */
export const Serving = z.strictObject({
  asOf: Day,
  /** Open ones first. */
  objectives: z.array(
    z.strictObject({
      id: Id,
      /** What a policy calls it: its code, else its id. */
      ref: z.string(),
      title: z.string(),
      dueOn: Day,
      closedOn: Day.nullable(),
    }),
  ),
  policies: z.array(
    ServingPolicy.extend({
      /** Objectives by their ids: those that the policy names, and those at which it was chosen in the brief. */
      said: z.array(Id),
      chosen: z.array(Id),
      /** What it names and there is not. */
      unknown: z.array(z.string()),
    }),
  ),
});
export type Serving = z.infer<typeof Serving>;

export const strategy = {
  brief: endpoint({
    method: 'GET',
    path: '/strategy/brief',
    summary: 'The objectives of a day with how far each has come, the policies that serve them, and those that name none',
    needs: 'policies.read',
    input: z.strictObject({ ...AsOf }),
    output: z.strictObject({
      asOf: Day,
      objectives: z.array(ObjectiveProgress),
      /** Policies in force that serve none. */
      without: z.array(ServingPolicy),
    }),
  }),
  serving: endpoint({
    method: 'GET',
    path: '/strategy/serving',
    summary: 'Which objectives each policy serves: those that it names itself, and those at which it was chosen in the brief',
    needs: 'policies.read',
    input: z.strictObject({ ...AsOf }),
    output: Serving,
  }),
  serve: endpoint({
    method: 'PUT',
    path: '/strategy/objectives/{id}/policies',
    summary: 'Choose at an objective which policies serve it; what a policy says itself stays',
    needs: 'policies.edit',
    input: z.strictObject({ id: Id, policyIds: z.array(z.string().max(63)).max(200) }),
    output: z.strictObject({ id: Id, policyIds: z.array(z.string()) }),
  }),
  matrix: endpoint({
    method: 'GET',
    path: '/strategy/matrix',
    summary: 'Level by lifecycle stage: the customers that stand there, the plays that reach them, the cadence and the benefits that apply',
    needs: 'policies.read',
    input: z.strictObject({ ...AsOf, tierId: z.string().max(63).optional(), lifecycleId: z.string().max(63).optional() }),
    output: StrategyMatrix,
  }),
  draftPlay: endpoint({
    method: 'POST',
    path: '/strategy/draft-play',
    summary: 'Begin a play for a cell of the strategy matrix: a draft that concerns who stands there, to be written in the studio',
    needs: 'policies.edit',
    status: 201,
    input: z.strictObject({ level: z.string().max(12), stage: StageId, rank: z.enum(CONTACT_RANKS).optional() }),
    output: z.strictObject({ id: z.string(), version: z.number().int() }),
  }),
};
