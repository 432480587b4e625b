import path from 'node:path';
import { type CallCtx, callCtxFactory, type Door, type Services } from '../access/index.ts';
import { type Clock, movableClock, systemClock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { createSeal } from '../kernel/seal.ts';
import { installationSecret } from '../kernel/secret-file.ts';
import type { Settings } from '../kernel/settings.ts';
import { composeDoor } from './compose.ts';
import type { Database } from './database.ts';
import { VERSION } from './version.ts';
import { ROOT } from './web-bundle.ts';

/** What every transport of this process shares. */
export interface Assembly {
  door: Door;
  callCtx: CallCtx;
  clock: Clock;
  services: Services;
  version: string;
}

export async function assemble(settings: Settings, log: Log, database: Database): Promise<Assembly> {
  const seal = createSeal(settings.secretKey ?? (await installationSecret(settings.dataDir)));
  const services: Services = {
    root: database.db,
    ...seal,
    templatesDir: path.join(ROOT, 'templates'),
    secureCookies: settings.publicUrl?.startsWith('https:') ?? false,
    attachmentMb: settings.attachmentMb,
  };
  const clock = settings.clock ? movableClock(settings.clock) : systemClock;
  return { door: composeDoor(), callCtx: callCtxFactory({ db: database.db, clock, log, services }), clock, services, version: VERSION };
}
