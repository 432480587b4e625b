import type { Language, Role } from '@fulcrum/contract';
import { sql } from 'kysely';
import type pg from 'pg';
import { type Actor, readOrganisation, type Services, SYSTEM, writeCtx } from '../access/index.ts';
import type { JobCtx, Progress } from '../access/job.ts';
import type { Db } from '../db/database.ts';
import { type Clock, machineTimeZone, todayIn } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';

/** What every job of a worker shares. */
export interface JobBase {
  services: Services;
  pool: pg.Pool;
  clock: Clock;
  log: Log;
}

async function readStarter(db: Db, userId: string | null): Promise<{ actor: Actor; language: Language | null } | null> {
  if (!userId) return null;
  const found = await sql<{
    name: string;
    role: Role;
    team_id: string | null;
    region_id: string | null;
    visibility: Actor['visibility'];
    language: Language | null;
  }>`
    select name, role, team_id, region_id, visibility, language from app_user where id = ${userId}`.execute(db);
  const user = found.rows[0];
  if (!user) return null;
  const { name, role, team_id: teamId, region_id: regionId, visibility = null, language } = user;
  return { actor: { kind: 'user', userId, name, role, teamId, regionId, visibility, scopes: null, sessionId: null }, language };
}

/** The context of one job: the system acts, and the audit names who asked for it. */
export async function jobCtx(base: JobBase, run: { id: string; createdBy: string | null }, progress: Progress): Promise<JobCtx> {
  const db = base.services.root;
  const organisation = await readOrganisation(db);
  const starter = await readStarter(db, run.createdBy);
  const ctx: JobCtx = {
    db,
    actor: { ...SYSTEM, userId: starter?.actor.userId ?? null, name: starter?.actor.name ?? SYSTEM.name },
    origin: { via: 'job', requestId: run.id, address: null, agent: null },
    clock: base.clock,
    now: base.clock.now().toString({ smallestUnit: 'microsecond' }),
    today: todayIn(base.clock, organisation?.timeZone ?? machineTimeZone()),
    language: starter?.language ?? organisation?.language ?? 'zh',
    organisation,
    log: base.log,
    services: base.services,
    starter: starter?.actor ?? null,
    pool: base.pool,
    progress,
    write: (work) => db.transaction().execute((tx) => work(writeCtx(ctx, tx))),
  };
  return ctx;
}
