import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { HealthColour } from '../policy/health.ts';
import { AsOf, Both, Day, Decimal, Id, Money, masked, Page, pageOf } from '../shapes.ts';
import { MetricValue } from './metrics.ts';

/** Scores are made of figures that some do not see: masked as those of tiers are. Null where too little is known. */
const Score = masked('amount', Decimal).nullable();
const Named = z.strictObject({ id: z.string(), name: Both });

export const HealthMeasureTold = z.strictObject({
  id: z.string(),
  name: Both,
  metric: z.string(),
  metricName: Both,
  type: z.string(),
  /** Null without facts. */
  value: MetricValue,
  /** 0 to 100; null without facts, and where the reader does not see the figure. */
  mark: z.number().nullable(),
  /** Percent of the health that the policy gives it, and what it had once the weight of what is missing was spread. */
  weight: z.number(),
  weightUsed: z.number().nullable(),
  points: z.number().nullable(),
  missing: z.boolean(),
});
export type HealthMeasureTold = z.infer<typeof HealthMeasureTold>;

/** What took or gave points between two results; the changes of all sum to the difference of the scores. */
export const HealthMove = z.strictObject({
  id: z.string(),
  name: Both,
  /** The figure moved; facts came or went; others' facts did, and with them its weight; other rules judge; a cap came or went. */
  cause: z.enum(['figure', 'came', 'gone', 'weight', 'rules', 'cap']),
  type: z.string().nullable(),
  from: MetricValue,
  to: MetricValue,
  /** Null where the reader does not see the figure. */
  change: z.number().nullable(),
});
export type HealthMove = z.infer<typeof HealthMove>;

const Thresholds = z.strictObject({ green: z.number(), amber: z.number() });
export const HealthTold = z.strictObject({
  policyId: z.string().nullable(),
  policyName: Both.nullable(),
  version: z.number().int().nullable(),
  sample: z.boolean(),
  asOf: Day,
  /** The day of the run whose result this is; null: no run judged the account by then, and this is what the facts of the day would give. */
  judgedOn: Day.nullable(),
  /** The day since which the result says the same. */
  since: Day.nullable(),
  score: Score,
  colour: HealthColour.nullable(),
  before: z.strictObject({ on: Day, score: Score, colour: HealthColour }).nullable(),
  thresholds: Thresholds.nullable(),
  /** Share of the weight that had facts, and the least that the policy asks for. */
  coverage: z.number().nullable(),
  leastCoverage: z.number().nullable(),
  variant: Named.nullable(),
  cap: Named.extend({ most: z.number(), points: z.number().nullable() }).nullable(),
  dimensions: z.array(
    Named.extend({
      weight: z.number(),
      /** The mean of its marks by their weights; null where none is there or the reader does not see one. */
      mark: z.number().nullable(),
      measures: z.array(HealthMeasureTold),
    }),
  ),
});
export type HealthTold = z.infer<typeof HealthTold>;

export const HealthChange = z.strictObject({
  asOf: Day,
  version: z.number().int(),
  variant: z.string().nullable(),
  score: Score,
  colour: HealthColour,
  coverage: z.number(),
  /** Against the result before; null for the first, and where either is unknown. */
  change: masked('amount', Decimal).nullable(),
  moves: z.array(HealthMove),
});

export const HealthFall = z.strictObject({
  accountId: Id,
  accountName: z.string(),
  ownerName: z.string().nullable(),
  arr: Money,
  before: Score,
  beforeColour: HealthColour,
  score: Score,
  colour: HealthColour,
  change: masked('amount', Decimal),
  /** The day of the latest result. */
  on: Day,
  moves: z.array(HealthMove),
});

export const health = {
  overview: endpoint({
    method: 'GET',
    path: '/health',
    summary: 'The base by health: accounts and recurring revenue of each colour, and of each way of judging',
    needs: 'policies.read',
    input: z.strictObject({ ...AsOf }),
    output: z.strictObject({
      policyId: z.string().nullable(),
      policyName: Both.nullable(),
      version: z.number().int().nullable(),
      sample: z.boolean(),
      asOf: Day,
      judgedOn: Day.nullable(),
      thresholds: Thresholds.nullable(),
      colours: z.array(z.strictObject({ id: HealthColour, accounts: z.number().int(), arr: Money })),
      /** Null: the policy's own. */
      variants: z.array(z.strictObject({ id: z.string().nullable(), name: Both.nullable(), accounts: z.number().int(), meanScore: Score })),
      /** Accounts that no run judged. */
      without: z.number().int(),
    }),
  }),
  account: endpoint({
    method: 'GET',
    path: '/health/account',
    summary: 'Health of an account on a day: each measure with its figure, mark, weight and points, and what is missing',
    needs: 'accounts.read',
    input: z.strictObject({ accountId: Id, ...AsOf }),
    output: HealthTold,
  }),
  history: endpoint({
    method: 'GET',
    path: '/health/history',
    summary: 'Results of an account up to a day, the latest first, each with what moved it',
    needs: 'accounts.read',
    input: z.strictObject({ accountId: Id, ...AsOf, ...Page }),
    output: pageOf(HealthChange),
  }),
  falls: endpoint({
    method: 'GET',
    path: '/health/falls',
    summary: 'Accounts whose health fell over a number of days, the furthest first, with what pulled it down',
    needs: 'accounts.read',
    input: z.strictObject({
      ...Page,
      ...AsOf,
      days: z.number().int().min(1).max(365).default(30),
      /** Those that lost as many points, or fell to a worse colour. */
      points: z.number().int().min(1).max(100).default(10),
    }),
    output: pageOf(HealthFall),
  }),
};
