import type { PolicyDocument } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { HeldBack } from './planned.sql.ts';
import { voidSubmission } from './submissions.sql.ts';

export interface Editor {
  userId: string | null;
  /** Moment and day of the call. */
  now: string;
  today: string;
}

/**
 * Saves a document as the policy's one draft: overwrites the draft there is, else makes the next version. Answers its number.
 * `source` is the text it was written in, which people get back as they wrote it. What was handed in is void once the draft differs from it.
 */
export async function saveDraft(db: Db, document: PolicyDocument, by: Editor, source: string | null = null): Promise<number> {
  const sample = 'sample' in document && document.sample;
  await sql`insert into policy (id, kind, created_at) values (${document.id}, ${document.kind}, ${by.now}) on conflict (id) do nothing`.execute(
    db,
  );
  // Locked, so that two drafts saved at once do not become the same version.
  await sql`select from policy where id = ${document.id} for update`.execute(db);
  const same = await sql`select from policy_version where policy_id = ${document.id} and state = 'draft'
    and document = ${JSON.stringify(document)}::jsonb and source is not distinct from ${source}::text`.execute(db);
  if (!same.rows.length) await voidSubmission(db, document.id, by);
  const saved = await sql<{ version: number }>`
    insert into policy_version (policy_id, version, state, document, source, sample, created_by, created_at)
    select ${document.id}, coalesce(max(version) filter (where state = 'draft'), coalesce(max(version), 0) + 1), 'draft',
      ${JSON.stringify(document)}::jsonb, ${source}::text, ${sample}::boolean, ${by.userId}::uuid, ${by.now}::timestamptz
    from policy_version where policy_id = ${document.id}
    on conflict (policy_id, version) do update set document = excluded.document, source = excluded.source, sample = excluded.sample,
      created_by = excluded.created_by, created_at = excluded.created_at
    returning version`.execute(db);
  return saved.rows[0]!.version;
}

/** Puts the draft in force and retires the version before. Undefined when there is no draft. */
export async function publishDraft(db: Db, id: string, note: string | null, by: Editor): Promise<number | undefined> {
  const draft = await sql<{ version: number }>`
    select version from policy_version where policy_id = ${id} and state = 'draft' order by version desc limit 1 for update`.execute(db);
  const version = draft.rows[0]?.version;
  if (version === undefined) return undefined;
  await voidSubmission(db, id, by);
  await sql`update policy_version set state = 'retired' where policy_id = ${id} and state = 'published'`.execute(db);
  await sql`update policy_version set state = 'published', note = ${note}, published_by = ${by.userId}::uuid, published_at = ${by.now},
    in_force_from = ${by.today}::date where policy_id = ${id} and version = ${version}`.execute(db);
  return version;
}

/**
 * Puts the document of an earlier version in force again, as a version of its own after all others; a draft stays what it is. Undefined
 * where that version was never in force before the one that is.
 */
export async function restoreVersion(db: Db, id: string, version: number, note: string, by: Editor): Promise<number | undefined> {
  await sql`select from policy where id = ${id} for update`.execute(db);
  const earlier = await sql`select from policy_version where policy_id = ${id} and version = ${version} and state = 'retired'`.execute(db);
  if (!earlier.rows.length) return undefined;
  await sql`update policy_version set state = 'retired' where policy_id = ${id} and state = 'published'`.execute(db);
  const made = await sql<{ version: number }>`
    insert into policy_version (policy_id, version, state, document, source, sample, note, created_by, created_at, published_by, published_at, in_force_from)
    select policy_id, (select max(version) + 1 from policy_version where policy_id = ${id}), 'published', document, source, sample, ${note},
      ${by.userId}::uuid, ${by.now}::timestamptz, ${by.userId}::uuid, ${by.now}::timestamptz, ${by.today}::date
    from policy_version where policy_id = ${id} and version = ${version} returning version`.execute(db);
  return made.rows[0]?.version;
}

export interface PolicyRow {
  id: string;
  kind: string;
  version: number | null;
  draft: number | null;
  /** The version that comes in force on a day to come. */
  planned: { version: number; on: string; by: string | null; heldBack: HeldBack | null } | null;
  sample: boolean;
  inForceFrom: string | null;
  publishedAt: string | null;
  publishedBy: string | null;
  /** Of the version in force, else of the draft, else of what is planned. */
  document: Record<string, unknown>;
}

export async function listPolicies(db: Db, where: { kind?: string | undefined; id?: string | undefined }): Promise<PolicyRow[]> {
  const found = await sql<PolicyRow>`
    select p.id, p.kind, v.version, d.version as draft, coalesce(v.sample, d.sample, n.sample) as sample, v.in_force_from as "inForceFrom",
      v.published_at as "publishedAt", u.name as "publishedBy", coalesce(v.document, d.document, n.document) as document,
      case when n.version is not null
        then jsonb_build_object('version', n.version, 'on', n.in_force_from, 'by', w.name, 'heldBack', n.held_back) end as planned
    from policy p
    left join policy_version v on v.policy_id = p.id and v.state = 'published'
    left join lateral (select version, sample, document from policy_version where policy_id = p.id and state = 'draft' order by version desc limit 1) d on true
    left join policy_version n on n.policy_id = p.id and n.state = 'planned'
    left join app_user u on u.id = v.published_by left join app_user w on w.id = n.published_by
    where ${where.kind === undefined ? sql`true` : sql`p.kind = ${where.kind}`} and ${where.id === undefined ? sql`true` : sql`p.id = ${where.id}`}
      and coalesce(v.document, d.document, n.document) is not null
    order by p.kind desc, p.created_at, p.id`.execute(db);
  return found.rows;
}

export interface VersionRow {
  version: number;
  state: 'draft' | 'planned' | 'published' | 'retired';
  note: string | null;
  /** The day that it came in force, or is planned to. */
  inForceFrom: string | null;
  createdAt: string;
  document: Record<string, unknown>;
  /** Null for versions that were saved as documents. */
  source: string | null;
}

export async function versionsOf(db: Db, id: string): Promise<VersionRow[]> {
  const found =
    await sql<VersionRow>`select version, state, note, in_force_from as "inForceFrom", created_at as "createdAt", document, source
    from policy_version where policy_id = ${id} order by version desc`.execute(db);
  return found.rows;
}
