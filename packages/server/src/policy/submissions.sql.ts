import type { Submission } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { Editor } from './save-policy.sql.ts';

export interface HandedIn {
  id: string;
  policyId: string;
  version: number | null;
  restores: number | null;
  note: string | null;
  on: string | null;
}

/** Keeps the document of a draft, or of the version to be put in force again, as it is now. Who wrote it is who saved the draft last. */
export async function insertSubmission(db: Db, of: HandedIn, by: Editor): Promise<void> {
  await sql`insert into policy_submission (id, policy_id, version, restores, document, note, wished_on, author, submitted_by, submitted_at)
    select ${of.id}::uuid, policy_id, ${of.version}::int, ${of.restores}::int, document, ${of.note}::text, ${of.on}::date,
      case when ${of.restores}::int is null then created_by else ${by.userId}::uuid end, ${by.userId}::uuid, ${by.now}::timestamptz
    from policy_version where policy_id = ${of.policyId} and version = ${of.version ?? of.restores}`.execute(db);
}

export interface SubmissionRow extends Submission {
  policyId: string;
  /** Whether the version still says what was handed in. */
  exact: boolean;
}

/** What was handed in, the latest first; `userId`: the caller. */
export async function selectSubmissions(
  db: Db,
  of: { userId: string | null; policyId?: string; id?: string; open?: boolean },
): Promise<SubmissionRow[]> {
  const found = await sql<SubmissionRow>`
    select s.id, s.policy_id as "policyId", s.version, s.restores, s.note, s.wished_on as "on", u.name as by, s.submitted_at as at, s.state,
      d.name as "decidedBy", s.decided_at as "decidedAt", s.reason,
      (s.author is not distinct from ${of.userId}::uuid or s.submitted_by is not distinct from ${of.userId}::uuid) as mine,
      coalesce(v.document = s.document, false) as exact
    from policy_submission s left join app_user u on u.id = s.submitted_by left join app_user d on d.id = s.decided_by
      left join policy_version v on v.policy_id = s.policy_id and v.version = coalesce(s.restores, s.version)
    where ${of.policyId === undefined ? sql`true` : sql`s.policy_id = ${of.policyId}`} and ${of.id === undefined ? sql`true` : sql`s.id = ${of.id}::uuid`}
      and ${of.open ? sql`s.state = 'open'` : sql`true`}
    order by s.submitted_at desc, s.id desc`.execute(db);
  return found.rows;
}

/** Closes what is open; the version that came of it is told later. */
export async function decideSubmission(
  db: Db,
  id: string,
  { state, reason }: { state: 'approved' | 'returned' | 'withdrawn'; reason: string | null },
  by: Editor,
): Promise<void> {
  await sql`update policy_submission set state = ${state}, reason = ${reason}, decided_by = ${by.userId}::uuid, decided_at = ${by.now}::timestamptz
    where id = ${id}::uuid and state = 'open'`.execute(db);
}

/** The version that came of an approved return to an earlier one. */
export async function nameMade(db: Db, id: string, version: number): Promise<void> {
  await sql`update policy_submission set version = ${version} where id = ${id}::uuid`.execute(db);
}

/** The draft that was handed in is another now, or no draft any more. */
export async function voidSubmission(db: Db, policyId: string, by: Editor): Promise<void> {
  await sql`update policy_submission set state = 'void', decided_by = ${by.userId}::uuid, decided_at = ${by.now}::timestamptz
    where policy_id = ${policyId} and state = 'open' and restores is null`.execute(db);
}
