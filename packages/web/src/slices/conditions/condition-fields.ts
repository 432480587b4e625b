import { type Operator, SEGMENTS_METRIC, TAGS_METRIC } from '@fulcrum/contract';
import { CHOICES } from '../metrics/choice-name.ts';

export type FieldKind = 'money' | 'count' | 'days' | 'ratio' | 'score' | 'date' | 'text' | 'choice' | 'boolean' | 'set';

/** Groups of the field catalog, in the order in which they are offered. */
export const FIELD_GROUPS = ['profile', 'groups', 'tier', 'orders', 'contracts', 'usage', 'people', 'service', 'own', 'other'] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];

/** What lists of accounts can be filtered by: the closed list that the server keeps up to date for every account. */
export const FILTER_FIELDS = [
  { metric: 'orders.amount_12m', kind: 'money', key: 'amount12m' },
  { metric: 'orders.amount_total', kind: 'money', key: 'amountTotal' },
  { metric: 'orders.growth_12m', kind: 'ratio', key: 'growth12m' },
  { metric: 'orders.count_12m', kind: 'count', key: 'count12m' },
  { metric: 'orders.recency_days', kind: 'days', key: 'recency' },
  { metric: 'orders.last_on', kind: 'date', key: 'lastOn' },
  { metric: 'orders.first_on', kind: 'date', key: 'firstOn' },
  { metric: 'orders.product_kinds_12m', kind: 'count', key: 'productKinds' },
  { metric: 'orders.margin_rate_12m', kind: 'ratio', key: 'marginRate' },
  { metric: 'contracts.arr', kind: 'money', key: 'arr' },
  { metric: 'contracts.days_to_end', kind: 'days', key: 'daysToEnd' },
  { metric: 'contracts.term_end_on', kind: 'date', key: 'termEnd' },
  { metric: 'contracts.years', kind: 'count', key: 'contractYears' },
  { metric: 'contracts.count', kind: 'count', key: 'contracts' },
  { metric: 'contracts.renewals', kind: 'count', key: 'renewals' },
  { metric: 'contracts.months_since_delivery', kind: 'count', key: 'monthsSinceDelivery' },
  { metric: 'contracts.seats', kind: 'count', key: 'seats' },
  { metric: 'payments.overdue_amount', kind: 'money', key: 'overdueAmount' },
  { metric: 'payments.overdue_days_max', kind: 'days', key: 'overdueDays' },
  { metric: 'payments.late_paid_24m', kind: 'count', key: 'latePaid' },
  { metric: 'rating.relationship', kind: 'score', key: 'relationship' },
  { metric: 'rating.renewal_intent', kind: 'score', key: 'renewalIntent' },
  { metric: 'rating.influence', kind: 'score', key: 'influence' },
  { metric: 'referrals.won', kind: 'count', key: 'referralsWon' },
  { metric: 'needs.kinds', kind: 'count', key: 'needsKinds' },
  { metric: 'service.cost_rate_12m', kind: 'ratio', key: 'costRate' },
  { metric: 'interactions.last_on', kind: 'date', key: 'lastMet' },
  { metric: 'interactions.days_since', kind: 'days', key: 'daysSinceMet' },
  { metric: 'interactions.count_90d', kind: 'count', key: 'met90d' },
  { metric: 'contacts.count', kind: 'count', key: 'people' },
  { metric: 'contacts.decider_covered', kind: 'boolean', key: 'deciderCovered' },
  { metric: 'contacts.roles_covered', kind: 'ratio', key: 'rolesCovered' },
  { metric: 'rfm.segment', kind: 'choice', key: 'segment' },
  { metric: 'rfm.r', kind: 'score', key: 'rfmR' },
  { metric: 'rfm.f', kind: 'score', key: 'rfmF' },
  { metric: 'rfm.m', kind: 'score', key: 'rfmM' },
  { metric: 'state.tier', kind: 'text', key: 'tier' },
  { metric: 'state.tier_score', kind: 'score', key: 'tierScore' },
  { metric: 'state.health', kind: 'score', key: 'health' },
  { metric: 'state.health_colour', kind: 'choice', key: 'healthColour' },
  { metric: 'state.risk_count', kind: 'count', key: 'riskCount' },
  { metric: 'state.stage', kind: 'choice', key: 'stage' },
  { metric: 'state.days_in_stage', kind: 'days', key: 'daysInStage' },
  { metric: 'account.industry', kind: 'text', key: 'industry' },
  { metric: 'account.kind', kind: 'choice', key: 'kind' },
  { metric: 'account.region_code', kind: 'choice', key: 'region' },
  { metric: 'account.size_band', kind: 'text', key: 'size' },
  { metric: 'account.brand', kind: 'choice', key: 'brand' },
  { metric: 'account.employees', kind: 'count', key: 'employees' },
  { metric: 'account.gross_margin_rate', kind: 'ratio', key: 'grossMargin' },
  { metric: 'account.status', kind: 'choice', key: 'status' },
] as const satisfies readonly { metric: string; kind: FieldKind; key: string }[];

/** A field that the filter offers, with its name in the reader's language. */
export interface FilterField {
  metric: string;
  kind: FieldKind;
  name: string;
  group: FieldGroup;
  /** The values of a choice with their names. */
  choices?: { value: string; label: string }[];
}

const GROUP_OF_AREA: Readonly<Record<string, FieldGroup>> = {
  account: 'profile',
  state: 'tier',
  rfm: 'tier',
  orders: 'orders',
  contracts: 'contracts',
  deal: 'contracts',
  payments: 'contracts',
  usage: 'usage',
  contacts: 'people',
  interactions: 'people',
  referrals: 'people',
  requests: 'service',
  surveys: 'service',
};

/** Where a metric stands in the field catalog. */
export function groupOf(metric: string): FieldGroup {
  if (metric.startsWith('account.field.')) return 'own';
  if (metric === TAGS_METRIC || metric === SEGMENTS_METRIC) return 'groups';
  return GROUP_OF_AREA[metric.split('.')[0] ?? ''] ?? 'other';
}

const OPERATORS: Readonly<Record<'figure' | 'date' | 'text' | 'choice' | 'boolean' | 'set', readonly Operator[]>> = {
  figure: ['>=', '<=', '>', '<', '=', 'known', 'unknown'],
  date: ['within_last', 'within_next', '>=', '<=', '=', 'known', 'unknown'],
  text: ['=', '!=', 'contains', 'known', 'unknown'],
  choice: ['in', 'not_in', 'known', 'unknown'],
  boolean: ['=', 'known', 'unknown'],
  set: ['in', 'not_in', 'known', 'unknown'],
};

/** The operators that make sense for a field, the likeliest first. A segment is asked for by name only. */
export function operatorsOf({ kind, metric }: Pick<FilterField, 'kind' | 'metric'>): readonly Operator[] {
  if (metric === SEGMENTS_METRIC) return OPERATORS.set.slice(0, 2);
  return kind === 'date' || kind === 'text' || kind === 'choice' || kind === 'boolean' || kind === 'set'
    ? OPERATORS[kind]
    : OPERATORS.figure;
}

const KIND_OF_TYPE: Readonly<Record<string, FieldKind>> = {
  money: 'money',
  days: 'days',
  ratio: 'ratio',
  score: 'score',
  date: 'date',
  boolean: 'boolean',
  text: 'text',
  set: 'set',
};

/** The kind of a field, by its metric's type. */
export const kindOfType = (type: string): FieldKind => KIND_OF_TYPE[type] ?? 'count';

/** The values of a built-in choice; empty for other fields. */
export const choicesOf = (metric: string): readonly string[] => CHOICES[metric] ?? [];
