import { createReadStream } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Import } from '@fulcrum/contract';
import { sql } from 'kysely';
import {
  type Actor,
  type CallCtx,
  callCtxFactory,
  LOCAL,
  type Services,
  selectJobRun,
  type WriteCtx,
  writeCtx,
} from '../../src/access/index.ts';
import type { Db } from '../../src/db/database.ts';
import type { Connection } from '../../src/db/pool.ts';
import { type RunningWorker, startWorker } from '../../src/jobs/index.ts';
import { type Clock, movableClock } from '../../src/kernel/clock.ts';
import { newId } from '../../src/kernel/ids.ts';
import { createLog } from '../../src/kernel/log.ts';
import { fileJobs } from '../../src/slices/files/index.ts';
import type { Entity } from '../../src/slices/portability/entity-rules.ts';
import { importJobs, importStreamHandlers, importsHandlers } from '../../src/slices/portability/index.ts';

export interface ImportOrder {
  entity: Entity;
  name?: string;
  mapping?: Record<string, unknown>;
  encoding?: string;
  skipBadRows?: boolean;
  actor?: Actor;
}
/** An installation whose imports a test or a benchmark runs, with a real worker beside it. */
export interface Installation {
  db: Db;
  services: Services;
  clock: Clock;
  callCtx: CallCtx;
  ctx(actor?: Actor, language?: 'zh' | 'en'): ReturnType<CallCtx>;
  write<T>(verb: (ctx: WriteCtx) => Promise<T>, actor?: Actor): Promise<T>;
  upload(body: AsyncIterable<Uint8Array>, order: ImportOrder): Promise<Import>;
  check(id: string, order: ImportOrder): Promise<Import>;
  commit(id: string, order: ImportOrder): Promise<Import>;
  /** Upload, check and commit; answers what the import came to. */
  run(body: AsyncIterable<Uint8Array>, order: ImportOrder): Promise<Import>;
  startWorker(): Promise<RunningWorker>;
}
export const TEMPLATES = path.resolve(import.meta.dirname, '../../../../templates');

/** The bytes of a text, or of a file by its path. */
export const bytesOf = async function* (text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
};
export const fileBytes = (file: string): AsyncIterable<Uint8Array> => createReadStream(file, { highWaterMark: 1 << 18 });

export async function setUpOrganisation(db: Db, currency: string, now: string): Promise<void> {
  await sql`insert into organisation (name, language, time_zone, base_currency, set_up_at) values ('衡川科技', 'zh', 'Asia/Shanghai', ${currency}, ${now})
    on conflict do nothing`.execute(db);
}

export function installation(
  connection: Pick<Connection, 'db'> & { url: string },
  clock: Clock = movableClock('2026-11-23T01:00:00Z'),
): Installation {
  const { db, url } = connection;
  const services: Services = {
    root: db,
    seal: (plain) => plain,
    unseal: (sealed) => sealed,
    templatesDir: TEMPLATES,
    secureCookies: false,
  };
  const log = createLog('error');
  const callCtx = callCtxFactory({ db, clock, log, services });
  const ctx: Installation['ctx'] = (actor = LOCAL, language = 'zh') =>
    callCtx({ actor, language, origin: { via: 'rest', requestId: newId(), address: null, agent: null } });
  const write: Installation['write'] = async (verb, actor) => {
    const own = await ctx(actor);
    return db.transaction().execute((tx) => verb(writeCtx(own, tx)));
  };
  const ended = async (started: Import): Promise<Import> => {
    for (;;) {
      const run = await selectJobRun(db, started.jobId ?? '');
      if (run?.finished_at) break;
      await pause(25);
    }
    return write((own) => importsHandlers.get(own, { id: started.id }));
  };
  const own: Installation = {
    db,
    services,
    clock,
    callCtx,
    ctx,
    write,
    upload: async (body, order) =>
      importStreamHandlers.upload(await ctx(order.actor), { name: order.name ?? 'file.csv', entity: order.entity }, body),
    check: async (id, { entity: _, mapping, encoding, actor }) =>
      ended(await write((each) => importsHandlers.check(each, { id, mapping, encoding }), actor)),
    commit: async (id, { skipBadRows = false, actor }) =>
      ended(await write((each) => importsHandlers.commit(each, { id, skipBadRows }), actor)),
    async run(body, order) {
      const uploaded = await own.upload(body, order);
      const checked = await own.check(uploaded.id, order);
      return checked.state === 'checked' ? own.commit(uploaded.id, order) : checked;
    },
    startWorker: () => startWorker({ url, jobs: [...importJobs, ...fileJobs], services, clock, log, concurrency: 2 }),
  };
  return own;
}
