// Runs the PostgreSQL that npm brought along, as a child of this process, on a private unix socket.
import { chmod, chown, mkdir, mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { chooseAccount, runAs } from './embedded-account.ts';
import { findBinaries } from './embedded-binaries.ts';
import { EmbeddedPgError } from './embedded-error.ts';
import { initCluster, SUPERUSER } from './embedded-initdb.ts';
import { clearLeftover } from './embedded-leftover.ts';
import { lockFolder } from './embedded-lock.ts';
import { type Postmaster, startPostmaster } from './embedded-postmaster.ts';

/** `url` is for pg; `exited` resolves when PostgreSQL ends for whatever reason, `stop()` when it has shut down. */
export type EmbeddedPg = { url: string; socketFolder: string; pid: number; exited: Promise<void>; stop(): Promise<void> };
export type EmbeddedPgOptions = { log?: (line: string) => void; settings?: Record<string, string> };

const MAJOR = '18'; // each major version has a folder of its own, so that an upgrade can stand beside the old data
const DATABASE = 'fulcrum';
/** How often a start gives way to a PostgreSQL that is left over. */
const LOOKS = 3;
const LONGEST_SOCKET_FOLDER = 107 - '/.s.PGSQL.5432.lock'.length;
/** For a laptop: memory for 100,000 accounts, no parallel workers beside our own, commits that survive a power cut. */
const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '256MB',
  work_mem: '32MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
  synchronous_commit: 'on',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** Starts PostgreSQL on `<dataFolder>/pg`, making the cluster at the first start. Fails with EmbeddedPgError. */
export async function startEmbeddedPg(dataFolder: string, options: EmbeddedPgOptions = {}): Promise<EmbeddedPg> {
  const log = options.log ?? (() => undefined);
  const settings: Record<string, string> = { ...SETTINGS, ...options.settings };
  const data = await makeDataFolder(path.resolve(dataFolder));
  const lock = await lockFolder(data);
  let socketFolder = path.join(data, 'pg');
  try {
    const cluster = clusterOf(data);
    const bin = await findBinaries();
    const ids = await chooseAccount(cluster);
    socketFolder = await makeFolders(path.dirname(cluster), ids);
    const as = await runAs(ids, [path.join(bin, 'bin'), path.dirname(cluster)]);
    if (!(await stat(cluster).catch(() => undefined))) await initCluster(bin, cluster, as, settings.fsync !== 'off');
    const postmaster = await startAlone({ bin, cluster, socketFolder, as }, settings, log);
    const release = async () => {
      lock.release();
      await forget(socketFolder, data);
    };
    const url = await ensureDatabase(socketFolder).catch(async (error) => {
      await postmaster.stop();
      throw error;
    });
    const stop = () => postmaster.stop().then(release);
    return { url, socketFolder, pid: postmaster.pid, exited: postmaster.exited, stop };
  } catch (error) {
    lock.release();
    await forget(socketFolder, data);
    throw error;
  }
}

/** A PostgreSQL that a killed run had only just begun enters itself in the cluster after we looked: then it is cleared once more. */
async function startAlone(...[where, settings, log]: Parameters<typeof startPostmaster>): Promise<Postmaster> {
  for (let looks = 1; ; looks++) {
    await clearLeftover(where.cluster, log);
    try {
      return await startPostmaster(where, settings, log);
    } catch (error) {
      const isTaken = error instanceof EmbeddedPgError && error.detail?.includes('postmaster.pid');
      if (!isTaken || looks === LOOKS) throw error;
    }
  }
}

/** Others may pass through the data folder (PostgreSQL's account must, when we are root) but not list it. */
async function makeDataFolder(folder: string): Promise<string> {
  const made = await mkdir(folder, { recursive: true });
  if (made) await chmod(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
  return realpath(folder);
}

/** Makes `<data>/pg` and returns the folder for the socket: the same, unless its path is too long for one. */
async function makeFolders(folder: string, ids?: { uid: number; gid: number }): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const short = Buffer.byteLength(folder) <= LONGEST_SOCKET_FOLDER;
  const socketFolder = short ? folder : await mkdtemp(path.join(os.tmpdir(), 'fulcrum-'));
  if (ids) for (const each of new Set([folder, socketFolder])) await chown(each, ids.uid, ids.gid);
  return socketFolder;
}

const forget = async (socketFolder: string, data: string) => {
  if (!socketFolder.startsWith(data)) await rm(socketFolder, { recursive: true, force: true });
};

/** Where a PostgreSQL that listens in `socketFolder` is reached. */
export const embeddedUrl = (socketFolder: string, database = DATABASE): string =>
  `postgresql://${SUPERUSER}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`;
/** The cluster of a data folder. */
export const clusterOf = (dataFolder: string): string => path.join(dataFolder, 'pg', MAJOR);

async function ensureDatabase(socketFolder: string): Promise<string> {
  const client = new pg.Client({ connectionString: embeddedUrl(socketFolder, 'postgres') });
  await client.connect();
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
  if (!rowCount) await client.query(`create database ${DATABASE}`);
  await client.end();
  return embeddedUrl(socketFolder);
}
