import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At } from '../../policy/catalog.ts';
import { belowSql, byUrgency, covers, termsSql, wasSigned, withGroups } from './terms.sql.ts';

/** Of all terms of an account. */
const SUMS: Record<string, (at: At) => Sql> = {
  arr: ({ asOf }) => sql`sum(t.annual) filter (where ${covers(asOf)})`,
  // Terms that overlap run on the same days: a day counts once.
  days: ({ asOf }) => sql`(select sum(upper(r) - lower(r)) from unnest(range_agg(daterange(t.starts_on, least(t.ends_on, ${asOf}) + 1))
    filter (where t.starts_on <= ${asOf})) r)`,
};
/** Of the term that governs. */
const GOVERNING = ['ends_on', 'delivered_on', 'seats'];
/** Of the contracts signed. */
const COUNTS: Record<string, Sql> = {
  count: sql`count(*)::int`,
  renewals: sql`count(*) filter (where t.renews)::int`,
};
const signed = (at: At): Sql => sql`
  select c.account_id, c.predecessor_id is not null as renews from contract c where ${wasSigned('c', at)} and ${at.accounts(sql`c.account_id`)}`;

/** One row an account that has terms or contracts, with the asked columns alone. */
export function contractFragment(at: At, columns: ReadonlySet<string>): Sql {
  const asked = (from: readonly string[]) => from.filter((column) => columns.has(column));
  const [sums, governing, counts] = [asked(Object.keys(SUMS)), asked(GOVERNING), asked(Object.keys(COUNTS))];
  const named = (column: string, value: Sql) => sql`${value} as ${sql.id(column)}`;
  const parts = [
    ...(sums.length
      ? [
          sql`(select t.holder_id as account_id, ${sql.join(sums.map((column) => named(column, SUMS[column]!(at))))} from term t group by t.holder_id)`,
        ]
      : []),
    ...(governing.length
      ? [
          sql`(select distinct on (t.holder_id) t.holder_id as account_id, ${sql.join(governing.map((column) => sql.ref(`t.${column}`)))} from term t
            order by t.holder_id, ${byUrgency(at)})`,
        ]
      : []),
    ...(counts.length
      ? [
          sql`(select t.holder_id as account_id, ${sql.join(counts.map((column) => named(column, COUNTS[column]!)))}
            from (${withGroups(at, signed)}) t group by t.holder_id)`,
        ]
      : []),
  ];
  const joined = parts.map((part, index) => (index ? sql`full join ${part} ${sql.id(`p${index}`)} using (account_id)` : sql`${part} p0`));
  return sql`with recursive below as (${belowSql(at)}), term as (${withGroups(at, termsSql)})
    select account_id, ${sql.join([...sums, ...governing, ...counts].map((column) => sql.id(column)))} from ${sql.join(joined, sql` `)}`;
}

/** Seats of the governing term on a day, for what is measured a seat: a SELECT of account_id and seats. */
export const governingSeats = (at: At): Sql => contractFragment(at, new Set(['seats']));
