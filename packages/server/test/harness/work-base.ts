// For tests: a door over the work slices, callers of any role, and small bases of accounts.
import { contract, type Role } from '@fulcrum/contract';
import { sql } from 'kysely';
import { pino } from 'pino';
import {
  type Actor,
  type AllHandlers,
  type Ctx,
  createDoor,
  LOCAL,
  type StreamHandlers,
  type WriteCtx,
  writeAudit,
} from '../../src/access/index.ts';
import type { Db } from '../../src/db/database.ts';
import { movableClock } from '../../src/kernel/clock.ts';
import { newId } from '../../src/kernel/ids.ts';
import { catalogsOf } from '../../src/slices/catalog.ts';
import { interactionHandlers } from '../../src/slices/interactions/index.ts';
import { taskHandlers } from '../../src/slices/tasks/index.ts';
import { worklistHandlers } from '../../src/slices/worklist/index.ts';

const { tasks, worklist, interactions } = contract;
export const workDoor = createDoor(
  { tasks, worklist, interactions } as typeof contract,
  { tasks: taskHandlers, worklist: worklistHandlers(catalogsOf), interactions: interactionHandlers } as unknown as AllHandlers,
  {} as StreamHandlers,
);

export interface Person {
  id: string;
  role: Role;
  teamId: string | null;
}

export const actorOf = ({ id, role, teamId }: Person): Actor => ({ ...LOCAL, kind: 'user', userId: id, name: role, role, teamId });

export function ctxOf(db: Db, today: string, actor: Actor = LOCAL): Ctx {
  const now = `${today}T08:00:00Z`;
  return {
    db,
    actor,
    origin: { via: 'rest', requestId: 'test', address: null, agent: null },
    clock: movableClock(now),
    now,
    today,
    language: 'en',
    organisation: { name: 'Test', language: 'en', timeZone: 'Asia/Shanghai', baseCurrency: 'CNY', template: null },
    log: pino({ level: 'silent' }),
    services: { root: db, seal: (plain) => plain, unseal: (sealed) => sealed, templatesDir: '', secureCookies: false },
  };
}

/** What a verb gets within a transaction, for those that are called without a door. */
export function writeCtxOf(tx: Db, today: string, services: Partial<Ctx['services']> = {}): WriteCtx {
  const ctx = ctxOf(tx, today);
  const own: WriteCtx = {
    ...ctx,
    services: { ...ctx.services, ...services },
    record: (entry) => writeAudit(tx, own, entry),
    async emit(event, payload, accountId) {
      await sql`insert into outbox (at, event, account_id, payload) values (${own.now}, ${event}, ${accountId ?? null}, ${JSON.stringify(payload)}::jsonb)`.execute(
        tx,
      );
    },
    async enqueue(job, payload) {
      await sql`select graphile_worker.add_job(${job}, ${JSON.stringify(payload)}::json)`.execute(tx);
    },
    session: { set() {}, clear() {} },
    handshake: { secret: undefined, set() {}, clear() {} },
  };
  return own;
}

export async function addTeam(db: Db, code: string): Promise<string> {
  const id = newId();
  await sql`insert into team (id, code, name, created_at) values (${id}, ${code}, ${code}, '2026-01-01Z')`.execute(db);
  return id;
}

export async function addPerson(db: Db, role: Role, teamId: string | null): Promise<Person> {
  const id = newId();
  await sql`insert into app_user (id, email, name, role, team_id, created_at)
    values (${id}, ${`${id}@example.com`}, ${role}, ${role}, ${teamId}, '2026-01-01Z')`.execute(db);
  return { id, role, teamId };
}

export interface AccountSeed {
  name?: string;
  ownerId?: string | null;
  teamId?: string | null;
  amount?: string;
  tier?: string | null;
  tierRank?: number;
  tierSince?: string | null;
  status?: 'active' | 'frozen' | 'closed';
  since?: string;
}

/** An account with its state as a run would have left it. */
export async function addAccount(db: Db, seed: AccountSeed = {}): Promise<string> {
  const id = newId();
  await sql`insert into account (id, code, name, owner_id, team_id, status, happened_on, known_at, recorded_at, changed_at)
    values (${id}, ${id}, ${seed.name ?? `Account ${id.slice(-4)}`}, ${seed.ownerId ?? null}, ${seed.teamId ?? null}, ${seed.status ?? 'active'},
      ${seed.since ?? '2025-01-01'}, '2025-01-01', '2025-01-01Z', '2025-01-01Z')`.execute(db);
  await sql`insert into account_state (account_id, owner_id, team_id, tier, tier_rank, tier_since, amount_12m)
    values (${id}, ${seed.ownerId ?? null}, ${seed.teamId ?? null}, ${seed.tier ?? null}, ${seed.tierRank ?? 32767}, ${seed.tierSince ?? null}, ${seed.amount ?? '0'})
    on conflict (account_id) do update set tier = excluded.tier, tier_rank = excluded.tier_rank, tier_since = excluded.tier_since, amount_12m = excluded.amount_12m`.execute(
    db,
  );
  return id;
}
