import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import type { At, Catalog, Metric } from './catalog.ts';
import { hadCome } from './had-come.sql.ts';
import { formerStatuses, STATUS_ON } from './status-on.sql.ts';

/** What the statement needs to know of the metrics it reads. */
export interface Facts {
  /** Common table expressions, the last of which is `facts`: account_id, status of the day and one column a metric, named by its id. */
  ctes: Sql[];
  metrics: readonly Metric[];
}

const cteOf = (sourceId: string): Sql => sql.id(`of_${sourceId}`);

/** The columns asked of each source; a source that others read stands before them. */
function plan(catalog: Catalog, metrics: readonly Metric[], whole: boolean): Map<string, Set<string>> {
  const asked = new Map<string, Set<string>>();
  const ask = (source: string, columns: readonly string[]) => {
    const found = asked.get(source) ?? new Set<string>();
    for (const column of columns) found.add(column);
    asked.set(source, found);
  };
  const reading = metrics.flatMap(({ source, columns }) => (source ? [{ source, columns, reads: catalog.source(source).reads }] : []));
  for (const { source, columns, reads } of reading)
    if (!reads) ask(source, columns);
    else if (whole) ask(reads.source, reads.columns);
  for (const { source, columns, reads } of reading) if (reads) ask(source, columns);
  return asked;
}

/**
 * The facts of accounts as of a day. `whole` says that `at` covers every account: then sources that rank accounts against
 * the base read the rows that stand in the statement already; else they read the base for themselves.
 */
export function factsSql(catalog: Catalog, ids: readonly string[], at: At, whole: boolean): Facts {
  const metrics = [...new Set(ids)].map((id) => {
    const metric = catalog.get(id);
    if (!metric) throw new Error(`no metric ${id}`);
    return metric;
  });
  const asked = plan(catalog, metrics, whole);
  const everyone: At = { ...at, accounts: () => sql<boolean>`true` };
  const readBase = (source: string, columns: readonly string[]): Sql =>
    whole ? cteOf(source) : sql`(${catalog.source(source).fragment(everyone, new Set(columns), () => sql`(select)`)})`;
  const ctes = [...asked].map(
    ([source, columns]) => sql`${cteOf(source)} as materialized (${catalog.source(source).fragment(at, columns, readBase)})`,
  );
  const joins = [...asked.keys()]
    .filter((source) => metrics.some((metric) => metric.source === source))
    .map((source) => sql`left join ${cteOf(source)} on ${cteOf(source)}.account_id = a.id`);
  const columns = metrics.map((metric) => sql`, ${valueSql(metric, at)} as ${sql.id(metric.id)}`);
  ctes.push(sql`facts as materialized (
    select a.id as account_id, ${STATUS_ON} as status${sql.join(columns, sql``)}
    from account a ${sql.join(joins, sql` `)} left join (${formerStatuses(at.asOf, at.accounts)}) former on former.account_id = a.id
    where ${hadCome(at.asOf)} and ${at.accounts(sql`a.id`)})`);
  return { ctes, metrics };
}

function valueSql(metric: Metric, at: At): Sql {
  const s = (column: string) => sql`${cteOf(metric.source ?? '')}.${sql.id(column)}`;
  const a = (column: string) => sql`a.${sql.id(column)}`;
  const value = metric.value ? metric.value(s, a, at) : s(metric.columns[0] ?? '');
  if (metric.whenNone !== 'zero') return value;
  return metric.type === 'boolean' ? sql`coalesce(${value}, false)` : sql`coalesce(${value}, 0)`;
}
