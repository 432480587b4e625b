import { RECORD_TYPES, type RecordType } from '@fulcrum/contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { ACCOUNT_REFS, CONTACT_REFS, KEPT_REFS, type RecordRef } from './registry.ts';

const { db } = await testDatabase();
/** Declared references hold ids without a foreign key; the database does not tell of them. */
const isDeclared = (at: string): boolean => {
  const type = RECORD_TYPES.find(({ table }) => at.startsWith(`${table}.`)) as RecordType | undefined;
  const id = at
    .split('.')[1]
    ?.replace(/_id$/, '')
    .replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return type?.fields[id ?? '']?.kind === 'reference';
};
const named = (refs: readonly RecordRef[]) => refs.map(({ table, column }) => `${table}.${column}`);

/** Columns that by their name or by a foreign key lead to a table; partitions follow their parent. */
async function columnsLeadingTo(table: 'account' | 'contact'): Promise<string[]> {
  const found = await sql<{ at: string }>`
    select c.relname || '.' || a.attname as at from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and (a.attname ~ ${`(^|_)${table}_ids?$`} or exists (select from pg_constraint f
        where f.contype = 'f' and f.conrelid = c.oid and f.confrelid = ${table}::regclass
          and f.conkey[array_position(f.confkey, (select k.attnum from pg_attribute k where k.attrelid = f.confrelid and k.attname = 'id'))] = a.attnum))
    order by 1`.execute(db);
  return found.rows.map(({ at }) => at);
}

test('every column that names an account is registered, so that a merge cannot forget it', async () => {
  const told = [...named(ACCOUNT_REFS), ...KEPT_REFS].filter((at) => !isDeclared(at));
  expect((await columnsLeadingTo('account')).sort()).toEqual(told.sort());
});

test('every column that names a person is registered', async () => {
  // The first post of a person lends them its id; its column says so by no name.
  expect([...(await columnsLeadingTo('contact')), 'contact.person_id'].sort()).toEqual(named(CONTACT_REFS).sort());
});

test('every single key of a moving table is known by its registration', async () => {
  const moving = ACCOUNT_REFS.filter(({ how }) => how === 'move');
  const found = await sql<{ table: string; columns: string[]; predicate: string | null }>`
    select c.relname as table, array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) as columns,
      pg_get_expr(i.indpred, i.indrelid) as predicate
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
    where i.indisunique and c.relname = any(${moving.map(({ table }) => table)}) group by c.relname, i.indexrelid, i.indpred, i.indrelid having bool_or(a.attname = 'account_id')`.execute(
    db,
  );
  for (const { table, columns, predicate } of found.rows) {
    const ref = moving.find((each) => each.table === table)!;
    const rest = columns.filter((each) => each !== ref.column);
    // A row's own id, or its parent's, is its own wherever it goes.
    const known =
      rest.includes('id') ||
      (ref.follows && rest.includes(ref.follows.column)) ||
      ref.unique?.some(({ by, whileNull }) => by.join() === rest.join() && (!whileNull || predicate?.includes(`${whileNull} IS NULL`)));
    expect(known, `${table} (${columns.join(', ')})`).toBeTruthy();
  }
});

test('what follows another row stands behind it', () => {
  for (const [index, { table, follows }] of ACCOUNT_REFS.entries())
    if (follows)
      expect(
        ACCOUNT_REFS.slice(0, index).map((each) => each.table),
        table,
      ).toContain(follows.table);
});
