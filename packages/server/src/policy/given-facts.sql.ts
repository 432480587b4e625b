import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import { type At, type Catalog, kindOf, type ValueKind } from './catalog.ts';
import { factsSql } from './facts.sql.ts';

const TYPES: Record<ValueKind, Sql> = { number: sql`numeric`, text: sql`text`, date: sql`date`, boolean: sql`boolean`, set: sql`text[]` };

interface GivenFacts {
  catalog: Catalog;
  metrics: readonly string[];
  /** A JSON array of rows: account_id, and the value of each metric by its id. */
  rows: Sql;
  /** The base among which they stand, for what is relative: its accounts in force, without those of the rows. */
  among?: { at: At; metrics: readonly string[] };
}

/** Facts that are given instead of read, as the expression `facts` that a judgement takes. Every row counts as active. */
export function givenFactsSql({ catalog, metrics, rows, among }: GivenFacts): Sql {
  const typed = [...new Set(metrics)].map((id) => {
    const metric = catalog.get(id);
    if (!metric) throw new Error(`no metric ${id}`);
    return { id, type: TYPES[kindOf(metric.type)] };
  });
  const declared = typed.map(({ id, type }) => sql`, ${sql.id(id)} ${type}`);
  const read = typed.map(({ id }) => sql`, ${sql.id(id)}`);
  const given = sql`select account_id, 'active' as status${sql.join(read, sql``)}
    from jsonb_to_recordset(${rows}) as given(account_id uuid${sql.join(declared, sql``)})`;
  if (!among) return sql`facts as materialized (${given})`;
  const { ctes } = factsSql(catalog, among.metrics, among.at, true);
  const based = typed.map(({ id, type }) => (among.metrics.includes(id) ? sql`, ${sql.id(id)}` : sql`, null::${type} as ${sql.id(id)}`));
  return sql`facts as materialized (with ${sql.join(ctes, sql`, `)}
    select account_id, status${sql.join(based, sql``)} from facts
      where status = 'active' and account_id not in (select account_id from jsonb_to_recordset(${rows}) as given(account_id uuid))
    union all ${given})`;
}
