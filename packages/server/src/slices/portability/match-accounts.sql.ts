import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { ACCOUNT_WAYS, bestOf } from './account-ways.sql.ts';
import { find } from './found.sql.ts';
import type { Preparation } from './preparation.ts';

/** The columns that several fields of a key must equal together. */
const COLUMNS: Record<string, string> = { code: 'code', name: 'name', shortName: 'short_name' };
export const keysTogether = (key: readonly string[]): boolean => key.every((field) => COLUMNS[field]);

const staged = (p: Preparation): Sql =>
  sql`import_row r where r.import_id = ${p.import.id} and (${p.mode === 'check'} or r.problems is null)`;

/** What the rows give for each field of the key, with its normal form, as `account_given`: made once, and counted, so that joins are planned well. */
async function stageGiven(p: Preparation, fields: readonly string[]): Promise<void> {
  await sql`create temp table account_given on commit drop as
    select r.seq, f.field, r.data ->> f.field as ref, name_key(r.data ->> f.field) as key
    from (select r.seq, r.data from ${staged(p)}) r cross join lateral unnest(${fields}::text[]) f(field)`.execute(p.db);
  await sql`delete from account_given g where g.ref is null`.execute(p.db);
  await sql`analyze account_given`.execute(p.db);
}

function byOne(field: string, level: number): Sql {
  const given = sql`(select g.seq, g.ref, g.key from account_given g where g.field = ${field})`;
  const way = ACCOUNT_WAYS[field] ?? ACCOUNT_WAYS.code!;
  return sql`select g.seq, w.id, ${sql.lit(level * 10)} + w.fit as fit from (${way(sql`(select distinct g.ref, g.key from ${given} g)`)}) w join ${given} g on g.ref = w.ref`;
}

const byAll = (p: Preparation, key: readonly string[]): Sql => sql`
  select g.seq, a.id, 1 as fit from (select r.seq, r.data from ${staged(p)}) g join account a on ${sql.join(
    key.map((field) => sql`${sql.ref(`a.${COLUMNS[field]}`)} = g.data ->> ${field}`),
    sql` and `,
  )}`;

/**
 * Which account each row of a file of accounts means, as `account_match` (key: the row's number, id, n): by the key and, where that finds
 * none, by what stands in for it. A row that fits several accounts is refused rather than written to one of them.
 */
export async function matchAccounts(p: Preparation): Promise<void> {
  const key = p.mapping.key ?? ['code'];
  await stageGiven(p, [...key, ...(p.mapping.orKey ?? [])]);
  const ways = [
    key.length === 1 ? byOne(key[0]!, 0) : byAll(p, key),
    ...(p.mapping.orKey ?? []).map((field, index) => byOne(field, index + 1)),
  ];
  await sql`create temp table account_match on commit drop as ${bestOf(sql.join(ways, sql` union all `), sql`f.seq`, p.scope)}`.execute(
    p.db,
  );
  await sql`analyze account_match`.execute(p.db);
  const field = key.at(-1) ?? 'code';
  await find(
    p.db,
    'import.lookup.ambiguous',
    field,
    sql`select r.seq, coalesce(r.data ->> ${field}, r.data ->> 'name') as value from account_match m join import_row r on r.import_id = ${p.import.id} and r.seq = m.key
      where m.n > 1`,
  );
  // Locked, so that nobody's change of a moment ago is overwritten by an older reading of it.
  if (p.mode === 'commit')
    await sql`select count(*) from (select a.id from account a join account_match m on m.id = a.id order by a.id for no key update of a) locked`.execute(
      p.db,
    );
}
