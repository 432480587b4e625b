import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { MigrateError } from './migrate-error.ts';

/** `number` orders; `name` is the file's without `.sql`; `checksum` is SHA-256 in hex. */
export type Migration = { number: number; name: string; sql: string; checksum: string };

export const MIGRATIONS = path.resolve(import.meta.dirname, '../../migrations');

/** The migrations of a folder in order. Fails with `db.bad_migration_name` on a strange name or a number used twice. */
export async function readMigrations(folder = MIGRATIONS): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const migrations = await Promise.all(names.map((name) => readMigration(folder, name)));
  const twice = migrations.find((each, i) => migrations[i - 1]?.number === each.number);
  if (twice)
    throw new MigrateError('db.bad_migration_name', `Two migrations bear the number of ${twice.name}.sql: give one the next free number.`);
  return migrations;
}

async function readMigration(folder: string, file: string): Promise<Migration> {
  const [, number] = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(file) ?? [];
  if (!number) throw new MigrateError('db.bad_migration_name', `${file} is not named like 0001_what_it_does.sql.`);
  const sql = (await readFile(path.join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
  return { number: Number(number), name: file.slice(0, -'.sql'.length), sql, checksum: sha256(sql) };
}

/** One hash over all migrations: what generated files are compared by. */
export const hashMigrations = (migrations: Migration[]) => sha256(migrations.map(({ name, checksum }) => `${name} ${checksum}\n`).join(''));

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
