import type { WatchDecision } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

export interface ItemFields {
  id: string;
  kind: string;
  title: string;
  detail: string;
  competitorId: string | null;
  authority: string | null;
  sourceUrl: string | null;
  notedOn: string;
  effectiveOn: string | null;
  productIds: readonly string[];
  segmentIds: readonly string[];
  ownerId: string | null;
  dueOn: string | null;
}
export async function insertItem(db: Db, w: ItemFields, { now, userId }: { now: string; userId: string | null }): Promise<void> {
  await sql`insert into watch_item (id, kind, title, detail, competitor_id, authority, source_url, noted_on, noted_by, effective_on, product_ids, segment_ids,
      owner_id, due_on, created_at)
    values (${w.id}::uuid, ${w.kind}, ${w.title}, ${w.detail}, ${w.competitorId}::uuid, ${w.authority}, ${w.sourceUrl}, ${w.notedOn}::date, ${userId}::uuid,
      ${w.effectiveOn}::date, ${[...w.productIds]}::uuid[], ${[...w.segmentIds]}::uuid[], ${w.ownerId}::uuid, ${w.dueOn}::date, ${now}::timestamptz)`.execute(
    db,
  );
}

export async function updateItem(db: Db, w: ItemFields): Promise<void> {
  await sql`update watch_item set title = ${w.title}, detail = ${w.detail}, competitor_id = ${w.competitorId}::uuid, authority = ${w.authority},
      source_url = ${w.sourceUrl}, noted_on = ${w.notedOn}::date, effective_on = ${w.effectiveOn}::date, product_ids = ${[...w.productIds]}::uuid[],
      segment_ids = ${[...w.segmentIds]}::uuid[], owner_id = ${w.ownerId}::uuid, due_on = ${w.dueOn}::date, revision = revision + 1
    where id = ${w.id}::uuid`.execute(db);
}

export interface NewDecision {
  id: string;
  decision: WatchDecision;
  reason: string;
  answer: string | null;
  ownerId: string | null;
  dueOn: string | null;
  feedbackId: string | null;
  /** Nothing is left to be done. */
  closes: boolean;
}
/** Puts a decision in the place of the one that stood. */
// unaudited: recorded by who calls
export async function putDecision(
  db: Db,
  d: NewDecision,
  { now, today, userId }: { now: string; today: string; userId: string | null },
): Promise<void> {
  await sql`insert into watch_decision (item_id, seq, decision, reason, owner_id, due_on, decided_on, decided_at, decided_by)
    select ${d.id}::uuid, coalesce(max(seq), 0) + 1, ${d.decision}, ${d.reason}, ${d.ownerId}::uuid, ${d.dueOn}::date, ${today}::date, ${now}::timestamptz, ${userId}::uuid
    from watch_decision where item_id = ${d.id}::uuid`.execute(db);
  await sql`update watch_item set decision = ${d.decision}, owner_id = ${d.ownerId}::uuid, due_on = ${d.dueOn}::date, answer = coalesce(${d.answer}, answer),
      feedback_id = coalesce(${d.feedbackId}::uuid, feedback_id), closed_on = ${d.closes ? today : null}::date, revision = revision + 1
    where id = ${d.id}::uuid`.execute(db);
}

export async function closeItem(db: Db, id: string, today: string): Promise<void> {
  await sql`update watch_item set closed_on = ${today}::date, revision = revision + 1 where id = ${id}::uuid`.execute(db);
}

export async function deleteItem(db: Db, id: string): Promise<boolean> {
  const gone = await sql`delete from watch_item where id = ${id}::uuid returning 1`.execute(db);
  return gone.rows.length > 0;
}

/** Which of the things that an item names there are none of. */
export async function missingOf(db: Db, w: ItemFields): Promise<string[]> {
  const found = await sql<{ field: string }>`
    select x.field from (values
      ('competitorId', ${w.competitorId}::uuid is null or exists (select from competitor where id = ${w.competitorId}::uuid)),
      ('ownerId', ${w.ownerId}::uuid is null or exists (select from app_user where id = ${w.ownerId}::uuid and disabled_at is null)),
      ('productIds', not exists (select from unnest(${[...w.productIds]}::uuid[]) p where not exists (select from product where id = p))),
      ('segmentIds', not exists (select from unnest(${[...w.segmentIds]}::uuid[]) s where not exists (select from segment where id = s and shared)))
    ) x(field, there) where not x.there`.execute(db);
  return found.rows.map(({ field }) => field);
}
