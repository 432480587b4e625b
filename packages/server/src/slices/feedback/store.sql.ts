import type { FeedbackEvent, FeedbackState } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';

export interface StoredItem {
  id: string;
  number: number;
  code: string | null;
  kind: string;
  title: string;
  description: string;
  portalTitle: string | null;
  productId: string | null;
  area: string | null;
  route: string | null;
  causeKind: string | null;
  cause: string | null;
  severity: string;
  strategic: boolean;
  ownerId: string | null;
  state: FeedbackState;
  stateSince: string;
  targetRelease: string | null;
  targetOn: string | null;
  round: number;
  mergedInto: string | null;
  mergedOn: string | null;
  trackerKey: string | null;
  trackerUrl: string | null;
  revision: number;
}
const NUMBERS = 46_095;
const FIRST_NUMBER = 1;
const SHAPE = sql`id uuid, code text, kind text, title text, description text, "portalTitle" text, "productId" uuid, area text, route text, "causeKind" text,
  cause text, severity text, strategic boolean, "ownerId" uuid, state text, "stateSince" date, "targetRelease" text, "targetOn" date, round int,
  "mergedInto" uuid, "mergedOn" date, "trackerKey" text, "trackerUrl" text`;

/** Items as they stand, locked in one order: two who merge each into the other come one after the other. */
export async function lockItems(db: Db, ids: readonly string[]): Promise<StoredItem[]> {
  await sql`select from feedback_item where id = any(${ids}::uuid[]) order by id for update`.execute(db);
  const found = await sql<StoredItem>`
    select id, number::int, code, kind, title, description, portal_title as "portalTitle", product_id as "productId", area, route,
      cause_kind as "causeKind", cause, severity, strategic, owner_id as "ownerId", state, state_since as "stateSince",
      target_release as "targetRelease", target_on as "targetOn", round, merged_into as "mergedInto", merged_on as "mergedOn",
      tracker_key as "trackerKey", tracker_url as "trackerUrl", revision
    from feedback_item where id = any(${ids}::uuid[])`.execute(db);
  return found.rows;
}

export type NewItem = Omit<StoredItem, 'number' | 'revision'> & { notedOn: string; createdAt: string };
/** New items, numbered in their order. */
// unaudited: whoever notes them records it
export async function insertItems(db: Db, items: readonly NewItem[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(${NUMBERS})`.execute(db);
  await sql`
    insert into feedback_item (id, number, code, kind, title, description, portal_title, product_id, area, route, cause_kind, cause, severity, strategic,
      owner_id, state, state_since, target_release, target_on, round, merged_into, merged_on, tracker_key, tracker_url, noted_on, created_at, changed_at)
    select i.id, (select coalesce(max(number), ${FIRST_NUMBER - 1}) from feedback_item) + row_number() over (order by i."createdAt", i.id), i.code, i.kind,
      i.title, i.description, i."portalTitle", i."productId", i.area, i.route, i."causeKind", i.cause, i.severity, i.strategic, i."ownerId", i.state,
      i."stateSince", i."targetRelease", i."targetOn", i.round, i."mergedInto", i."mergedOn", i."trackerKey", i."trackerUrl", i."notedOn", i."createdAt", i."createdAt"
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as i(${SHAPE}, "notedOn" date, "createdAt" timestamptz)`.execute(db);
}

// unaudited: the verbs record what was done
export async function saveItem(db: Db, item: StoredItem, now: string): Promise<void> {
  await sql`
    update feedback_item q set kind = i.kind, title = i.title, description = i.description, portal_title = i."portalTitle", product_id = i."productId",
      area = i.area, route = i.route, cause_kind = i."causeKind", cause = i.cause, severity = i.severity, strategic = i.strategic,
      owner_id = i."ownerId", state = i.state, state_since = i."stateSince", target_release = i."targetRelease", target_on = i."targetOn",
      round = i.round, merged_into = i."mergedInto", merged_on = i."mergedOn", tracker_key = i."trackerKey", tracker_url = i."trackerUrl",
      changed_at = ${now}, revision = q.revision + 1
    from jsonb_to_record(${JSON.stringify(item)}::jsonb) as i(${SHAPE}) where q.id = i.id`.execute(db);
}

export interface Done {
  itemId: string;
  what: FeedbackEvent['what'];
  note?: string | null;
  otherId?: string | null;
}
/** Notes what was done with an item, with what it is by now. A customer who did it stays unnamed: not everybody who reads it meets them. */
// unaudited: as saveItem
export async function addEvent({ db, now, today, actor }: Pick<WriteCtx, 'db' | 'now' | 'today' | 'actor'>, done: Done): Promise<void> {
  const name = actor.kind === 'portal' ? '' : actor.name;
  await sql`
    insert into feedback_event (item_id, seq, at, on_day, what, state, severity, strategic, by_id, by_name, note, other_id)
    select i.id, (select coalesce(max(seq), 0) + 1 from feedback_event e where e.item_id = i.id), ${now}, ${today}::date, ${done.what}, i.state, i.severity,
      i.strategic, ${actor.userId}::uuid, ${name}, ${done.note || null}, ${done.otherId ?? null}::uuid
    from feedback_item i where i.id = ${done.itemId}::uuid`.execute(db);
}

export async function eventsOf(db: Db, id: string, day: string): Promise<FeedbackEvent[]> {
  const found = await sql<FeedbackEvent>`
    select e.seq, e.at, e.on_day as "on", e.what, e.state, e.by_name as "byName", e.note, e.other_id as "otherId", o.number::int as "otherNumber"
    from feedback_event e left join feedback_item o on o.id = e.other_id where e.item_id = ${id}::uuid and e.on_day <= ${day}::date
    order by e.seq desc limit 500`.execute(db);
  return found.rows;
}

export async function itemBy(db: Db, by: { code: string } | { key: string } | { number: number }): Promise<string | undefined> {
  const where = 'code' in by ? sql`code = ${by.code}` : 'key' in by ? sql`tracker_key = ${by.key}` : sql`number = ${by.number}::bigint`;
  return (await sql<{ id: string }>`select id from feedback_item where ${where}`.execute(db)).rows[0]?.id;
}

/** What an item was merged with: where it went, and what came to it. */
export async function mergedWith(db: Db, id: string): Promise<{ id: string; number: number; title: string; into: boolean }[]> {
  const found = await sql<{ id: string; number: number; title: string; into: boolean }>`
    select o.id, o.number::int, o.title, o.id = i.merged_into as into from feedback_item i
      join feedback_item o on o.id = i.merged_into or o.merged_into = i.id where i.id = ${id}::uuid order by o.number limit 200`.execute(
    db,
  );
  return found.rows.map((row) => ({ ...row, into: Boolean(row.into) }));
}
