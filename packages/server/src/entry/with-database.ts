import { EmbeddedPgError } from '../db/embedded-error.ts';
import { readPidFile } from '../db/embedded-leftover.ts';
import { clusterOf, embeddedUrl } from '../db/embedded-pg.ts';
import type { Log } from '../kernel/log.ts';
import type { Settings } from '../kernel/settings.ts';
import { startOwn } from './database.ts';
import { readRunFile } from './run-file.ts';

/** Where the embedded PostgreSQL of a running server listens; undefined when no server runs. Fails when it uses another database. */
export async function runningDatabaseUrl(dataDir: string): Promise<string | undefined> {
  if ((await readRunFile(dataDir))?.kind !== 'server') return undefined;
  const postmaster = await readPidFile(clusterOf(dataDir));
  if (postmaster) return embeddedUrl(postmaster.socketFolder);
  throw new EmbeddedPgError('db.elsewhere', `The server on ${dataDir} uses another database: set DATABASE_URL as it has it.`);
}

/** Gives `work` the database itself: the one named, that of the running server, or our own for as long as the work takes. */
export async function withDatabase<T>(settings: Settings, log: Log, work: (url: string) => Promise<T>): Promise<T> {
  const known = settings.databaseUrl ?? (await runningDatabaseUrl(settings.dataDir));
  if (known) return work(known);
  const own = await startOwn(settings, log);
  try {
    return await work(own.url);
  } finally {
    await own.stop();
  }
}
