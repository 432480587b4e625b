import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { partitionsOf, sequencesOf, tablesOf } from './backup-catalog.ts';
import { BackupError } from './backup-error.ts';
import { type BackupHead, FORMAT, frameHead, jsonFrame, QUEUE, type TableBegin, type TableEnd, withFooter } from './backup-format.ts';
import { appliedMigrations } from './migrate.ts';

export type BackupOptions = { version: string; at: string; secretKey: string | null; signal?: AbortSignal };
export type BackupSummary = { file: string; bytes: number; tables: number; rows: number };

/**
 * Writes all of a database to `file`, as of one moment, while others work on. The file appears under its name only when whole and
 * on the disk; it is readable by its owner alone. What stood there before is replaced then.
 */
export async function writeBackup(url: string, file: string, options: BackupOptions): Promise<BackupSummary> {
  const folder = path.dirname(path.resolve(file));
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) throw new BackupError('backup.no_folder', { folder });
  const partial = `${file}.partial`;
  const client = new pg.Client({ connectionString: url, application_name: 'fulcrum backup', options: '-c timezone=UTC -c datestyle=ISO' });
  client.on('error', () => undefined); // the query that runs then fails with it
  await client.connect();
  const ends: TableEnd[] = [];
  try {
    await rm(partial, { force: true });
    await client.query('begin isolation level repeatable read read only');
    const target = createWriteStream(partial, { flags: 'wx', mode: 0o600 });
    const signal = options.signal ? { signal: options.signal } : {};
    await pipeline(frames(client, options, ends), createZstdCompress(), withFooter, target, signal);
    await syncToDisk(partial);
    await rename(partial, file);
    await syncToDisk(folder);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await client.end();
  }
  const tables = ends.filter(({ name }) => name !== QUEUE);
  return { file, bytes: (await stat(file)).size, tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0) };
}

async function* frames(client: pg.Client, options: BackupOptions, ends: TableEnd[]): AsyncGenerator<Buffer> {
  const { rows: server } = await client.query<{ version: string }>(`select current_setting('server_version') as version`);
  const tables = await tablesOf(client);
  if (!tables.some(({ name }) => name === 'schema_migration')) throw new BackupError('backup.nothing');
  const head: BackupHead = {
    format: FORMAT,
    version: options.version,
    at: options.at,
    postgresql: server[0]?.version ?? '',
    migrations: await appliedMigrations(client),
    partitions: await partitionsOf(client),
    secretKey: options.secretKey,
  };
  yield jsonFrame('H', head);
  for (const table of tables) {
    yield* tableFrames(client, table, `select ${table.columns.join(', ')} from public.${pg.escapeIdentifier(table.name)}`, ends);
  }
  if (await hasQueue(client)) yield* tableFrames(client, { name: QUEUE, columns: [] }, WAITING_JOBS, ends);
  yield jsonFrame('Z', { tables: ends.length, sequences: await sequencesOf(client) });
}

async function* tableFrames(client: pg.Client, table: TableBegin, select: string, ends: TableEnd[]): AsyncGenerator<Buffer> {
  yield jsonFrame('T', table);
  const hash = createHash('sha256');
  const rows = client.query(copyTo(`copy (${select}) to stdout`));
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    hash.update(chunk);
    yield frameHead('D', chunk.length);
    yield chunk;
  }
  await client.query('select'); // the count comes with the end of the statement, not with that of the rows
  const end = { name: table.name, rows: rows.rowCount ?? 0, sha256: hash.digest('hex') };
  ends.push(end);
  yield jsonFrame('E', end);
}

/** What waits or runs; a job that failed for good has said so elsewhere. */
const WAITING_JOBS = `
  select t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
  where j.attempts < j.max_attempts or j.locked_at is not null order by j.id`;

async function hasQueue(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('graphile_worker._private_jobs') is not null as there`);
  return rows[0]?.there ?? false;
}

async function syncToDisk(at: string): Promise<void> {
  const handle = await open(at, 'r');
  await handle.sync();
  await handle.close();
}
