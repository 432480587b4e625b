import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

export interface JobRunRow {
  id: string;
  kind: string;
  label: { zh: string; en: string };
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  total: number | null;
  step: string | null;
  input: Record<string, unknown>;
  fault: { reason: string; detail: Record<string, string | number | null> } | null;
  cancel_asked_at: string | null;
  created_by: string | null;
  creator_name: string | null;
  created_at: string;
  started_at: string | null;
  seen_at: string | null;
  finished_at: string | null;
}

const columns = sql`j.id, j.kind, j.label, j.state, j.done, j.total, j.step, j.input, j.fault, j.cancel_asked_at, j.created_by,
  u.name as creator_name, j.created_at, j.started_at, j.seen_at, j.finished_at`;

export interface NewJobRun {
  id: string;
  kind: string;
  label: { zh: string; en: string };
  input: Record<string, unknown>;
  createdBy: string | null;
  now: string;
}

/** Adds a run; one that is there already stays as it is. */
export async function insertJobRun(db: Db, run: NewJobRun): Promise<void> {
  await sql`insert into job_run (id, kind, label, state, input, created_by, created_at)
    values (${run.id}, ${run.kind}, ${JSON.stringify(run.label)}::jsonb, 'waiting', ${JSON.stringify(run.input)}::jsonb, ${run.createdBy}, ${run.now})
    on conflict (id) do nothing`.execute(db);
}

export async function selectJobRun(db: Db, id: string): Promise<JobRunRow | undefined> {
  const found =
    await sql<JobRunRow>`select ${columns} from job_run j left join app_user u on u.id = j.created_by where j.id = ${id}`.execute(db);
  return found.rows[0];
}

export interface JobRunFilter {
  createdBy: string | null;
  state: string | null;
  after: { createdAt: string; id: string } | null;
  limit: number;
}

/** Newest first; `createdBy` null means everybody's. */
export async function selectJobRuns(db: Db, { createdBy, state, after, limit }: JobRunFilter): Promise<JobRunRow[]> {
  const found = await sql<JobRunRow>`
    select ${columns} from job_run j left join app_user u on u.id = j.created_by
    where (${createdBy}::uuid is null or j.created_by = ${createdBy}) and (${state}::text is null or j.state = ${state})
      and (${after?.id ?? null}::uuid is null
        or (j.created_at, j.id) < (${after?.createdAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by j.created_at desc, j.id desc limit ${limit}`.execute(db);
  return found.rows;
}

/** Takes up a run; false when it has ended or was cancelled meanwhile. */
export async function markJobRunning(db: Db, id: string, now: string): Promise<boolean> {
  const taken = await sql`update job_run set state = 'running', started_at = coalesce(started_at, ${now}), seen_at = ${now}
    where id = ${id} and state in ('waiting', 'running') returning 1`.execute(db);
  return taken.rows.length > 0;
}

/** Keeps how far a run is and answers whether somebody asked it to stop. */
export async function saveJobProgress(
  db: Db,
  id: string,
  at: { done: number; total: number | null; step: string | null; now: string },
): Promise<boolean> {
  const saved = await sql<{ asked: boolean }>`
    update job_run set done = ${at.done}, total = ${at.total}, step = ${at.step}, seen_at = ${at.now} where id = ${id}
    returning cancel_asked_at is not null as asked`.execute(db);
  return saved.rows[0]?.asked ?? false;
}

export interface JobEnd {
  state: 'done' | 'failed' | 'cancelled';
  result?: unknown;
  fault?: JobRunRow['fault'];
  now: string;
}

export async function finishJobRun(db: Db, id: string, end: JobEnd): Promise<void> {
  await sql`update job_run set state = ${end.state}, finished_at = ${end.now}, seen_at = ${end.now},
      result = ${end.result === undefined ? null : JSON.stringify(end.result)}::jsonb,
      fault = ${end.fault ? JSON.stringify(end.fault) : null}::jsonb
    where id = ${id} and state in ('waiting', 'running')`.execute(db);
}

/** Forgets a run that had nothing to do. */
export async function forgetJobRun(db: Db, id: string): Promise<void> {
  await sql`delete from job_run where id = ${id}`.execute(db);
}

/** Asks a run to stop; one that nobody has begun stops at once. */
export async function askJobToStop(db: Db, id: string, now: string): Promise<void> {
  await sql`update job_run set cancel_asked_at = coalesce(cancel_asked_at, ${now}),
      finished_at = case when state = 'waiting' then ${now}::timestamptz end,
      state = case when state = 'waiting' then 'cancelled' else state end
    where id = ${id} and state in ('waiting', 'running')`.execute(db);
}
