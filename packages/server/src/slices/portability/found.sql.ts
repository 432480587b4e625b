import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import type { KeptWarning } from './import.sql.ts';

/** Problems that only the set shows: one row a problem, by the staged row's number. */
export async function createFound(db: Db): Promise<void> {
  await sql`create temp table found (seq bigint not null, code text not null, field text not null, value text) on commit drop`.execute(db);
}

/** Adds problems; `query` selects seq and value. Answers how many. */
export async function find(db: Db, code: string, field: string, query: Sql): Promise<number> {
  const added =
    await sql`insert into found (seq, code, field, value) select q.seq, ${code}, ${field}, q.value::text from (${query}) q`.execute(db);
  return Number(added.numAffectedRows ?? 0);
}

/** One kind of problem; `query` selects seq and value. */
export interface Finding {
  code: string;
  field: string;
  query: Sql;
}

/** Adds problems of several kinds by one statement. Answers how many. */
export async function findAll(db: Db, findings: readonly Finding[]): Promise<number> {
  if (!findings.length) return 0;
  const added = await sql`insert into found (seq, code, field, value) ${sql.join(
    findings.map(({ code, field, query }) => sql`select q.seq, ${code}, ${field}, q.value::text from (${query}) q`),
    sql` union all `,
  )}`.execute(db);
  return Number(added.numAffectedRows ?? 0);
}

export async function countFound(db: Db): Promise<number> {
  const found = await sql<{ rows: number }>`select count(distinct seq) as rows from found`.execute(db);
  return found.rows[0]?.rows ?? 0;
}

/** Leaves only rows without problems in a staged table. */
export async function dropBad(db: Db, table: string): Promise<void> {
  await sql`delete from ${sql.table(table)} s where s.bad or exists (select from found f where f.seq = s.seq)`.execute(db);
  await sql`analyze ${sql.table(table)}`.execute(db);
}

/**
 * Several rows of one key: of rows that are alike in every cell the first stays and the others are refused; of rows that differ none may
 * decide, so all are refused. `key` is a list of the staged table's columns.
 */
export async function findDoubledKeys(db: Db, table: string, key: readonly string[], field: string): Promise<void> {
  const columns = sql.join(key.map((each) => sql.ref(`s.${each}`)));
  await find(
    db,
    'import.row.doubled_key',
    field,
    sql`select k.seq, k.value from (
        select s.seq, ${sql.ref(`s.${key.at(-1)}`)} as value, count(*) over w as n, min(s.hash) over w = max(s.hash) over w as alike, s.seq = min(s.seq) over w as first
        from ${sql.table(table)} s where not s.bad and not exists (select from found f where f.seq = s.seq)
        window w as (partition by ${columns})) k
      where k.n > 1 and not (k.alike and k.first)`,
  );
}

/** Counts what a query finds as one kind of warning, with five example rows; `query` selects source_row. */
export async function warn(db: Db, code: string, query: Sql): Promise<KeptWarning[]> {
  const counted = await sql<{ count: number; examples: number[] | null }>`
    with hits as materialized (${query})
    select (select count(*) from hits) as count,
      (select array_agg(e.source_row order by e.source_row) from (select source_row from hits order by source_row limit 5) e) as examples`.execute(
    db,
  );
  const { count, examples } = counted.rows[0] ?? { count: 0, examples: null };
  return count ? [{ code, count, examples: examples ?? [] }] : [];
}

/** Rows alike in every cell: legal, but seldom meant. The first of each is not counted. */
export const exactDuplicates = (table: string): Sql =>
  sql`select h.source_row from (
    select s.source_row, row_number() over (partition by s.hash order by s.seq) as nth from ${sql.table(table)} s) h where h.nth > 1`;

/** Repeats a search whose findings bring further ones, until it finds nothing. */
export async function repeatWhileFound(search: () => Promise<number>): Promise<void> {
  while ((await search()) > 0);
}

export async function countRows(db: Db, table: string): Promise<number> {
  const found = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(db);
  return found.rows[0]?.rows ?? 0;
}

export interface ActionCounts {
  created: number;
  updated: number;
  unchanged: number;
}
export async function countActions(db: Db, table: string): Promise<ActionCounts> {
  const found = await sql<ActionCounts>`
    select count(*) filter (where action = 'create') as created, count(*) filter (where action = 'update') as updated,
      count(*) filter (where action = 'same') as unchanged
    from ${sql.table(table)}`.execute(db);
  return found.rows[0] ?? { created: 0, updated: 0, unchanged: 0 };
}
