import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { foreignKeysOf, tablesOf } from './backup-catalog.ts';
import { BackupError } from './backup-error.ts';
import { type Frame, type Partition, QUEUE, type TableBegin } from './backup-format.ts';
import { json, readFrames, type VerifiedBackup } from './backup-read.ts';
import { ADVISORY_LOCK, comparePending, createLedger, migrate, migrateQueue } from './migrate.ts';
import { readMigrations } from './migration-files.ts';
import { checkServer, createExtensions } from './server-check.ts';

/** `beforeCommit` keeps what belongs to the data but lies beside the database; when it fails, nothing is restored. */
export type RestoreOptions = { beforeCommit(): Promise<void>; log?: (line: string) => void };

/**
 * Brings a verified backup into an empty database in one transaction, then up to this version. Stopped half-way, the database is as
 * empty as before. Fails with BackupError, or with MigrateError when this code cannot hold the backup's schema.
 */
export async function restoreBackup(
  url: string,
  backup: VerifiedBackup,
  { beforeCommit, log = () => undefined }: RestoreOptions,
): Promise<void> {
  const migrations = await readMigrations();
  comparePending(migrations, backup.head.migrations);
  const client = new pg.Client({
    connectionString: url,
    application_name: 'fulcrum restore',
    options: '-c search_path=public,ext -c timezone=UTC',
  });
  client.on('error', (error) => log(`restore: ${error.message}`));
  await client.connect();
  try {
    await checkServer(client);
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    if ((await tablesOf(client)).length > 0) throw new BackupError('backup.not_empty');
    await createExtensions(client);
    await migrateQueue(url);
    await client.query('begin');
    await createLedger(client);
    const applied = new Set(backup.head.migrations.map(({ number }) => number));
    for (const { number, sql } of migrations) if (applied.has(number)) await client.query(sql);
    await load(client, backup);
    await beforeCommit();
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end(); // before the commit this rolls everything back
  }
  await migrate(url, { log });
}

async function load(client: pg.Client, { file, head, tail, tables }: VerifiedBackup): Promise<void> {
  await makePartitions(client, head.partitions);
  // Rows come in the order of table names, and no trigger may act on them a second time.
  const keys = await foreignKeysOf(client);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  const own = await tablesOf(client);
  for (const { name } of own) await client.query(`alter table public.${pg.escapeIdentifier(name)} disable trigger user`);
  await client.query(`create temporary table waiting_job (identifier text, payload json, queue_name text, run_at timestamptz,
    max_attempts int, key text, priority int) on commit drop`);
  await client.query('delete from public.schema_migration');
  await loadTables(client, readFrames(file));
  for (const { name } of own) await client.query(`alter table public.${pg.escapeIdentifier(name)} enable trigger user`);
  for (const { table, name, definition } of keys) await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  for (const { name, value } of tail.sequences) await client.query('select setval($1, $2)', [`public.${pg.escapeIdentifier(name)}`, value]);
  await client.query(
    `select graphile_worker.add_job(identifier, payload, queue_name, run_at, max_attempts, key, priority) from waiting_job`,
  );
  await compareCounts(client, tables);
}

async function makePartitions(client: pg.Client, partitions: Partition[]): Promise<void> {
  for (const { name, parent, bound } of partitions) {
    const [table, of] = [name, parent].map((each) => `public.${pg.escapeIdentifier(each)}`);
    await client.query(`create table if not exists ${table} partition of ${of} ${bound}`);
  }
}

async function loadTables(client: pg.Client, frames: AsyncGenerator<Frame>): Promise<void> {
  for (;;) {
    const { value: frame } = await frames.next();
    if (!frame) return;
    if (frame.kind !== 'T') continue;
    const { name, columns } = json<TableBegin>(frame.payload);
    const target = name === QUEUE ? 'waiting_job' : `public.${pg.escapeIdentifier(name)} (${columns.join(', ')})`;
    await pipeline(rowsOf(frames), client.query(copyFrom(`copy ${target} from stdin`)));
  }
}

/** The bytes of the table at hand, up to its end. */
async function* rowsOf(frames: AsyncGenerator<Frame>): AsyncGenerator<Buffer> {
  for (;;) {
    const { value: frame } = await frames.next();
    if (frame?.kind !== 'D') return;
    yield frame.payload;
  }
}

async function compareCounts(client: pg.Client, tables: VerifiedBackup['tables']): Promise<void> {
  for (const { name, rows } of tables) {
    const from = name === QUEUE ? 'waiting_job' : `public.${pg.escapeIdentifier(name)}`;
    const { rows: counted } = await client.query<{ count: string }>(`select count(*)::text as count from ${from}`);
    const found = counted[0]?.count ?? '';
    if (found !== String(rows)) throw new BackupError('backup.counts_differ', { table: name, expected: String(rows), found });
  }
}
