import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Both, Day, Id, Money, Page } from '../shapes.ts';

import { EvidencePage } from './evidence.ts';
import { Explanation } from './explanation.ts';
import { TierChange } from './tier-change.ts';
import { TierLift } from './tier-lift.ts';
import { TierOutcomes, TierPortfolio } from './tier-portfolio.ts';
import { Sensitivity } from './tier-sensitivity.ts';

const Level = z.strictObject({
  id: z.string().nullable(),
  name: Both.nullable(),
  accounts: z.number().int(),
  /** How many of them have the level by hand. */
  byHand: z.number().int(),
  amount: Money,
  share: z.number(),
});
export const tiers = {
  overview: endpoint({
    method: 'GET',
    path: '/tiers',
    summary: 'The base by level: accounts and amount, and what moved',
    needs: 'policies.read',
    input: z.strictObject({ ...AsOf }),
    output: z.strictObject({
      policyId: z.string().nullable(),
      policyName: Both.nullable(),
      version: z.number().int().nullable(),
      sample: z.boolean(),
      /** Whether a level given by hand must say its last day. */
      overrideEnd: z.enum(['required', 'optional']),
      asOf: Day.nullable(),
      levels: z.array(Level),
      moved: z.strictObject({ up: z.number().int(), down: z.number().int(), since: Day.nullable() }),
    }),
  }),
  pareto: endpoint({
    method: 'GET',
    path: '/tiers/pareto',
    summary: 'Cumulative share of the amount by account, the 80 % line and the Gini coefficient',
    needs: 'metrics.read',
    input: z.strictObject({ ...AsOf, metric: z.enum(['orders.amount_12m', 'orders.amount_total']).default('orders.amount_12m') }),
    output: z.strictObject({
      asOf: Day,
      accounts: z.number().int(),
      total: Money,
      topFifthShare: z.number().nullable(),
      accountsFor80: z.number().int().nullable(),
      gini: z.number().nullable(),
      points: z.array(z.strictObject({ accounts: z.number(), share: z.number() })),
    }),
  }),
  explain: endpoint({
    method: 'GET',
    path: '/tiers/explain',
    summary: 'Why this account has this level, item by item',
    needs: 'accounts.read',
    input: z.strictObject({ accountId: Id, ...AsOf, policyId: z.string().optional() }),
    output: Explanation,
  }),
  change: endpoint({
    method: 'GET',
    path: '/tiers/change',
    summary: 'Why the level and score of this account changed between two days, item by item, in parts that add up',
    needs: 'accounts.read',
    /** Without days: the last change of level, else the last two evaluations. */
    input: z.strictObject({ accountId: Id, from: Day.optional(), to: Day.optional(), policyId: z.string().optional() }),
    output: TierChange,
  }),
  lift: endpoint({
    method: 'GET',
    path: '/tiers/lift',
    summary: 'What would lift this account: the smallest change of one metric, or of two, that reaches a better level',
    needs: 'accounts.read',
    input: z.strictObject({ accountId: Id, ...AsOf, policyId: z.string().optional() }),
    output: TierLift,
  }),
  portfolio: endpoint({
    method: 'GET',
    path: '/tiers/portfolio',
    summary: 'Which levels buy which categories of products: accounts and order amount of 12 months',
    needs: 'policies.read',
    input: z.strictObject({ ...AsOf }),
    output: TierPortfolio,
  }),
  outcomes: endpoint({
    method: 'GET',
    path: '/tiers/outcomes',
    summary: 'What became of each level in the year up to a day, beside the year before: loss, renewal and orders, claiming no cause',
    needs: 'policies.read',
    input: z.strictObject({ ...AsOf }),
    output: TierOutcomes,
  }),
  sensitivity: endpoint({
    method: 'GET',
    path: '/tiers/sensitivity',
    summary: 'Which item of a policy decides how many levels over the whole base, and which never matters',
    needs: 'policies.read',
    input: z.strictObject({ ...AsOf, policyId: z.string().optional() }),
    output: Sensitivity,
  }),
  evidence: endpoint({
    method: 'GET',
    path: '/tiers/evidence',
    summary: 'The rows that a metric of an account counts on a day',
    needs: 'accounts.read',
    input: z.strictObject({ accountId: Id, metric: z.string(), ...AsOf, limit: Page.limit, cursor: Page.cursor }),
    output: EvidencePage,
  }),
  history: endpoint({
    method: 'GET',
    path: '/tiers/history',
    summary: 'Levels of an account over time',
    needs: 'accounts.read',
    input: z.strictObject({ accountId: Id }),
    output: z.strictObject({
      items: z.array(
        z.strictObject({
          asOf: Day,
          level: z.string().nullable(),
          score: z.number().nullable(),
          version: z.number().int(),
          byHand: z.boolean(),
        }),
      ),
    }),
  }),
  rfm: endpoint({
    method: 'GET',
    path: '/tiers/rfm',
    summary: 'RFM: accounts by segment and by score',
    needs: 'metrics.read',
    input: z.strictObject({
      ...AsOf,
      method: z.enum(['average-rank', 'quantile-plus-one']).optional(),
      window: z.enum(['12m', 'all']).optional(),
    }),
    output: z.strictObject({
      asOf: Day,
      segments: z.array(z.strictObject({ id: z.string(), name: Both, accounts: z.number().int(), amount: Money })),
    }),
  }),
};
