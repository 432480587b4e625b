import type { ProcedurePolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import type { Course, Span } from './course.ts';

export interface InForce {
  id: string;
  version: number;
  document: ProcedurePolicy;
}
/** The procedures in force on a day. */
export const inForceOn = (day: Sql): Sql => sql`
  select distinct on (p.id) p.id, v.version, v.document from policy p
  join policy_version v on v.policy_id = p.id and v.state in ('published', 'retired') and v.in_force_from <= ${day}
  where p.kind = 'procedure' order by p.id, v.in_force_from desc, v.published_at desc, v.version desc`;
export async function proceduresOn(db: Db, day: string): Promise<InForce[]> {
  return (await sql<InForce>`select * from (${inForceOn(sql`${day}::date`)}) f order by f.id`.execute(db)).rows;
}

/** Who acts for each department at accounts, by account and department: its owner, or of a role the person on its team, its owner, or somebody of its department. */
export async function holdersAt(
  db: Db,
  accountIds: readonly string[],
  departments: ProcedurePolicy['departments'],
  today: string,
): Promise<Map<string, Map<string, string | null>>> {
  const found = await sql<{ accountId: string; id: string; holder: string | null }>`
    select a.id as "accountId", d.id, case when d.who = 'owner' then a.owner_id else (
      select u.id from app_user u left join account_member m on m.account_id = a.id and m.user_id = u.id and m.since <= ${today}::date
          and (m.until is null or m.until > ${today}::date)
        where u.role = d.who and u.disabled_at is null and (m.id is not null or u.id = a.owner_id or u.team_id = a.team_id)
        order by m.id is null, u.id is distinct from a.owner_id, u.name, u.id limit 1) end as holder
    from jsonb_to_recordset(${JSON.stringify(departments)}::jsonb) as d(id text, who text) join account a on a.id = any(${accountIds}::uuid[])`.execute(
    db,
  );
  const at = new Map<string, Map<string, string | null>>(accountIds.map((id) => [id, new Map()]));
  for (const { accountId, id, holder } of found.rows) at.get(accountId)?.set(id, holder);
  return at;
}

export interface StoredRun extends Course {
  accountId: string;
  id: string;
  policyId: string;
  version: number;
  document: ProcedurePolicy;
  begunBy: string | null;
  begunAt: string;
  revision: number;
}

/** One run, locked: two who move it at once come one after the other. */
export async function lockRun(db: Db, id: string): Promise<StoredRun | undefined> {
  await sql`select from procedure_run where id = ${id}::uuid for update`.execute(db);
  const found = await sql<StoredRun>`
    select r.account_id as "accountId", r.id, r.policy_id as "policyId", r.version, r.document, r.state, r.begun_by as "begunBy", r.begun_at as "begunAt",
      r.revision, (select jsonb_agg(jsonb_build_object('seq', s.seq, 'stepId', s.step, 'department', s.department, 'court', s.court,
          'holderId', s.holder_id, 'fromAt', s.from_at, 'dueAt', s.due_at, 'untilAt', s.until_at, 'workedMs', s.worked_ms, 'outcome', s.outcome,
          'byId', s.by_id, 'note', s.note) order by s.seq) from procedure_span s where s.account_id = r.account_id and s.run_id = r.id) as spans
    from procedure_run r where r.id = ${id}::uuid`.execute(db);
  return found.rows[0];
}

export interface NewRun {
  accountId: string;
  id: string;
  procedure: InForce;
  note: string | null;
  by: string | null;
  now: string;
}
export async function insertRuns(db: Db, runs: readonly NewRun[]): Promise<void> {
  const rows = runs.map(({ procedure: { id: policyId, version, document }, ...run }) => ({ ...run, policyId, version, document }));
  await sql`insert into procedure_run (account_id, id, policy_id, version, document, note, state, begun_by, begun_at)
    select r."accountId", r.id, r."policyId", r.version, r.document, r.note, 'running', r.by, r.now
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("accountId" uuid, id uuid, "policyId" text, version int, document jsonb, note text,
      by uuid, now timestamptz)`.execute(db);
}

/** Where verbs left a run. */
export interface SavedRun {
  accountId: string;
  id: string;
  course: Course;
  now: string;
  leadMs: number | null;
}
/** The spans as verbs left them; what has ended stays as it was. */
export async function saveRuns(db: Db, runs: readonly SavedRun[]): Promise<void> {
  const spans = runs.flatMap(({ accountId, id, course }) => course.spans.map((span: Span) => ({ ...span, accountId, runId: id })));
  const states = runs.map(({ accountId, id, course: { state }, now, leadMs }) => ({
    ...{ accountId, id, state, leadMs },
    endedAt: state === 'running' ? null : now,
  }));
  await sql`
    insert into procedure_span (account_id, run_id, seq, step, department, court, holder_id, from_at, due_at, until_at, worked_ms, outcome, by_id, note)
    select s."accountId", s."runId", s.seq, s."stepId", s.department, s.court, s."holderId", s."fromAt", s."dueAt", s."untilAt", s."workedMs",
      s.outcome, s."byId", s.note
    from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) as s("accountId" uuid, "runId" uuid, seq int, "stepId" text, department text,
      court text, "holderId" uuid, "fromAt" timestamptz, "dueAt" timestamptz, "untilAt" timestamptz, "workedMs" bigint, outcome text, "byId" uuid,
      note text)
    order by s."runId", s.seq
    on conflict (account_id, run_id, seq) do update set until_at = excluded.until_at, worked_ms = excluded.worked_ms, outcome = excluded.outcome,
      by_id = excluded.by_id, note = excluded.note where procedure_span.until_at is null`.execute(db);
  await sql`update procedure_run r set state = s.state, revision = r.revision + 1, ended_at = s."endedAt", lead_ms = s."leadMs"
    from jsonb_to_recordset(${JSON.stringify(states)}::jsonb) as s("accountId" uuid, id uuid, state text, "endedAt" timestamptz, "leadMs" bigint)
    where r.account_id = s."accountId" and r.id = s.id`.execute(db);
}

export interface Tick {
  accountId: string;
  runId: string;
  step: string;
  item: string;
  by: string | null;
  at: string;
}
/** Ticked twice, an item stays as it was ticked first. */
export async function insertTicks(db: Db, ticks: readonly Tick[]): Promise<void> {
  await sql`insert into procedure_check (account_id, run_id, step, item, by_id, at)
    select t."accountId", t."runId", t.step, t.item, t.by, t.at from jsonb_to_recordset(${JSON.stringify(ticks)}::jsonb) as t("accountId" uuid,
      "runId" uuid, step text, item text, by uuid, at timestamptz) on conflict do nothing`.execute(db);
}
export async function deleteTick(db: Db, of: Pick<Tick, 'accountId' | 'runId' | 'step' | 'item'>): Promise<void> {
  await sql`delete from procedure_check where account_id = ${of.accountId}::uuid and run_id = ${of.runId}::uuid and step = ${of.step}
    and item = ${of.item}`.execute(db);
}

/** Marks every open step that is past due, once; answers the runs. */
export async function markLate(db: Db, now: string): Promise<string[]> {
  const found = await sql<{ run_id: string }>`
    update procedure_span set late_at = ${now}::timestamptz where until_at is null and late_at is null and due_at < ${now}::timestamptz
    returning run_id`.execute(db);
  return found.rows.map(({ run_id }) => run_id).toSorted();
}
