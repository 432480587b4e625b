import { makeWorkerUtils } from 'graphile-worker';
import pg from 'pg';
import { MigrateError } from './migrate-error.ts';
import { type Migration, readMigrations } from './migration-files.ts';
import { checkServer, createExtensions } from './server-check.ts';

/** `folder` holds the migrations; `lockTimeoutMs` bounds how long one waits for those who use its tables. */
export type MigrateOptions = { folder?: string; log?: (line: string) => void; lockTimeoutMs?: number };
export type AppliedMigration = { number: number; name: string; checksum: string };

/** Who changes the schema holds this. */
export const ADVISORY_LOCK = 4_600_100_118; // any number that nobody else locks

/**
 * Brings a database up to this code and returns the names of what it applied: ours one transaction each, then the queue's own.
 * Several at once wait for one another. Fails with MigrateError, the failed migration rolled back and those before it kept.
 */
export async function migrate(
  url: string,
  { folder, log = () => undefined, lockTimeoutMs = 30_000 }: MigrateOptions = {},
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: url, application_name: 'fulcrum migrate', options: '-c search_path=public,ext' });
  client.on('error', (error) => log(`migrate: ${error.message}`));
  await client.connect();
  try {
    await checkServer(client);
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    await createExtensions(client);
    const pending = await findPending(client, migrations);
    for (const migration of pending) {
      await apply(client, migration, lockTimeoutMs);
      log(`applied ${migration.name}`);
    }
    await migrateQueue(url);
    return pending.map(({ name }) => name);
  } finally {
    await client.end(); // lets go of the lock
  }
}

/** The migrations of the code that a database lacks; empty when it is up to date. Fails as migrate() does. */
export async function pendingMigrations(pool: pg.Pool, folder?: string): Promise<string[]> {
  const { rows } = await pool.query<{ known: boolean }>(`select to_regclass('public.schema_migration') is not null as known`);
  const applied = rows[0]?.known ? await appliedMigrations(pool) : [];
  return comparePending(await readMigrations(folder), applied).map(({ name }) => name);
}

/** The table that says what was applied. */
export async function createLedger(client: pg.Client): Promise<void> {
  // The wall clock, not the application's: an operator wants to know when this really happened.
  await client.query(`create table if not exists public.schema_migration (
    number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default clock_timestamp())`);
}

async function findPending(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  await createLedger(client);
  return comparePending(migrations, await appliedMigrations(client));
}

export async function appliedMigrations(queryable: pg.Client | pg.Pool): Promise<AppliedMigration[]> {
  const { rows } = await queryable.query<AppliedMigration>('select number, name, checksum from public.schema_migration order by number');
  return rows;
}

/** The migrations that `applied` lacks. Fails when it knows others than the code does. */
export function comparePending(migrations: Migration[], applied: AppliedMigration[]): Migration[] {
  const last = applied.at(-1)?.number ?? 0;
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const { number, name, checksum } of applied) {
    const ours = known.get(number);
    if (!ours)
      throw new MigrateError(
        'db.newer_than_code',
        `The database is newer than this version of Fulcrum (it knows ${name}): start the newer one.`,
      );
    if (ours.name !== name || ours.checksum !== checksum) {
      throw new MigrateError(
        'db.changed_migration',
        `${ours.name}.sql was changed after it was applied (as ${name}): restore it and add a new migration.`,
      );
    }
  }
  const done = new Set(applied.map(({ number }) => number));
  const pending = migrations.filter(({ number }) => !done.has(number));
  const late = pending.find(({ number }) => number < last);
  if (late) throw new MigrateError('db.late_migration', `${late.name}.sql comes after ${last} was applied: give it the next free number.`);
  return pending;
}

async function apply(client: pg.Client, { number, name, sql, checksum }: Migration, lockTimeoutMs: number): Promise<void> {
  try {
    await client.query('begin');
    await client.query(`set local lock_timeout = ${Math.round(lockTimeoutMs)}`);
    await client.query(sql);
    await client.query('insert into public.schema_migration (number, name, checksum) values ($1, $2, $3)', [number, name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const { message, position } = error as pg.DatabaseError;
    const line = position ? ` (line ${sql.slice(0, Number(position)).split('\n').length})` : '';
    throw new MigrateError('db.migration_failed', `Migration ${name}.sql failed${line} and was rolled back.`, message);
  }
}

/** Makes or upgrades the schema of the job queue. */
export async function migrateQueue(url: string): Promise<void> {
  // A pool of ours keeps its error handler: the database may be stopped before the last connection has said goodbye.
  const pgPool = new pg.Pool({ connectionString: url, max: 2, application_name: 'fulcrum migrate' });
  pgPool.on('error', () => undefined);
  pgPool.on('connect', (client) => client.on('error', () => undefined));
  try {
    const utils = await makeWorkerUtils({ pgPool });
    await utils.migrate();
    await utils.release();
  } finally {
    await pgPool.end();
  }
}
