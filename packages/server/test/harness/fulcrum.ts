import path from 'node:path';
import type { Role } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Actor, type Call, type Ctx, callCtxFactory, type Door, type Job, LOCAL, type Services } from '../../src/access/index.ts';
import { composeDoor } from '../../src/entry/compose.ts';
import { runJob } from '../../src/jobs/run-job.ts';
import { movableClock } from '../../src/kernel/clock.ts';
import { newId } from '../../src/kernel/ids.ts';
import { createLog } from '../../src/kernel/log.ts';
import { createSeal } from '../../src/kernel/seal.ts';
import { type TestDatabase, testDatabase } from './database.ts';

export interface TestFulcrum extends TestDatabase {
  door: Door;
  clock: ReturnType<typeof movableClock>;
  services: Services;
  /** The local administrator's context, or another's. */
  ctx(actor?: Actor, language?: 'zh' | 'en'): Promise<Ctx>;
  /** A person of a role, in the base, as an actor. */
  person(role: Role, fields?: { teamId?: string; regionId?: string; name?: string }): Promise<Actor>;
  /** Calls an endpoint as somebody; the local administrator unless told. */
  call<T>(id: string, input?: unknown, actor?: Actor, call?: Call): Promise<T>;
  /** Runs a job as the queue would: with the payload it was added with, or as the timetable does. */
  runJob(job: Job, payload?: Record<string, unknown>): Promise<void>;
}

/** A set-up installation of one test file: its database, door and a clock that the test moves. */
export async function testFulcrum(options: { now?: string; setUp?: boolean } = {}): Promise<TestFulcrum> {
  const database = await testDatabase();
  const { db } = database;
  const clock = movableClock(options.now ?? '2026-11-23T01:00:00Z');
  const now = () => clock.now().toString();
  if (options.setUp !== false)
    await sql`insert into organisation (name, language, time_zone, base_currency, set_up_at) values ('衡川科技', 'zh', 'Asia/Shanghai', 'CNY', ${now()})`.execute(
      db,
    );
  const services: Services = {
    root: db,
    ...createSeal('test secret'),
    templatesDir: path.resolve(import.meta.dirname, '../../../../templates'),
    secureCookies: false,
  };
  const callCtx = callCtxFactory({ db, clock, log: createLog('silent'), services });
  const door = composeDoor();
  let attempts = 0;
  const ctx: TestFulcrum['ctx'] = (actor = LOCAL, language = 'zh') =>
    callCtx({ actor, language, origin: { via: 'rest', requestId: newId(), address: '127.0.0.1', agent: 'test' } });
  return {
    ...database,
    door,
    clock,
    services,
    ctx,
    async person(role, fields = {}) {
      const id = newId();
      const name = fields.name ?? role;
      await sql`insert into app_user (id, email, name, role, team_id, region_id, created_at) values (${id}, ${`${id}@example.com`}, ${name}, ${role}, ${fields.teamId ?? null}, ${fields.regionId ?? null}, ${now()})`.execute(
        db,
      );
      return {
        kind: 'user',
        userId: id,
        name,
        role,
        teamId: fields.teamId ?? null,
        regionId: fields.regionId ?? null,
        scopes: null,
        sessionId: null,
      };
    },
    async call<T>(id: string, input: unknown = {}, actor?: Actor, call?: Call) {
      return (await door.dispatch(id, await ctx(actor), input, call)) as T;
    },
    runJob: (job, payload = {}) =>
      runJob(
        job,
        payload,
        { queueId: String(++attempts), attempt: 1, maxAttempts: 1 },
        { services, pool: database.pool, clock, log: createLog('silent') },
      ),
  };
}
