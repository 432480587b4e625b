import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPgError } from '../db/embedded-error.ts';
import { startEmbeddedPg } from '../db/embedded-pg.ts';
import { migrate } from '../db/migrate.ts';
import { type Connection, connect } from '../db/pool.ts';
import type { Log } from '../kernel/log.ts';
import type { Settings } from '../kernel/settings.ts';
import { readRunFile } from './run-file.ts';

export interface Database extends Connection {
  url: string;
  /** Resolves when an embedded PostgreSQL ends by itself; never for a foreign server. */
  lost: Promise<void>;
  stop(): Promise<void>;
}

const WAIT_MS = 10_000;

/** A command holds the data folder only for its own duration, so a start waits for it; a server is refused at once. */
export async function startOwn(settings: Settings, log: Log) {
  const begun = performance.now();
  for (;;) {
    try {
      return await startEmbeddedPg(settings.dataDir, { log: (line) => log.debug({ postgres: line }) });
    } catch (error) {
      const held = error instanceof EmbeddedPgError && error.reason === 'db.already_running';
      if (!held || performance.now() - begun > WAIT_MS || (await readRunFile(settings.dataDir))?.kind === 'server') throw error;
      await pause(200);
    }
  }
}

/** The database of the settings, migrated and connected. */
export async function openDatabase(settings: Settings, log: Log, max = 10): Promise<Database> {
  const own = settings.databaseUrl ? undefined : await startOwn(settings, log);
  const url = settings.databaseUrl ?? own!.url;
  try {
    await migrate(url, { log: (line) => log.info(line) });
  } catch (error) {
    await own?.stop();
    throw error;
  }
  const connection = connect(url, { max, onError: (error) => log.warn({ err: error }, 'a database connection was lost') });
  return {
    ...connection,
    url,
    lost: own?.exited ?? new Promise(() => undefined),
    async stop() {
      await connection.close();
      await own?.stop();
    },
  };
}
