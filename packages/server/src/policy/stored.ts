import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import { type Metric, storedColumn } from './catalog.ts';

/** A column of account_metric and its value out of the facts `f`. */
export interface StoredColumn {
  column: string;
  value: Sql;
  metrics: readonly Metric[];
}

/** The columns in which metrics are kept: one each, or places of an array that metrics of one kind share. */
export function storedColumns(metrics: readonly Metric[]): StoredColumn[] {
  const single = metrics
    .filter((metric) => typeof metric.stored !== 'object')
    .map((metric) => ({ column: storedColumn(metric.id), value: sql`f.${sql.id(metric.id)}` as Sql, metrics: [metric] }));
  const shared = new Map<string, Metric[]>();
  for (const metric of metrics)
    if (typeof metric.stored === 'object') shared.set(metric.stored.column, [...(shared.get(metric.stored.column) ?? []), metric]);
  return [...single, ...[...shared].map(([column, list]) => ({ column, value: arrayOf(list), metrics: list }))];
}

/** Where `m` (account_metric, or the same columns computed) has a metric. */
export const storedFigure = ({ id, stored }: Pick<Metric, 'id' | 'stored'>): Sql =>
  typeof stored === 'object' ? sql`m.${sql.id(stored.column)}[${sql.raw(String(stored.place))}]` : sql`m.${sql.id(storedColumn(id))}`;

const placeOf = (metric: Metric): number => (typeof metric.stored === 'object' ? metric.stored.place : 0);

/** Null where none has a value, so that an account without facts is written once. */
function arrayOf(metrics: readonly Metric[]): Sql {
  const places = Array.from({ length: Math.max(...metrics.map(placeOf)) }, (_, index) => metrics.find((one) => placeOf(one) === index + 1));
  const values = sql.join(places.map((metric) => (metric ? sql`f.${sql.id(metric.id)}` : sql`null`)));
  return sql`(case when num_nulls(${values}) < ${sql.raw(String(places.length))} then array[${values}]::numeric[] end)`;
}
