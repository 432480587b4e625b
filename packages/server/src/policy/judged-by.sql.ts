import type { PolicyDocument } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { versionOn } from './in-force.sql.ts';

/** What judged accounts on a day: the policy of a kind in force on it, and the evaluation by it that holds then. */
export interface JudgedBy {
  policyId: string;
  /** The version in force, and the version that judged where there was an evaluation. */
  document: unknown;
  judged: unknown;
  evaluatedOn: string | null;
  version: number | null;
}

export async function judgedBy(db: Db, kind: PolicyDocument['kind'], day: string): Promise<JudgedBy | undefined> {
  const on = sql`${day}::date`;
  const found = await sql<JudgedBy>`
    select v.policy_id as "policyId", v.document, r.document as judged, r.as_of as "evaluatedOn", r.version
    from (${versionOn(kind, on)}) v left join lateral (
      select r.as_of, r.version, w.document from policy_run r join policy_version w on w.policy_id = r.policy_id and w.version = r.version
      where r.policy_id = v.policy_id and r.state = 'published' and r.as_of <= ${on}
      order by r.as_of desc, r.published_at desc, r.id desc limit 1) r on true`.execute(db);
  return found.rows[0];
}

/** The day of the evaluation before the one in force on a day; a month before the day where there is none. */
export async function evaluatedBefore(db: Db, policyId: string | null, day: string): Promise<string> {
  const found = await sql<{ day: string }>`
    select coalesce((select as_of from (select distinct as_of from policy_run where policy_id = ${policyId} and state = 'published' and as_of <= ${day}::date) r
      order by as_of desc offset 1 limit 1), (${day}::date - interval '1 month')::date) as day`.execute(db);
  return found.rows[0]?.day ?? day;
}
