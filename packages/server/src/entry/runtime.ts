import path from 'node:path';
import { newSecret } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import type { Settings } from '../kernel/settings.ts';
import { startSearchThread } from '../slices/knowledge/index.ts';
import { assemble } from './assemble.ts';
import { type Database, openDatabase } from './database.ts';
import { removeRunFile, writeRunFile } from './run-file.ts';
import { serveHttp } from './serve-http.ts';
import { startJobs } from './start-jobs.ts';
import { WEB_DIR } from './web-bundle.ts';

export interface Runtime {
  url: string;
  /** Proves to this server that one may read its data folder. */
  secret: string;
  database: Database;
  stop(): Promise<void>;
}
export interface RuntimeOptions {
  kind: 'server' | 'command';
  web: boolean;
  worker: boolean;
}

/** Starts database, door, worker and HTTP, in this order; stops them in the reverse. */
export async function startRuntime(settings: Settings, log: Log, options: RuntimeOptions): Promise<Runtime> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one().catch((error: unknown) => log.error({ err: error }, 'stopping'));
  };
  try {
    const database = await openDatabase(settings, log);
    stops.push(() => database.stop());
    if (options.kind === 'server') stops.push(startSearchThread(database.db, database.url, log));
    const assembly = await assemble(settings, log, database);
    const worker = options.worker ? await startJobs(assembly, database, log) : undefined;
    stops.push(async () => worker?.stop());
    const secret = newSecret('ft');
    const webDir = options.web ? WEB_DIR : path.join(WEB_DIR, 'none');
    const http = await serveHttp(assembly, database, settings, {
      localSecret: secret,
      log,
      webDir,
      workerAlive: () => worker?.alive() ?? !options.worker,
    });
    stops.push(() => http.close());
    await writeRunFile(settings.dataDir, { pid: process.pid, url: http.url, secret, kind: options.kind });
    stops.push(() => removeRunFile(settings.dataDir));
    return { url: http.url, secret, database, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
