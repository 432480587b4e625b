import type { AddressInfo } from 'node:net';
import { callCtxFactory } from '../../src/access/index.ts';
import { buildApp } from '../../src/http/app.ts';
import { createLog } from '../../src/kernel/log.ts';
import { authenticateChannel } from '../../src/slices/channel-hooks/index.ts';
import { authenticateTracker } from '../../src/slices/feedback/index.ts';
import { authenticate } from '../../src/slices/identity/index.ts';
import { authenticateMailHook } from '../../src/slices/inbound-mail/index.ts';
import { authenticateFeed } from '../../src/slices/key-events/index.ts';
import { authenticateMember } from '../../src/slices/portal/index.ts';
import type { TestFulcrum } from './fulcrum.ts';

export interface TestServer {
  url: string;
  /** Makes the bearer the local administrator. */
  secret: string;
  stop(): Promise<void>;
}

/** The real HTTP surface over a test's installation, on a port of its own. */
export async function served(fulcrum: Pick<TestFulcrum, 'db' | 'clock' | 'services' | 'door'>): Promise<TestServer> {
  const { db, clock, services, door } = fulcrum;
  const log = createLog((process.env.HOSTILE_LOG as 'error') ?? 'silent');
  const secret = 'the secret of a test';
  const app = await buildApp({
    door,
    log,
    version: '0',
    webDir: '/nowhere',
    readiness: async () => ({ database: true, migrations: true, worker: true }),
    callCtx: callCtxFactory({ db, clock, log, services }),
    authenticate: (token, now) => authenticate(db, token, now),
    authenticateMember: (token, now) => authenticateMember(db, token, now),
    authenticateFeed: (token, now) => authenticateFeed(db, token, now),
    authenticateMailHook: (token) => authenticateMailHook(db, token),
    authenticateChannel: (path, arrived) => authenticateChannel(services, path, arrived, clock.now().toString()),
    authenticateTracker: (part, signed) => authenticateTracker(services, part, signed, clock.now().toString()),
    localSecret: secret,
    secureCookies: false,
    now: () => clock.now().toString(),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, secret, stop: () => app.close() };
}
