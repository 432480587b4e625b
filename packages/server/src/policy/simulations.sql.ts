import type { Both, Effort } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../access/index.ts';
import type { Db } from '../db/database.ts';
import type { Simulated } from './simulate.sql.ts';

/** What a simulation keeps of its totals. */
export interface Summary extends Omit<Simulated, 'failed' | 'funnel'> {
  /** Absent in simulations that are older than it. */
  effort?: Effort | null;
  levels: { id: string; name: Both }[];
  /** With what each judges: an item is masked with its metrics. */
  items: { id: string; name: Both; metrics: string[] }[];
}
export interface SimulationRow {
  id: string;
  policyId: string;
  version: number | null;
  document: Record<string, unknown>;
  asOf: string;
  createdAt: string;
  summary: Summary | null;
  isDraft: boolean;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  step: string | null;
  fault: { reason: string; detail: Record<string, string | number | null> } | null;
}

/** How many simulations each person keeps. */
const KEPT = 20;

export async function insertSimulation(
  db: Db,
  row: { id: string; policyId: string; version: number | null; document: object; asOf: string; startedBy: string | null; now: string },
): Promise<void> {
  await sql`insert into policy_simulation (id, policy_id, version, document, as_of, started_by, created_at)
    values (${row.id}, ${row.policyId}, ${row.version}, ${JSON.stringify(row.document)}::jsonb, ${row.asOf}::date, ${row.startedBy}, ${row.now})`.execute(
    db,
  );
  await sql`with gone as (
      delete from policy_simulation where id in (
        select id from policy_simulation where started_by is not distinct from ${row.startedBy}::uuid order by created_at desc, id desc offset ${KEPT})
      returning id)
    delete from policy_simulation_move where simulation_id in (select id from gone)`.execute(db);
}

/** Simulations of one person, newest first: what another asked for does not exist for them, because it counts what that other meets. */
export async function selectSimulations(
  db: Db,
  of: { startedBy: string | null; id?: string | undefined; policyId?: string | undefined },
): Promise<SimulationRow[]> {
  const found = await sql<SimulationRow>`
    select s.id, s.policy_id as "policyId", s.version, s.document, s.as_of as "asOf", s.created_at as "createdAt", s.summary,
      j.state, j.step, j.fault, d.document is not null and d.document = s.document as "isDraft"
    from policy_simulation s join job_run j on j.id = s.id
    left join policy_version d on d.policy_id = s.policy_id and d.state = 'draft'
    where s.started_by is not distinct from ${of.startedBy}::uuid and ${of.id === undefined ? sql`true` : sql`s.id = ${of.id}::uuid`}
      and ${of.policyId === undefined ? sql`true` : sql`s.policy_id = ${of.policyId}`}
    order by s.created_at desc, s.id desc limit ${KEPT}`.execute(db);
  return found.rows;
}

export async function keepSummary(db: Db, id: string, summary: Summary): Promise<void> {
  await sql`update policy_simulation set summary = ${JSON.stringify(summary)}::jsonb where id = ${id}::uuid`.execute(db);
}

export interface MoveRow {
  accountId: string;
  code: string;
  name: string;
  from: string | null;
  to: string | null;
  direction: number;
  amount: string;
  scoreBefore: string | null;
  scoreAfter: string;
  points: { id: string; before: string | null; after: string | null }[];
  cause: 'first' | 'held' | 'condition' | 'item' | 'levels';
  item: string | null;
  level: string | null;
}
export interface MoveFilter {
  id: string;
  /** A level, null for none, undefined for any. */
  from: string | null | undefined;
  to: string | null | undefined;
  scope: Scope;
  after: string[] | null;
  limit: number;
}

/** The largest amount first. */
export async function selectMoves(db: Db, { id, from, to, scope, after, limit }: MoveFilter): Promise<MoveRow[]> {
  const [amount, accountId] = after ?? [];
  const found = await sql<MoveRow>`
    select m.account_id as "accountId", a.code, a.name, m.from_level as "from", m.to_level as "to", m.direction, trim_scale(m.amount)::text as amount,
      trim_scale(m.score_before)::text as "scoreBefore", trim_scale(m.score_after)::text as "scoreAfter", m.points, m.cause, m.cause_item as item,
      m.cause_level as level
    from policy_simulation_move m join account a on a.id = m.account_id
    where m.simulation_id = ${id}::uuid and ${accountInScope(scope, sql`m.account_id`)}
      and ${from === undefined ? sql`true` : sql`m.from_level is not distinct from ${from}::text`}
      and ${to === undefined ? sql`true` : sql`m.to_level is not distinct from ${to}::text`}
      and ${after ? sql`(m.amount, m.account_id) < (${amount}::numeric, ${accountId}::uuid)` : sql`true`}
    order by m.amount desc, m.account_id desc limit ${limit + 1}`.execute(db);
  return found.rows;
}
