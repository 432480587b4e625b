import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Both, Day, Decimal, Id, Moment, Page, pageOf } from '../shapes.ts';

/** What may have happened in the months after a point. */
export const BACKTEST_OUTCOMES = ['bought_again', 'grew', 'shrank', 'lost', 'renewed', 'cancelled'] as const;
export type BacktestOutcome = (typeof BACKTEST_OUTCOMES)[number];
/** What a backtest judges by. */
export const BACKTEST_KINDS = ['tier', 'health', 'metric'] as const;
export const BACKTEST_HORIZONS = [3, 6, 12] as const;
/** Figures that every backtest judges by too, beside what it was asked; `rfm.sum` is the sum of the three scores of RFM. */
export const BACKTEST_SIGNALS = ['orders.recency_days', 'orders.count_12m', 'orders.amount_12m', 'rfm.sum'] as const;

const Share = z.number();
/** A mean area over points, or a difference of two, with its 95 % interval: an account that stands at several points counts as one. */
const Area = z.strictObject({ auc: Share, low: Share, high: Share });
const Named = z.strictObject({ id: z.string(), name: Both });

/** Weights learnt at earlier points, and how they do at the points of the backtest. */
export const BacktestProposal = z.strictObject({
  /** Points before the backtest, with the months after them: fewer than were asked for where so many had not passed by then. */
  trained: z.strictObject({ days: z.array(Day), horizon: z.number().int(), accounts: z.number().int(), positives: z.number().int() }),
  /** Of a tier policy its items; of a health policy its dimensions, with the weight that each has now. */
  weights: z.array(Named.extend({ weight: z.number(), was: z.number().nullable(), lowIsGood: z.boolean() })),
  levels: z.array(Named.extend({ score: z.number().nullable() })),
  tested: z.array(Day),
  own: Area,
  /** What was asked about, at the same points, and what the weights gain over it. */
  asked: Area.nullable(),
  gain: Area.nullable(),
  /** Single figures at the same points, best first: which does best is known only in hindsight, so the first is the hardest to beat. */
  rivals: z.array(Named.extend({ ...Area.shape, margin: Area })),
  /** Whether the margin to the first of them is above zero, its interval and all; of a health policy the gain over its present weights. */
  better: z.boolean(),
  /** Chances that the score foretold against what happened, at the points tested. */
  calibration: z
    .strictObject({
      brier: z.number(),
      brierOfShare: z.number(),
      intercept: z.number().nullable(),
      slope: z.number().nullable(),
      tenths: z.array(z.strictObject({ foretold: z.number(), rate: z.number(), accounts: z.number() })),
    })
    .nullable(),
});
export type BacktestProposal = z.infer<typeof BacktestProposal>;

/** Whether what happened follows from anything known: `none` where no figure and not the weights tell, all figures counted together. */
export const BacktestVerdict = z.strictObject({
  signal: z.enum(['none', 'some', 'unknown']),
  figures: z.number().int(),
  /** The confidence of each figure's interval, so that all of them and that of the weights hold together with 95 %. */
  confidence: z.number(),
  strongest: Named.extend(Area.shape).nullable(),
});
export type BacktestVerdict = z.infer<typeof BacktestVerdict>;

/** How well one dimension of a health policy separates by itself, over the points. */
export const BacktestDimension = Named.extend({
  weight: z.number(),
  accounts: z.number().int(),
  positives: z.number().int(),
  /** Null where too few have it to be judged by. */
  auc: Share.nullable(),
  /** Wide enough that those of all dimensions hold together with 95 %. */
  low: Share.nullable(),
  high: Share.nullable(),
  /** `yes`: low marks are of those who fare worse; `reversed`: high marks are; `no`: it cannot be told from chance; `unknown`: too few. */
  tells: z.enum(['yes', 'reversed', 'no', 'unknown']),
});
export type BacktestDimension = z.infer<typeof BacktestDimension>;

const Asked = {
  /** One of the three: a tier or health policy by its id (the draft where there is one, unless a version is named), a policy as text, or a single metric. */
  policyId: z.string().optional(),
  version: z.number().int().optional(),
  metric: z.string().optional(),
  outcome: z.enum(BACKTEST_OUTCOMES).default('bought_again'),
  horizon: z.union(BACKTEST_HORIZONS.map((months) => z.literal(months))).default(6),
  months: z.number().int().min(1).max(36).default(6),
  /** Learn weights at earlier points, and judge whether anything known tells at all. */
  propose: z.boolean().default(false),
  /** The last point; else the last month end whose months to come are over. The points before it are month ends. */
  ...AsOf,
};

const Level = z.strictObject({
  id: z.string().nullable(),
  name: Both.nullable(),
  accounts: z.number().int(),
  positives: z.number().int(),
  rate: Share,
  /** Of the order amount of the 12 months before, by health of the recurring revenue; null where amounts are masked. */
  amountShare: Share.nullable(),
  /** Of its own amount, the share of those to whom it happened; null where it has none, too. */
  amountRate: Share.nullable(),
});
/** About a tenth of the accounts by score, never parting equals: how many it happened to, with Wilson's 95 % interval of the share. */
const ScoreBand = z.strictObject({
  /** Null where levels, not scores, order the accounts. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  accounts: z.number().int(),
  positives: z.number().int(),
  rate: Share,
  low: Share,
  high: Share,
});
export type ScoreBand = z.infer<typeof ScoreBand>;
/** `rises`: the share never falls towards those expected; `wavers`: it does, within what chance makes of it; `breaks`: beyond. */
export const BAND_ORDERS = ['rises', 'wavers', 'breaks', 'unknown'] as const;
const Moved = z.strictObject({ accounts: z.number().int(), changed: z.number().int() });
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
  /** The ROC curve, highest scores first, thinned: share of the others above a score, share of those to whom it happened. */
  roc: z.array(z.strictObject({ others: Share, happened: Share })).default([]),
  deciles: z.array(z.strictObject({ decile: z.number().int(), accounts: z.number(), positives: z.number(), rate: Share })),
  levels: z.array(Level),
  /** From the scores expected of fewest to those expected of most. */
  bands: z.array(ScoreBand).default([]),
  order: z.enum(BAND_ORDERS).default('unknown'),
  /** Of the accounts judged here and at the point before: how many have another level. */
  moved: Moved.nullable().default(null),
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
  kind: z.enum(BACKTEST_KINDS),
  name: Both,
  policyId: z.string().nullable(),
  version: z.number().int().nullable(),
  metric: z.string().nullable(),
  outcome: z.enum(BACKTEST_OUTCOMES),
  horizon: z.number().int(),
  /** `lower`: low scores were expected of those to whom it happens, so that the area is that of the scores turned around. */
  expects: z.enum(['higher', 'lower']),
  points: z.array(BacktestPoint),
  /** `moved`: levels changed from point to point, of all that were compared. */
  stability: z.strictObject({ auc: Stability.nullable(), liftTop10: Stability.nullable(), moved: Moved.nullable() }),
  /** Of a health policy: how many accounts, at all points together, were unknown for want of facts. */
  unknownShare: Share.nullable(),
  /** Of a health policy: its dimensions, each by itself. */
  dimensions: z.array(BacktestDimension),
  /** The single figure that separated best over the points, and its mean area. */
  bestSignal: z.strictObject({ id: z.string(), name: Both, auc: z.number() }).nullable(),
  /** Facts up to the last point of which it is assumed that they were known on the day they happened. */
  assumedShare: Decimal.nullable(),
  warnings: z.array(BacktestWarning),
  /** Null unless asked for, or where there was too little to learn from: `noProposal` says what. */
  proposal: BacktestProposal.nullable(),
  noProposal: z.string().nullable(),
  verdict: BacktestVerdict.nullable(),
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
    /** `tiers`: of tier policies and of single figures; `health`: of health policies; else all. */
    input: z.strictObject({ ...Page, about: z.enum(['tiers', 'health']).optional() }),
    output: pageOf(
      Backtest.pick({ id: true, state: true, createdAt: true, kind: true, name: true, outcome: true, horizon: true }).extend({
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
  draft: endpoint({
    method: 'POST',
    path: '/backtests/{id}/draft',
    summary: 'Save the weights that a backtest proposes as the draft of their policy',
    needs: 'policies.edit',
    /** `replace`: although the policy has a draft, which is lost. */
    input: z.strictObject({ id: Id, replace: z.boolean().default(false) }),
    output: z.strictObject({ id: z.string(), version: z.number().int() }),
  }),
};
