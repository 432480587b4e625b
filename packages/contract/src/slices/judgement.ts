import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Both, Day, Decimal, Id, LongText, Moment, Money, masked, Page, pageOf } from '../shapes.ts';

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const MetricInfo = z.strictObject({
  id: z.string(),
  type: z.enum(['money', 'count', 'days', 'date', 'ratio', 'score', 'text', 'boolean', 'number', 'set']),
  name: Both,
  meaning: Both,
  whenNone: z.enum(['zero', 'null']),
  masked: z.boolean(),
  /** Kept up to date for every account: lists show it as a column and filter by it at once. */
  listed: z.boolean(),
  additive: z.boolean(),
  choices: z.record(z.string(), Both).optional(),
});
export type MetricInfo = z.infer<typeof MetricInfo>;
export const metrics = {
  list: endpoint({
    method: 'GET',
    path: '/metrics',
    summary: 'The metric catalog',
    needs: 'metrics.read',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(MetricInfo) }),
  }),
  value: endpoint({
    method: 'GET',
    path: '/metrics/{id}',
    summary: 'One metric as of a date or by period, in total or by account',
    needs: 'metrics.read',
    input: z.strictObject({
      id: z.string(),
      ...AsOf,
      from: Day.optional(),
      to: Day.optional(),
      period: z.enum(['day', 'month', 'quarter', 'year']).optional(),
      by: z.enum(['account', 'tier', 'owner', 'industry']).optional(),
      /** How `rfm.*` is scored, when not by quintiles of average rank over 12 months. */
      method: z.enum(['average-rank', 'quantile-plus-one']).optional(),
      window: z.enum(['12m', 'all']).optional(),
      limit: z.number().int().min(1).max(200_000).optional(),
    }),
    output: z.strictObject({
      id: z.string(),
      rows: z.array(z.strictObject({ period: z.string(), dim: z.string().nullable(), value: Scalar })),
    }),
  }),
};

const Issue = z.strictObject({ path: z.array(z.union([z.string(), z.number()])), code: z.string(), message: z.string() });
export const PolicyInfo = z.strictObject({
  id: z.string(),
  kind: z.string(),
  name: Both,
  version: z.number().int().nullable(),
  draft: z.number().int().nullable(),
  sample: z.boolean(),
  inForceFrom: Day.nullable(),
  publishedAt: Moment.nullable(),
  publishedBy: z.string().nullable(),
});
export const policies = {
  list: endpoint({
    method: 'GET',
    path: '/policies',
    summary: 'Policies',
    needs: 'policies.read',
    input: z.strictObject({ kind: z.string().optional() }),
    output: z.strictObject({ items: z.array(PolicyInfo) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/policies/{id}',
    summary: 'One policy, its document and YAML',
    needs: 'policies.read',
    input: z.strictObject({ id: z.string(), version: z.number().int().optional() }),
    output: PolicyInfo.extend({
      document: z.record(z.string(), z.unknown()),
      yaml: z.string(),
      versions: z.array(z.strictObject({ version: z.number().int(), state: z.string(), note: z.string().nullable(), createdAt: Moment })),
    }),
  }),
  check: endpoint({
    method: 'POST',
    path: '/policies/check',
    summary: 'Check a policy: every fault with its place and remedy',
    needs: 'policies.read',
    kind: 'query',
    input: z.strictObject({ yaml: z.string().max(500_000) }),
    output: z.strictObject({ ok: z.boolean(), id: z.string().nullable(), kind: z.string().nullable(), issues: z.array(Issue) }),
  }),
  simulate: endpoint({
    method: 'POST',
    path: '/policies/simulate',
    summary: 'Simulate a draft, or a text, on the whole base: begins a job; its result is a simulation',
    needs: 'policies.simulate',
    /** The stored draft of this id, else its version in force; or the text itself. */
    input: z.strictObject({ id: z.string().max(63).optional(), yaml: z.string().max(500_000).optional(), ...AsOf }),
    output: z.strictObject({ id: Id }),
  }),
  saveDraft: endpoint({
    method: 'PUT',
    path: '/policies/{id}/draft',
    summary: 'Save a draft',
    needs: 'policies.edit',
    input: z.strictObject({ id: z.string(), yaml: z.string().max(500_000) }),
    output: z.strictObject({ id: z.string(), version: z.number().int() }),
  }),
  publish: endpoint({
    method: 'POST',
    path: '/policies/{id}/publish',
    summary: 'Publish the draft',
    needs: 'policies.publish',
    input: z.strictObject({ id: z.string(), note: LongText.optional() }),
    output: z.strictObject({ id: z.string(), version: z.number().int() }),
  }),
};

const RunOf = z.strictObject({
  id: z.string(),
  kind: z.string(),
  version: z.number().int(),
  accounts: z.number().int(),
  changed: z.number().int(),
  seconds: z.number(),
  /** False for a preview: a day before the latest result, or a day to come. Nothing was written. */
  published: z.boolean(),
});
export const evaluations = {
  run: endpoint({
    method: 'POST',
    path: '/evaluations',
    summary: 'Evaluate all policies, or one, for every account',
    needs: 'evaluations.run',
    input: z.strictObject({ ...AsOf, policyId: z.string().optional() }),
    output: z.strictObject({ asOf: Day, seconds: z.number(), policies: z.array(RunOf) }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/evaluations',
    summary: 'Runs, newest first',
    needs: 'evaluations.read',
    input: z.strictObject({ ...Page, policyId: z.string().optional() }),
    output: pageOf(
      z.strictObject({
        id: Id,
        policyId: z.string(),
        version: z.number().int(),
        asOf: Day,
        cause: z.string(),
        accounts: z.number().int(),
        changed: z.number().int(),
        seconds: z.number().nullable(),
        publishedAt: Moment.nullable(),
      }),
    ),
  }),
};

export const Evidence = z.strictObject({ metric: z.string(), name: Both, type: z.string(), value: Scalar });
export const ExplainedItem = z.strictObject({
  id: z.string(),
  name: Both,
  /** Null where the item judges a figure that is masked for the reader. */
  points: z.number().nullable(),
  kind: z.enum(['band', 'condition', 'per_unit', 'weighted']),
  rule: Both,
  evidence: z.array(Evidence),
});
export const Explanation = z.strictObject({
  policyId: z.string(),
  policyName: Both,
  version: z.number().int(),
  asOf: Day,
  level: z.string().nullable(),
  levelName: Both.nullable(),
  /** Null where an item is masked: the rest would tell it. */
  score: z.number().nullable(),
  /** The level that the facts give before hysteresis, when it differs. */
  heldFrom: z.string().nullable(),
  levels: z.array(z.strictObject({ id: z.string(), name: Both, score: z.number().nullable(), rule: Both.nullable() })),
  items: z.array(ExplainedItem),
  metrics: z.record(z.string(), Scalar),
  publishedAt: Moment.nullable(),
  publishedBy: z.string().nullable(),
  sample: z.boolean(),
});
export type Explanation = z.infer<typeof Explanation>;

/** What a row behind a metric is. */
export const EVIDENCE_KINDS = [
  'order',
  'contract',
  'subscription',
  'instalment',
  'usage',
  'contact',
  'interaction',
  'referral',
  'rating',
  'need',
  'service_cost',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
/** How a value follows from its rows: by one figure of them, by what stands over ÷ what stands under, or by that − 1. */
export const EVIDENCE_SHAPES = ['value', 'rate', 'growth', 'rank'] as const;
export type EvidenceShape = (typeof EVIDENCE_SHAPES)[number];
/** The figure: their sum, number, distinct ones, first or last day, greatest, average by day, days covered, the one row, or whether there is any. */
export const EVIDENCE_BY = ['sum', 'count', 'distinct', 'first', 'last', 'most', 'average', 'span', 'one', 'any'] as const;
export type EvidenceBy = (typeof EVIDENCE_BY)[number];

export const EvidenceLine = z.strictObject({
  kind: z.enum(EVIDENCE_KINDS),
  /** The account of the record and the record; null where the reader does not meet that account: a group counts those below it. */
  accountId: Id.nullable(),
  id: Id.nullable(),
  part: z.string().nullable(),
  on: Day.nullable(),
  until: Day.nullable(),
  label: z.string().nullable(),
  person: masked('person', z.string()).nullable(),
  note: z.string().nullable(),
  side: z.enum(['over', 'under']).nullable(),
  /** Rows with the same number count once. */
  counts: z.number().int().nullable(),
  amount: Money.nullable(),
  margin: masked('margin', Decimal).nullable(),
  value: Decimal.nullable(),
});
export type EvidenceLine = z.infer<typeof EvidenceLine>;
const EvidencePage = z.strictObject({
  ...pageOf(EvidenceLine).shape,
  /** False where the reader's role does not read all such records: what it does not read is left out. */
  readable: z.boolean(),
  shape: z.enum(EVIDENCE_SHAPES).nullable(),
  by: z.enum(EVIDENCE_BY).nullable(),
});

const Level = z.strictObject({
  id: z.string().nullable(),
  name: Both.nullable(),
  accounts: z.number().int(),
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
      items: z.array(z.strictObject({ asOf: Day, level: z.string().nullable(), score: z.number().nullable(), version: z.number().int() })),
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
