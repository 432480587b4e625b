import type pg from 'pg';
import { MigrateError } from './migrate-error.ts';

export const EXTENSIONS = ['pg_trgm', 'btree_gin', 'btree_gist', 'unaccent'];

/** Whether this server can hold Fulcrum's data at all; fails with a MigrateError that says what to change. */
export async function checkServer(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ number: string; version: string; encoding: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as version,
            current_setting('server_encoding') as encoding`,
  );
  const server = rows[0];
  if (Number(server?.number) < 150_000) {
    throw new MigrateError('db.too_old', `PostgreSQL ${server?.version} is too old: Fulcrum needs 15 or newer.`);
  }
  if (server?.encoding !== 'UTF8') {
    const remedy = `create database fulcrum encoding 'UTF8' locale 'C.UTF-8' template template0`;
    throw new MigrateError('db.not_utf8', `The database is encoded in ${server?.encoding}, not UTF8: make another (${remedy}).`);
  }
  await checkAvailable(client);
}

async function checkAvailable(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select name from unnest($1::text[]) as name where name not in (select name from pg_available_extensions) order by name`,
    [EXTENSIONS],
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name).join(', ');
  throw new MigrateError('db.extension_missing', `The server lacks the extensions ${names}: install PostgreSQL's contrib package there.`);
}

/** Makes the extensions, in a schema of their own, and proves that text search works for Chinese. */
export async function createExtensions(client: pg.ClientBase): Promise<void> {
  try {
    await client.query(`create schema if not exists ext`);
    await client.query(EXTENSIONS.map((name) => `create extension if not exists ${name} schema ext;`).join('\n'));
  } catch (error) {
    const statements = EXTENSIONS.map((name) => `create extension ${name} schema ext;`).join(' ');
    const remedy = `let its owner run, in that database: create schema ext; ${statements}`;
    throw new MigrateError('db.extension_missing', `This account may not create extensions: ${remedy}`, String(error));
  }
  await checkChinese(client);
}

async function checkChinese(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ schema: string }>(
    `select n.nspname as schema from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm'`,
  );
  const schema = rows[0]?.schema ?? 'ext';
  if (schema !== 'ext') {
    throw new MigrateError('db.extension_missing', `pg_trgm lies in schema ${schema}: alter extension pg_trgm set schema ext.`);
  }
  const { rows: found } = await client.query<{ alike: number }>(`select ext.similarity('华为', '华为') as alike`);
  const { rowCount: pinyin } = await client.query(`select from pg_collation where collname = 'zh-x-icu'`);
  if (found[0]?.alike === 1 && pinyin) return;
  const why = pinyin ? 'its character type (lc_ctype) knows no Chinese' : 'it was built without ICU';
  const remedy = `create database fulcrum encoding 'UTF8' locale 'C.UTF-8' template template0`;
  throw new MigrateError('db.not_chinese', `The database cannot search or sort Chinese, because ${why}: make another (${remedy}).`);
}
