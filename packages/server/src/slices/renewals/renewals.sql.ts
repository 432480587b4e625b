import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { oneAccountOn } from '../../policy/catalog.ts';
import { termsSql } from '../contracts/index.ts';
import type { Found } from './renewals.job.ts';

export interface ModelRow {
  version: number;
  trainedAt: string;
  trainedBy: string | null;
  found: Found;
}
interface Kept {
  jobId: string;
  trainedBy: string | null;
  today: string;
  now: string;
  found: Found;
}
export async function keepModel(db: Db, { jobId, trainedBy, today, now, found }: Kept): Promise<number> {
  // Locked, so that two trainings that end at once do not become the same version.
  await sql`lock table renewal_model in share row exclusive mode`.execute(db);
  const kept = await sql<{ version: number }>`insert into renewal_model (version, job_id, trained_by, trained_on, created_at, found)
    select coalesce(max(version), 0) + 1, ${jobId}::uuid, ${trainedBy}::uuid, ${today}::date, ${now}::timestamptz, ${JSON.stringify(found)}::jsonb
    from renewal_model returning version`.execute(db);
  return kept.rows[0]!.version;
}

/** The last training up to a day, and the last that came to a model. */
export async function latestModels(db: Db, asOf: string): Promise<{ last: ModelRow | undefined; used: ModelRow | undefined }> {
  const found = await sql<ModelRow>`select m.version, m.created_at as "trainedAt", u.name as "trainedBy", m.found
    from renewal_model m left join app_user u on u.id = m.trained_by
    where m.version in ((select max(version) from renewal_model where trained_on <= ${asOf}::date),
      (select max(version) from renewal_model where trained_on <= ${asOf}::date and found->'trained' <> 'null'::jsonb))
    order by m.version desc`.execute(db);
  return { last: found.rows[0], used: found.rows.find((row) => row.found.trained !== null) };
}

export interface TrainingJob {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  total: number | null;
  fault: { reason: string; detail: Record<string, string | number | null> } | null;
}
export async function latestTraining(db: Db): Promise<TrainingJob | null> {
  const found = await sql<TrainingJob>`select id, state, done::int as done, total::int as total, fault from job_run
    where kind = 'renewals.train' order by id desc limit 1`.execute(db);
  return found.rows[0] ?? null;
}

/** The end of the term of an account that runs, is not renewed and ends first. */
export async function nextEnd(db: Db, accountId: string, asOf: string): Promise<string | null> {
  const found = await sql<{ endsOn: string | null }>`select min(t.ends_on) as "endsOn" from (${termsSql(oneAccountOn(accountId, asOf))}) t
    where t.starts_on <= ${asOf}::date and t.ends_on >= ${asOf}::date and not t.succeeded`.execute(db);
  return found.rows[0]?.endsOn ?? null;
}
