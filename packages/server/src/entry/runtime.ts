import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { callCtxFactory, type Services } from '../access/index.ts';
import { pendingMigrations } from '../db/migrate.ts';
import { buildApp } from '../http/app.ts';
import { movableClock, systemClock } from '../kernel/clock.ts';
import { newSecret } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { createSeal } from '../kernel/seal.ts';
import { installationSecret } from '../kernel/secret-file.ts';
import type { Settings } from '../kernel/settings.ts';
import { authenticate } from '../slices/identity/index.ts';
import { composeDoor } from './compose.ts';
import { type Database, openDatabase } from './database.ts';
import { removeRunFile, writeRunFile } from './run-file.ts';
import { startJobs } from './start-jobs.ts';
import { VERSION } from './version.ts';
import { ROOT, WEB_DIR } from './web-bundle.ts';

export interface Runtime {
  url: string;
  /** Proves to this server that one may read its data folder. */
  secret: string;
  database: Database;
  app: FastifyInstance;
  stop(): Promise<void>;
}
export interface RuntimeOptions {
  kind: 'server' | 'command';
  web: boolean;
  worker: boolean;
}

async function listen(app: FastifyInstance, settings: Settings): Promise<string> {
  const address = await app.listen({ port: settings.port, host: settings.host });
  return address.replace('[::1]', '127.0.0.1').replace('0.0.0.0', '127.0.0.1');
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
    const secureCookies = settings.publicUrl?.startsWith('https:') ?? false;
    const seal = createSeal(settings.secretKey ?? (await installationSecret(settings.dataDir)));
    const services: Services = { root: database.db, ...seal, templatesDir: path.join(ROOT, 'templates'), secureCookies };
    const clock = settings.clock ? movableClock(settings.clock) : systemClock;
    const callCtx = callCtxFactory({ db: database.db, clock, log, services });
    const door = composeDoor();
    const worker = options.worker ? await startJobs({ database, callCtx, log }) : undefined;
    if (worker) stops.push(() => worker.stop());
    const localSecret = newSecret('ft');
    const app = await buildApp({
      door,
      callCtx,
      authenticate: (secret, now) => authenticate(database.db, secret, now),
      localSecret,
      secureCookies,
      now: () => clock.now().toString(),
      log,
      version: VERSION,
      webDir: options.web ? WEB_DIR : path.join(WEB_DIR, 'none'),
      readiness: async () => ({
        database: await database.pool.query('select 1').then(
          () => true,
          () => false,
        ),
        migrations: await pendingMigrations(database.pool).then(
          (names) => names.length === 0,
          () => false,
        ),
        worker: worker?.alive() ?? !options.worker,
      }),
    });
    stops.push(() => app.close());
    const url = await listen(app, settings);
    await writeRunFile(settings.dataDir, { pid: process.pid, url, secret: localSecret, kind: options.kind });
    stops.push(() => removeRunFile(settings.dataDir));
    return { url, secret: localSecret, database, app, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
