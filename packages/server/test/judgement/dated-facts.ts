import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { makeMonths } from '../../src/db/month-partitions.ts';
import { DATED_FACTS } from '../../src/policy/had-come.sql.ts';

/** A fact of an account in one of the tables, with nothing to it but its day. */
export interface DatedFact {
  account: string;
  table: string;
  on: string;
}
interface ColumnInfo {
  name: string;
  type: string;
  /** The first value that a check of the column allows. */
  choice: string | null;
}

/** Tables that a row with nothing but its day fits into; a file hangs on its bytes. */
export const FACT_TABLES = DATED_FACTS.map(([table]) => table).filter((table) => table !== 'attachment');
/** What a check wants beyond the columns that are never null. */
const ALSO: Readonly<Record<string, readonly string[]>> = { receipt_claim: ['contract_id'], usage_daily: [] };

async function columnsOf(db: Db, table: string): Promise<ColumnInfo[]> {
  const found = await sql<ColumnInfo>`
    select a.attname as name, format_type(a.atttypid, null) as type,
      (select substring(pg_get_constraintdef(c.oid) from $$ARRAY.'([^']+)'$$) from pg_constraint c
        where c.conrelid = a.attrelid and c.contype = 'c' and c.conkey = array[a.attnum] limit 1) as choice
    from pg_attribute a where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped
      and ((a.attnotnull and not a.atthasdef) or a.attname = any(${[...(ALSO[table] ?? [])]}::text[]))`.execute(db);
  return found.rows;
}

function filler({ name, type, choice }: ColumnInfo, day: string) {
  if (name === 'account_id') return sql`f.account::uuid`;
  if (name === 'currency') return sql`'CNY'`;
  if (name === day || type === 'date') return sql`f."on"::date`;
  if (name === 'competitor_id') return sql`(select c.id from competitor c limit 1)`;
  if (name === 'resource_id') return sql`(select r.id from resource r limit 1)`;
  if (type === 'uuid') return sql`gen_random_uuid()`;
  if (type.startsWith('timestamp')) return sql`'2020-01-01Z'::timestamptz`;
  if (type === 'text') return sql`${choice ?? 'x'}::text`;
  return sql`${type === 'boolean' ? 'false' : '1'}::${sql.raw(type)}`;
}

/** Replaces the facts of all these tables. */
export async function putDated(db: Db, facts: readonly DatedFact[]): Promise<void> {
  const months = [...new Set(facts.filter(({ table }) => table === 'usage_daily').map(({ on }) => on.slice(0, 7)))];
  if (months.length) await makeMonths(db, ['usage_daily'], months);
  // What some of them point at by a key.
  await sql`insert into competitor (id, title, happened_on, known_at, recorded_at, changed_at)
    select gen_random_uuid(), 'x', '2020-01-01', '2020-01-01', '2020-01-01Z', '2020-01-01Z' where not exists (select from competitor)`.execute(
    db,
  );
  await sql`insert into resource (id, title, kind, unit, happened_on, known_at, recorded_at, changed_at)
    select gen_random_uuid(), 'x', 'report', 'piece', '2020-01-01', '2020-01-01', '2020-01-01Z', '2020-01-01Z' where not exists (select from resource)`.execute(
    db,
  );
  for (const [table, day] of DATED_FACTS) {
    const rows = facts.filter((fact) => fact.table === table);
    if (table !== 'sales_order') await sql`delete from ${sql.table(table)}`.execute(db);
    if (!rows.length) continue;
    const columns = await columnsOf(db, table);
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map(({ name }) => sql.id(name)))})
      select ${sql.join(columns.map((column) => filler(column, day)))}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(account text, "on" text)`.execute(db);
  }
}
