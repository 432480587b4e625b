import { pendingMigrations } from '../db/migrate.ts';
import { buildApp } from '../http/app.ts';
import type { Log } from '../kernel/log.ts';
import type { Settings } from '../kernel/settings.ts';
import { authenticateChannel } from '../slices/channel-hooks/index.ts';
import { authenticateTracker } from '../slices/feedback/index.ts';
import { authenticate } from '../slices/identity/index.ts';
import { authenticateMailHook } from '../slices/inbound-mail/index.ts';
import { authenticateFeed } from '../slices/key-events/index.ts';
import { authenticateMember } from '../slices/portal/index.ts';
import type { Assembly } from './assemble.ts';
import type { Database } from './database.ts';

interface HttpOptions {
  localSecret: string;
  log: Log;
  webDir: string;
  workerAlive(): boolean;
}

const holds = (promise: Promise<boolean>): Promise<boolean> => promise.catch(() => false);

/** Listens; `url` is how this machine reaches it. */
export async function serveHttp(assembly: Assembly, database: Database, settings: Settings, options: HttpOptions) {
  const { door, callCtx, clock, services, version } = assembly;
  const app = await buildApp({
    door,
    callCtx,
    authenticate: (secret, now) => authenticate(database.db, secret, now),
    authenticateMember: (secret, now) => authenticateMember(database.db, secret, now),
    authenticateFeed: (secret, now) => authenticateFeed(database.db, secret, now),
    authenticateMailHook: (secret) => authenticateMailHook(database.db, secret),
    authenticateChannel: (path, arrived) => authenticateChannel(services, path, arrived, clock.now().toString()),
    authenticateTracker: (part, signed) => authenticateTracker(services, part, signed, clock.now().toString()),
    localSecret: options.localSecret,
    secureCookies: services.secureCookies,
    now: () => clock.now().toString(),
    log: options.log,
    version,
    webDir: options.webDir,
    readiness: async () => ({
      database: await holds(database.pool.query('select 1').then(() => true)),
      migrations: await holds(pendingMigrations(database.pool).then((names) => names.length === 0)),
      worker: options.workerAlive(),
    }),
  });
  const address = await app.listen({ port: settings.port, host: settings.host });
  return { url: address.replace('[::1]', '127.0.0.1').replace('0.0.0.0', '127.0.0.1'), close: () => app.close() };
}
