import type { UsageMetric } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { oneAccountOn } from '../../policy/catalog.ts';
import { type SeatsFragment, usageFragment } from './usage-fragment.sql.ts';

export interface ReportOf {
  accountId: string;
  /** Those that are told, of all that are declared. */
  metrics: readonly UsageMetric[];
  all: readonly UsageMetric[];
  seatsOf: SeatsFragment;
}
type Figures = Record<string, number | null>;
const windowOf = ({ slot }: UsageMetric) => `m${slot}_30d`;
const earlierOf = ({ slot }: UsageMetric) => `m${slot}_earlier`;
const ratio = (part: number | null | undefined, whole: number | null | undefined): number | null =>
  part === null || part === undefined || !whole ? null : Math.round((part / whole) * 1e6) / 1e6;
const less = (value: number | null): number | null => (value === null ? null : Math.round((value - 1) * 1e6) / 1e6);

/** The figures of an account on a day, each by the metric's own window of 30 days, and what they are compared with. */
export async function usageOnDay(db: Db, { accountId, metrics, all, seatsOf }: ReportOf, day: string) {
  const active = metrics.find(({ counts }) => counts === 'active_users');
  const columns = new Set(['last_on', 'seats', ...metrics.flatMap((one) => [windowOf(one), earlierOf(one)])]);
  const found = await sql<Figures & { last_on: string | null; seats: number | null }>`
    select f.* from (${usageFragment(all, oneAccountOn(accountId, day), columns, seatsOf)}) f`.execute(db);
  const row = found.rows[0];
  return {
    lastOn: row?.last_on ?? null,
    seats: active ? (row?.seats ?? null) : null,
    seatRate: active ? ratio(row?.[windowOf(active)], row?.seats) : null,
    values: metrics.map((one) => ({
      metric: one,
      value: row?.[windowOf(one)] ?? null,
      trend: less(ratio(row?.[windowOf(one)], row?.[earlierOf(one)])),
    })),
  };
}

/** The same figures on each of some days, by the day: one statement. */
export async function usageOnDays(
  db: Db,
  { accountId, metrics, all, seatsOf }: ReportOf,
  days: readonly string[],
): Promise<Map<string, Figures>> {
  const columns = new Set(metrics.map(windowOf));
  const each = days.map(
    (day) => sql`select ${day}::date as day, f.* from (${usageFragment(all, oneAccountOn(accountId, day), columns, seatsOf)}) f`,
  );
  const found = await sql<Figures & { day: string }>`${sql.join(each, sql` union all `)}`.execute(db);
  return new Map(
    found.rows.map(({ day, ...row }) => [String(day), Object.fromEntries(metrics.map((one) => [one.id, row[windowOf(one)] ?? null]))]),
  );
}

/** The same figures of some products alone on a day, by the product. */
export async function usageOfProducts(db: Db, { accountId, metrics, all, seatsOf }: ReportOf, day: string, productIds: readonly string[]) {
  if (!productIds.length) return new Map<string, { lastOn: string | null; figures: { id: string; value: number | null }[] }>();
  const columns = new Set(['last_on', ...metrics.map(windowOf)]);
  const at = oneAccountOn(accountId, day);
  const each = productIds.map(
    (id) =>
      sql`select ${id}::uuid as product, f.* from (${usageFragment(all, at, columns, seatsOf, sql` and u.product_id = ${id}::uuid`)}) f`,
  );
  const found = await sql<Figures & { product: string; last_on: string | null }>`${sql.join(each, sql` union all `)}`.execute(db);
  return new Map(
    found.rows.map(({ product, last_on, ...row }) => [
      String(product),
      { lastOn: last_on as string | null, figures: metrics.map((one) => ({ id: one.id, value: row[windowOf(one)] ?? null })) },
    ]),
  );
}
