import type { Condition, Test } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';

type Type = 'numeric' | 'text' | 'date' | 'boolean';

/** What `who` may ask, out of the stored results of the latest run (s), stored metrics (m) and the account itself (a). */
const FIELDS: Record<string, readonly [column: string, type: Type]> = {
  'state.tier': ['s.tier', 'text'],
  'state.tier_score': ['s.tier_score', 'numeric'],
  'orders.amount_12m': ['m.orders_amount_12m', 'numeric'],
  'orders.amount_total': ['m.orders_amount_total', 'numeric'],
  'orders.count_12m': ['m.orders_count_12m', 'numeric'],
  'orders.first_on': ['m.orders_first_on', 'date'],
  'orders.last_on': ['m.orders_last_on', 'date'],
  'orders.recency_days': ['m.orders_recency_days', 'numeric'],
  'orders.growth_12m': ['m.orders_growth_12m', 'numeric'],
  'orders.product_kinds_12m': ['m.orders_product_kinds_12m', 'numeric'],
  'orders.margin_rate_12m': ['m.orders_margin_rate_12m', 'numeric'],
  'rfm.segment': ['m.rfm_segment', 'text'],
  'account.kind': ['a.kind', 'text'],
  'account.industry': ['a.industry', 'text'],
  'account.region_code': ['a.region_code', 'text'],
  'account.size_band': ['a.size_band', 'text'],
  'account.employees': ['a.employees', 'numeric'],
  'account.brand': ['a.brand', 'text'],
  'account.status': ['a.status', 'text'],
};
const COMPARE = { '=': sql`=`, '!=': sql`<>`, '<': sql`<`, '<=': sql`<=`, '>': sql`>`, '>=': sql`>=` } as const;

function field(metric: string): { value: Sql; type: Type } {
  const known = FIELDS[metric];
  if (known) return { value: sql.ref(known[0]), type: known[1] };
  // A company's own field: its text is compared as text.
  if (metric.startsWith('account.field.')) return { value: sql`(a.custom ->> ${metric.slice('account.field.'.length)})`, type: 'text' };
  throw new Error(`a play cannot ask for ${metric}`);
}

function testSql(test: Test): Sql<boolean> {
  const { value, type } = field(test.metric);
  if (test.op === 'known') return sql`${value} is not null`;
  if (test.op === 'unknown') return sql`${value} is null`;
  const cast = (each: unknown) => sql`${String(each)}::text::${sql.raw(type)}`;
  const given = test.value ?? '';
  if (test.op === 'contains') return sql`coalesce(strpos(lower(${value}::text), lower(${String(given)})) > 0, false)`;
  if (test.op !== 'in' && test.op !== 'not_in') return sql`coalesce(${value} ${COMPARE[test.op]} ${cast(given)}, false)`;
  const list = sql.join((Array.isArray(given) ? given : [given]).map(cast));
  return sql`coalesce(${value} ${test.op === 'in' ? sql`in` : sql`not in`} (${list}), false)`;
}

/** Whom a play concerns, as a predicate; a test on a value without facts is false. Everybody when the play does not say. */
export function whoSql(who: Condition | undefined): Sql<boolean> {
  if (!who) return sql`true`;
  if ('metric' in who) return testSql(who);
  if ('all' in who) return sql`(${sql.join(who.all.map(whoSql), sql` and `)})`;
  if ('any' in who) return sql`(${sql.join(who.any.map(whoSql), sql` or `)})`;
  return sql`not ${whoSql(who.not)}`;
}
