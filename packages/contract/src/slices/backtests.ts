import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Both, Day, Decimal, Id, Moment, Page, pageOf } from '../shapes.ts';

/** What may have happened in the months after a point. */
export const BACKTEST_OUTCOMES = ['bought_again', 'grew', 'shrank', 'lost', 'renewed'] as const;
export type BacktestOutcome = (typeof BACKTEST_OUTCOMES)[number];
export const BACKTEST_HORIZONS = [3, 6, 12] as const;
/** Figures that every backtest judges by too, beside what it was asked; `rfm.sum` is the sum of the three scores of RFM. */
export const BACKTEST_SIGNALS = ['orders.recency_days', 'orders.count_12m', 'orders.amount_12m', 'rfm.sum'] as const;

const Asked = {
  /** One of the three: a policy by its id (the draft where there is one, unless a version is named), a policy as text, or a single metric. */
  policyId: z.string().optional(),
  version: z.number().int().optional(),
  metric: z.string().optional(),
  outcome: z.enum(BACKTEST_OUTCOMES).default('bought_again'),
  horizon: z.union(BACKTEST_HORIZONS.map((months) => z.literal(months))).default(6),
  months: z.number().int().min(1).max(36).default(6),
  /** The last point; else the last month end whose months to come are over. The points before it are month ends. */
  ...AsOf,
};

const Share = z.number();
const Level = z.strictObject({
  id: z.string().nullable(),
  name: Both.nullable(),
  accounts: z.number().int(),
  positives: z.number().int(),
  rate: Share,
  /** Of the order amount of the 12 months before; null where amounts are masked. */
  amountShare: Share.nullable(),
});
export const BacktestPoint = z.strictObject({
  asOf: Day,
  /** The last day on which it counts. */
  until: Day,
  /** False while that day is to come. */
  over: z.boolean(),
  accounts: z.number().int(),
  positives: z.number().int(),
  /** Without a score on the day: in no figure but this. */
  unscored: z.number().int(),
  auc: Share.nullable(),
  low: Share.nullable(),
  high: Share.nullable(),
  liftTop10: z.number().nullable(),
  deciles: z.array(z.strictObject({ decile: z.number().int(), accounts: z.number(), positives: z.number(), rate: Share })),
  levels: z.array(Level),
  signals: z.array(z.strictObject({ id: z.string(), auc: Share.nullable() })),
});
export type BacktestPoint = z.infer<typeof BacktestPoint>;

const Stability = z.strictObject({ mean: z.number(), least: z.number(), most: z.number(), deviation: z.number().nullable() });
export const BacktestWarning = z.strictObject({ code: z.string(), message: z.string() });
export const Backtest = z.strictObject({
  id: Id,
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  done: z.number().int(),
  total: z.number().int().nullable(),
  fault: z.string().nullable(),
  createdAt: Moment,
  createdBy: z.string().nullable(),
  /** What was judged by. */
  name: Both,
  policyId: z.string().nullable(),
  version: z.number().int().nullable(),
  metric: z.string().nullable(),
  outcome: z.enum(BACKTEST_OUTCOMES),
  horizon: z.number().int(),
  /** `lower`: low scores were expected of those to whom it happens, so that the area is that of the scores turned around. */
  expects: z.enum(['higher', 'lower']),
  points: z.array(BacktestPoint),
  stability: z.strictObject({ auc: Stability.nullable(), liftTop10: Stability.nullable() }),
  /** The single figure that separated best over the points, and its mean area. */
  bestSignal: z.strictObject({ id: z.string(), name: Both, auc: z.number() }).nullable(),
  /** Facts up to the last point of which it is assumed that they were known on the day they happened. */
  assumedShare: Decimal.nullable(),
  warnings: z.array(BacktestWarning),
});
export type Backtest = z.infer<typeof Backtest>;

export const backtests = {
  start: endpoint({
    method: 'POST',
    path: '/backtests',
    summary: 'Judge past month ends by a policy or a metric, and compare with what happened next',
    needs: 'policies.read',
    status: 202,
    input: z.strictObject({ ...Asked, yaml: z.string().max(500_000).optional() }),
    output: z.strictObject({ id: Id }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/backtests/{id}',
    summary: 'A backtest: how far it is, and what it found',
    needs: 'policies.read',
    input: z.strictObject({ id: Id }),
    output: Backtest,
  }),
  list: endpoint({
    method: 'GET',
    path: '/backtests',
    summary: 'Backtests of the caller, newest first',
    needs: 'policies.read',
    input: z.strictObject({ ...Page }),
    output: pageOf(
      Backtest.pick({ id: true, state: true, createdAt: true, name: true, outcome: true, horizon: true }).extend({
        auc: z.number().nullable(),
      }),
    ),
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/backtests/{id}/cancel',
    summary: 'Ask a backtest to stop',
    needs: 'policies.read',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ done: z.literal(true) }),
  }),
};
