import type pg from 'pg';
import type { Db } from '../../src/db/database.ts';
import { uncheckedOf } from './database.ts';

type Emptying = { client: pg.Client; filled: Map<string, { name: string; text: string }> };
const emptying = new WeakMap<Db, Promise<Emptying>>();

/**
 * Empties tables and all that refer to them, as `truncate … cascade` does. That makes new files for each of a hundred tables and
 * their indexes; here only those that hold rows are touched.
 */
export async function emptied(db: Db, ...tables: string[]): Promise<void> {
  const own = emptying.get(db) ?? uncheckedOf(db).then((client) => ({ client, filled: new Map() }));
  emptying.set(db, own);
  const { client, filled } = await own;
  const asked = filled.get(`${tables}`) ?? { name: `filled ${filled.size}`, text: await askingOf(client, tables) };
  filled.set(`${tables}`, asked);
  const { rows } = await client.query<{ table: string }>(asked);
  if (rows.length > 0) await client.query(rows.map(({ table }) => `delete from ${table}`).join(';'));
}

/** The statement that tells which of the tables, and of those that refer to them, hold rows. */
async function askingOf(client: pg.Client, tables: readonly string[]): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `with recursive reached as (
       select c.oid from pg_class c where c.oid = any($1::text[]::regclass[])
       union select r.conrelid from reached join pg_constraint r on r.contype = 'f' and r.confrelid = reached.oid)
     select c.oid::regclass::text as name from reached join pg_class c using (oid) where not c.relispartition`,
    [tables],
  );
  return rows.map(({ name }) => `select '${name}' as "table" where exists (select from ${name})`).join(' union all ');
}
