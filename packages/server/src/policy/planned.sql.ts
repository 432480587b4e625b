import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { Editor } from './save-policy.sql.ts';
import { voidSubmission } from './submissions.sql.ts';

/** Why a planned version did not come in force on its day. */
export interface HeldBack {
  reason: string;
  detail: Record<string, string | number | null>;
}
export interface DuePlan {
  id: string;
  kind: string;
  version: number;
  on: string;
  document: Record<string, unknown>;
  heldBack: HeldBack | null;
}

/** Held until the transaction ends, so that two changes of one policy come one after the other. */
export async function lockPolicy(db: Db, id: string): Promise<void> {
  await sql`select from policy where id = ${id} for update`.execute(db);
}

/** Makes the draft a version that comes in force on a day. */
export async function planDraft(db: Db, id: string, of: { version: number; on: string; note: string | null }, by: Editor): Promise<void> {
  await voidSubmission(db, id, by);
  await sql`update policy_version set state = 'planned', in_force_from = ${of.on}::date, note = ${of.note}, published_by = ${by.userId}::uuid
    where policy_id = ${id} and version = ${of.version} and state = 'draft'`.execute(db);
}

/** Makes the planned version the draft again, in place of the one that there may be. */
export async function withdrawPlan(db: Db, id: string, by: Editor): Promise<void> {
  await voidSubmission(db, id, by);
  await sql`delete from policy_version where policy_id = ${id} and state = 'draft'`.execute(db);
  await sql`update policy_version set state = 'draft', in_force_from = null, note = null, published_by = null, held_back = null
    where policy_id = ${id} and state = 'planned'`.execute(db);
}

/** Planned versions whose day has come; what others name comes before what names it. A second asker waits for the first. */
export async function duePlans(db: Db, today: string): Promise<DuePlan[]> {
  const found = await sql<DuePlan>`
    select p.id, p.kind, v.version, v.in_force_from as "on", v.document, v.held_back as "heldBack"
    from policy_version v join policy p on p.id = v.policy_id where v.state = 'planned' and v.in_force_from <= ${today}::date
    order by array_position(array['sla', 'tier'], p.kind), p.created_at, p.id for update`.execute(db);
  return found.rows;
}

/** Puts a planned version in force from today, which may be later than its day where nothing ran meanwhile. Answers the one it retires. */
export async function beginPlan(db: Db, { id, version }: DuePlan, by: Pick<Editor, 'now' | 'today'>): Promise<number | null> {
  const before = await sql<{ version: number }>`
    update policy_version set state = 'retired' where policy_id = ${id} and state = 'published' returning version`.execute(db);
  await sql`update policy_version set state = 'published', in_force_from = ${by.today}::date, published_at = ${by.now}, held_back = null
    where policy_id = ${id} and version = ${version}`.execute(db);
  return before.rows[0]?.version ?? null;
}

export async function holdPlanBack(db: Db, { id, version }: DuePlan, why: HeldBack): Promise<void> {
  await sql`update policy_version set held_back = ${JSON.stringify(why)}::jsonb where policy_id = ${id} and version = ${version}`.execute(
    db,
  );
}
