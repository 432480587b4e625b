import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Seniority } from '../policy/benefits.ts';
import { Both, Day, Decimal, Id, Moment, Money, masked, Page, pageOf } from '../shapes.ts';
import { Job } from './work.ts';

/** Stands for "no level" where a level is asked for: no id of a level has this sign. */
export const NO_LEVEL = '?';
/** What moves an account: its first judgement, hysteresis, the condition of a level, an item, or the thresholds of the levels. */
export const MOVE_CAUSES = ['first', 'held', 'condition', 'item', 'levels'] as const;
export type MoveCause = (typeof MOVE_CAUSES)[number];

const Named = z.strictObject({ id: z.string(), name: Both });
const LevelSum = z.strictObject({ id: z.string().nullable(), accounts: z.number().int(), amount: Money });
/** What serving accounts asks for in a year. */
export const EffortSums = z.strictObject({
  accounts: z.number().int(),
  /** 365 ÷ the days of the level's cadence, for each account. */
  visits: z.number(),
  /** Visits × the hours that one takes of each seniority. */
  hours: z.array(z.strictObject({ seniority: Seniority, hours: z.number() })),
  /** Hours ÷ what a person has for customers. */
  people: z.number(),
  /** Unit cost × what is granted, by level and funnel stage. */
  cost: masked('margin', Decimal),
});
export type EffortSums = z.infer<typeof EffortSums>;
export const EffortChange = z.strictObject({
  hoursPerPerson: z.number(),
  levels: z.array(z.strictObject({ id: z.string(), before: EffortSums, after: EffortSums })),
  before: EffortSums,
  after: EffortSums,
});
export type EffortChange = z.infer<typeof EffortChange>;
export const Effort = EffortChange.extend({
  /** The policy of benefits in force on the day. */
  policyId: z.string(),
  version: z.number().int(),
});
export type Effort = z.infer<typeof Effort>;

export const SimulationResult = z.strictObject({
  up: z.number().int(),
  down: z.number().int(),
  /** Moved, but neither up nor down: judged for the first time, or in a level by another name. */
  other: z.number().int(),
  held: z.number().int(),
  /** 12-month amount of the accounts that move. */
  amount: Money,
  /** Best first; levels that only the version in force has stand behind those of the draft. */
  levels: z.array(Named),
  items: z.array(Named),
  matrix: z.array(z.strictObject({ from: z.string().nullable(), to: z.string().nullable(), accounts: z.number().int(), amount: Money })),
  before: z.array(LevelSum),
  after: z.array(LevelSum),
  /** People, hours and the cost of benefits; null where no policy of benefits was in force on the day. */
  effort: Effort.nullable(),
});
export type SimulationResult = z.infer<typeof SimulationResult>;
export const Simulation = z.strictObject({
  id: Id,
  policyId: z.string(),
  policyName: Both,
  /** The stored version; null for a text given along. */
  version: z.number().int().nullable(),
  asOf: Day,
  createdAt: Moment,
  state: Job.shape.state,
  step: z.string().nullable(),
  fault: z.string().nullable(),
  /** Whether the draft that would be published now is the one simulated. */
  isDraft: z.boolean(),
  /** Null until the job is done. */
  result: SimulationResult.nullable(),
});
export type Simulation = z.infer<typeof Simulation>;

export const SimulatedMove = z.strictObject({
  accountId: Id,
  code: z.string(),
  name: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  direction: z.enum(['up', 'down', 'other']),
  amount: Money,
  /** Null where an item judges a figure that is masked for the reader. */
  scoreBefore: Decimal.nullable(),
  scoreAfter: Decimal.nullable(),
  points: z.array(z.strictObject({ id: z.string(), before: Decimal.nullable(), after: Decimal.nullable() })),
  cause: z.enum(MOVE_CAUSES),
  /** The item that moved it, and the level whose condition or threshold decided. */
  item: z.string().nullable(),
  level: z.string().nullable(),
});
export type SimulatedMove = z.infer<typeof SimulatedMove>;

export const simulations = {
  list: endpoint({
    method: 'GET',
    path: '/simulations',
    summary: 'The simulations that the caller asked for, newest first',
    needs: 'policies.simulate',
    input: z.strictObject({ policyId: z.string().max(63).optional() }),
    output: z.strictObject({ items: z.array(Simulation) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/simulations/{id}',
    summary: 'One simulation: how far it is, the matrix and the totals by level',
    needs: 'policies.simulate',
    input: z.strictObject({ id: Id }),
    output: Simulation,
  }),
  moves: endpoint({
    method: 'GET',
    path: '/simulations/{id}/moves',
    summary: 'Who moves, the largest amount first, with points before and after and the item that moved them',
    needs: 'policies.simulate',
    input: z.strictObject({
      id: Id,
      from: z.string().max(12).optional(),
      to: z.string().max(12).optional(),
      limit: Page.limit,
      cursor: Page.cursor,
    }),
    output: pageOf(SimulatedMove),
  }),
  stop: endpoint({
    method: 'POST',
    path: '/simulations/{id}/stop',
    summary: 'Stop a simulation that runs',
    needs: 'policies.simulate',
    input: z.strictObject({ id: Id }),
    output: Simulation,
  }),
};
