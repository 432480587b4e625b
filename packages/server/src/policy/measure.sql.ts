import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import { type Catalog, type Metric, wholeBaseOn } from './catalog.ts';
import { factsSql } from './facts.sql.ts';
import { storedColumns } from './stored.ts';

/** The sort keys of account_state, and the metrics that fill them; a date that is missing stands last when the nearest comes first. */
const SORTED = ['orders.amount_12m', 'orders.last_on', 'contracts.arr', 'contracts.term_end_on'];
export const SORT_KEYS = sql`amount_12m, last_order_on, arr, term_end_on`;
export const SORT_VALUES = sql`f."orders.amount_12m", coalesce(f."orders.last_on", '0001-01-01'), f."contracts.arr", coalesce(f."contracts.term_end_on", '9999-12-31')`;
export const sortKeysDiffer = sql<boolean>`(s.amount_12m, s.last_order_on, s.arr, s.term_end_on) is distinct from (${SORT_VALUES})`;
const storedMetrics = (catalog: Catalog): Metric[] => catalog.all().filter((metric) => metric.stored);

/** Ids of the metrics that are kept for every account. */
export const measuredMetrics = (catalog: Catalog): string[] => [...storedMetrics(catalog).map(({ id }) => id), ...SORTED];

/** All metrics that lists, filters, segments and plays read, one column each: rewritten where `facts f` say otherwise. */
export function measuredCte(catalog: Catalog, asOf: string): Sql {
  const stored = storedColumns(storedMetrics(catalog));
  const columns = stored.map(({ column }) => sql.id(column));
  const values = stored.map(({ value }) => value);
  const sets = columns.map((column, index) => sql`${column} = ${values[index]!}`);
  return sql`measured as (
    update account_metric m set as_of = ${asOf}::date, ${sql.join(sets)} from facts f
    where f.account_id = m.account_id and (${sql.join(columns.map((column) => sql`m.${column}`))}) is distinct from (${sql.join(values)})
    returning 1)`;
}

/** Brings what is kept of every account to a day, as one statement, and judges nobody. Answers how many accounts have other figures now. */
export async function measureAccounts(db: Db, catalog: Catalog, asOf: string): Promise<number> {
  const { ctes } = factsSql(catalog, measuredMetrics(catalog), wholeBaseOn(asOf), true);
  const shown = sql`shown as (
    update account_state s set (${SORT_KEYS}) = row(${SORT_VALUES}), as_of = ${asOf}::date from facts f
    where s.account_id = f.account_id and ${sortKeysDiffer})`;
  const done = await sql<{ measured: number }>`
    with ${sql.join([...ctes, shown, measuredCte(catalog, asOf)], sql`, `)} select count(*)::int as measured from measured`.execute(db);
  return done.rows[0]?.measured ?? 0;
}
