import type { Operator } from '@fulcrum/contract';
import { CHOICES } from '../metrics/choice-name.ts';

export type FieldKind = 'money' | 'count' | 'days' | 'ratio' | 'score' | 'date' | 'text' | 'choice' | 'boolean';

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
  { metric: 'account.industry', kind: 'text', key: 'industry' },
  { metric: 'account.kind', kind: 'choice', key: 'kind' },
  { metric: 'account.region_code', kind: 'text', key: 'region' },
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
}

const OPERATORS: Readonly<Record<'figure' | 'date' | 'text' | 'choice' | 'boolean', readonly Operator[]>> = {
  figure: ['>=', '<=', '>', '<', '=', 'known', 'unknown'],
  date: ['>=', '<=', 'known', 'unknown'],
  text: ['=', '!=', 'contains', 'known', 'unknown'],
  choice: ['in', 'not_in', 'known', 'unknown'],
  boolean: ['=', 'known', 'unknown'],
};

/** The operators that make sense for a kind of field, the likeliest first. */
export function operatorsOf(kind: FieldKind): readonly Operator[] {
  return kind === 'date' || kind === 'text' || kind === 'choice' || kind === 'boolean' ? OPERATORS[kind] : OPERATORS.figure;
}

const KIND_OF_TYPE: Readonly<Record<string, FieldKind>> = {
  money: 'money',
  date: 'date',
  boolean: 'boolean',
  text: 'text',
  ratio: 'ratio',
  days: 'days',
  choices: 'text',
};

/** The kind of a company's own field or metric, by its type. */
export const kindOfType = (type: string): FieldKind => KIND_OF_TYPE[type] ?? 'count';

/** The values of a choice; empty for other fields. */
export const choicesOf = (metric: string): readonly string[] => CHOICES[metric] ?? [];
