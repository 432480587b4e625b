import type { ProcedureRun, ProcedureRunTold, ProcedureWait } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';

/** Whose eyes: a run is seen by those who see the account, by who began it, and by those who had or have a step of it. */
export interface Viewer {
  userId: string | null;
  role: string | null;
  reads: Scope;
  writes: Scope;
  /** May do at accounts of their writing scope what the holder may. */
  leads: boolean;
  now: string;
}

export const runVisible = ({ userId, reads }: Viewer): Sql<boolean> =>
  reads.all
    ? sql`true`
    : sql`(r.begun_by = ${userId}::uuid or ${accountInScope(reads, sql`r.account_id`)} or exists (select from procedure_span h
        where h.account_id = r.account_id and h.run_id = r.id and h.holder_id = ${userId}::uuid))`;
const led = ({ leads, writes }: Viewer): Sql<boolean> => (leads ? accountInScope(writes, sql`r.account_id`) : sql`false`);
/** Of the open span s: the holder acts; where there is none, whoever of the department's role works at the account; leads too. */
const acts = (
  viewer: Viewer,
): Sql<boolean> => sql`coalesce(r.state = 'running' and s.court <> 'approve' and (s.holder_id = ${viewer.userId}::uuid
  or s.holder_id is null and ${accountInScope(viewer.writes, sql`r.account_id`)} and d.value ->> 'who' = ${viewer.role}::text or ${led(viewer)}), false)`;
const stops = (viewer: Viewer): Sql<boolean> =>
  sql`(r.state = 'running' and (coalesce(r.begun_by = ${viewer.userId}::uuid, false) or ${led(viewer)}))`;

export const RUNS = sql`procedure_run r join account a on a.id = r.account_id left join app_user b on b.id = r.begun_by
  left join procedure_span s on s.account_id = r.account_id and s.run_id = r.id and s.until_at is null
  left join app_user h on h.id = s.holder_id
  left join lateral (select x.value, x.place::int from jsonb_array_elements(r.document -> 'steps') with ordinality x(value, place)
    where x.value ->> 'id' = s.step) t on true
  left join lateral (select x.value from jsonb_array_elements(r.document -> 'departments') x where x.value ->> 'id' = s.department) d on true`;
export const runColumns = (
  viewer: Viewer,
): Sql => sql`r.id, r.policy_id as "policyId", r.document -> 'name' as name, r.account_id as "accountId",
  a.name as "accountName", r.state, b.name as "begunBy", r.begun_at as "begunAt", r.ended_at as "endedAt", r.lead_ms::float8 as "leadMs",
  s.step as "stepId", t.value -> 'name' as "stepName", t.place, jsonb_array_length(r.document -> 'steps') as steps, s.court,
  d.value -> 'name' as "departmentName", h.name as holder, s.due_at as "dueAt", coalesce(s.due_at < ${viewer.now}::timestamptz, false) as late,
  r.revision, ${acts(viewer)} as "mayAct", ${stops(viewer)} as "mayStop"`;

/** Runs in a person's court: for the worklist too. */
const VIEWS: Record<string, (viewer: Viewer) => Sql<boolean>> = {
  mine: (viewer) => sql`r.state = 'running' and s.court <> 'approve' and (s.holder_id = ${viewer.userId}::uuid
    or s.holder_id is null and d.value ->> 'who' = ${viewer.role}::text and ${accountInScope(viewer.writes, sql`r.account_id`)})`,
  open: () => sql`r.state = 'running'`,
  late: ({ now }) => sql`r.state = 'running' and s.due_at < ${now}::timestamptz`,
  ended: () => sql`r.state <> 'running'`,
};
export interface RunQuery {
  view: keyof typeof VIEWS;
  policyId: string | undefined;
  accountId: string | undefined;
  after: string[] | null;
  limit: number;
}

export async function listRuns(db: Db, viewer: Viewer, { view, policyId, accountId, after, limit }: RunQuery): Promise<ProcedureRun[]> {
  const ended = view === 'ended';
  const key = ended ? sql`(r.ended_at, r.id)` : sql`(s.due_at, r.id)`;
  const place = after ? sql`${key} ${ended ? sql`<` : sql`>`} (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`;
  const found = await sql<ProcedureRun>`select ${runColumns(viewer)} from ${RUNS}
    where ${VIEWS[view]!(viewer)} and ${runVisible(viewer)} and ${place}
      and ${policyId ? sql`r.policy_id = ${policyId}` : sql`true`} and ${accountId ? sql`r.account_id = ${accountId}::uuid` : sql`true`}
    order by ${ended ? sql`r.ended_at desc, r.id desc` : sql`s.due_at, r.id`} limit ${limit + 1}`.execute(db);
  return found.rows;
}

/** A run as it is told; the working time of its open span is the caller's to add. */
export async function selectRun(db: Db, viewer: Viewer, id: string): Promise<ProcedureRunTold | undefined> {
  const found = await sql<ProcedureRunTold>`
    select ${runColumns(viewer)}, r.document as procedure, r.note,
      (select jsonb_agg(jsonb_build_object('seq', p.seq, 'stepId', p.step, 'department', p.department, 'court', p.court, 'holder', u.name,
          'from', p.from_at, 'due', p.due_at, 'until', p.until_at, 'workedMs', coalesce(p.worked_ms, 0), 'outcome', p.outcome, 'by', y.name,
          'note', p.note) order by p.seq)
        from procedure_span p left join app_user u on u.id = p.holder_id left join app_user y on y.id = p.by_id
        where p.account_id = r.account_id and p.run_id = r.id) as spans,
      (select coalesce(jsonb_agg(jsonb_build_object('stepId', c.step, 'item', c.item, 'by', y.name, 'at', c.at) order by c.at, c.step, c.item), '[]')
        from procedure_check c left join app_user y on y.id = c.by_id where c.account_id = r.account_id and c.run_id = r.id) as checks,
      case when s.court = 'approve' then (select q.id from approval_request q where q.kind = 'procedure' and q.record_id = r.id
        and q.ended_at is null) end as "approvalId",
      coalesce(s.court = 'accept', false) and exists (select from procedure_span w where w.account_id = r.account_id and w.run_id = r.id
        and w.court = 'work' and w.outcome = 'done') and ${acts(viewer)} as "mayReturn"
    from ${RUNS} where r.id = ${id}::uuid and ${runVisible(viewer)}`.execute(db);
  return found.rows[0];
}

/** Of each procedure: what runs, what of it is late, and of the runs done since a moment how many and how long. */
export async function figuresOf(db: Db, viewer: Viewer, since: string) {
  const found = await sql<{ policyId: string; running: number; late: number; done: number; medianMs: number | null }>`
    select r.policy_id as "policyId", (count(*) filter (where r.state = 'running'))::int as running,
      (count(*) filter (where r.state = 'running' and s.due_at < ${viewer.now}::timestamptz))::int as late,
      (count(*) filter (where r.state = 'done' and r.ended_at > ${since}::timestamptz))::int as done,
      percentile_cont(0.5) within group (order by r.lead_ms) filter (where r.state = 'done' and r.ended_at > ${since}::timestamptz) as "medianMs"
    from procedure_run r left join procedure_span s on s.account_id = r.account_id and s.run_id = r.id and s.until_at is null
    where ${runVisible(viewer)} group by r.policy_id`.execute(db);
  return new Map(found.rows.map(({ policyId, ...figures }) => [policyId, figures]));
}

/** Where runs of a procedure waited and wait, by step, court and department. */
export async function waitsOf(db: Db, viewer: Viewer, policyId: string, since: string): Promise<ProcedureWait[]> {
  const ended = sql`s.until_at > ${since}::timestamptz`;
  const found = await sql<ProcedureWait>`
    select s.step as "stepId", s.department, s.court, (count(*) filter (where ${ended}))::int as times,
      percentile_cont(0.5) within group (order by s.worked_ms) filter (where ${ended}) as "medianMs",
      (count(*) filter (where ${ended} and s.until_at > s.due_at))::float8 / nullif(count(*) filter (where ${ended}), 0) as "lateShare",
      (count(*) filter (where s.until_at is null))::int as waiting
    from procedure_span s join procedure_run r on r.account_id = s.account_id and r.id = s.run_id
    where r.policy_id = ${policyId} and ${runVisible(viewer)} group by s.step, s.department, s.court
    order by s.step, s.court`.execute(db);
  return found.rows;
}
