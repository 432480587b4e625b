import type { WATCH_VIEWS, WatchLine, WatchTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { escapeLike } from '../../db/like.ts';

const line = (today: string): Sql => sql`
  w.id, w.kind, w.title, w.competitor_id as "competitorId", c.title as "competitorName", w.authority, w.noted_on as "notedOn",
  w.effective_on as "effectiveOn", w.decision, w.owner_id as "ownerId", u.name as "ownerName", w.due_on as "dueOn",
  w.closed_on is null and w.due_on < ${today}::date as late, w.closed_on as "closedOn", w.revision`;
const ITEMS = sql`watch_item w left join competitor c on c.id = w.competitor_id left join app_user u on u.id = w.owner_id`;

type View = (typeof WATCH_VIEWS)[number];
const VIEWS: Record<View, (today: string) => Sql> = {
  open: () => sql`w.closed_on is null`,
  due: (today) => sql`w.closed_on is null and w.due_on <= ${today}::date`,
  closed: () => sql`w.closed_on is not null`,
  all: () => sql`true`,
};
export interface WatchQuery {
  today: string;
  view: View;
  kind?: string | undefined;
  decision?: string | undefined;
  competitorId?: string | undefined;
  ownerId?: string | undefined;
  q?: string | undefined;
  after: string[] | null;
  limit: number;
}
/** One page: what is due by its day, all else the latest noted first. */
export async function selectItems(db: Db, of: WatchQuery): Promise<WatchLine[]> {
  const { today, view, kind, decision, competitorId, ownerId, q, after, limit } = of;
  const isDue = view === 'due';
  const key = isDue ? sql`w.due_on` : sql`w.noted_on`;
  const way = sql.raw(isDue ? 'asc' : 'desc');
  const like = `%${escapeLike(q ?? '')}%`;
  const decided = decision === 'undecided' ? sql`w.decision is null` : sql`w.decision = ${decision}`;
  const found = await sql<WatchLine>`
    select ${line(today)} from ${ITEMS} where ${VIEWS[view](today)} and ${kind ? sql`w.kind = ${kind}` : sql`true`} and ${decision ? decided : sql`true`}
      and ${competitorId ? sql`w.competitor_id = ${competitorId}::uuid` : sql`true`} and ${ownerId ? sql`w.owner_id = ${ownerId}::uuid` : sql`true`}
      and ${q ? sql`(w.title ilike ${like} or w.detail ilike ${like})` : sql`true`}
      and ${after ? sql`(${key}, w.id) ${sql.raw(isDue ? '>' : '<')} (${after[0]}::date, ${after[1]}::uuid)` : sql`true`}
    order by ${key} ${way}, w.id ${way} limit ${limit}`.execute(db);
  return found.rows;
}

export async function countItems(db: Db, today: string): Promise<{ open: number; undecided: number; due: number }> {
  const found = await sql<{ open: number; undecided: number; due: number }>`
    select count(*)::int as open, (count(*) filter (where decision is null))::int as undecided,
      (count(*) filter (where due_on <= ${today}::date))::int as due from watch_item where closed_on is null`.execute(db);
  return found.rows[0]!;
}

export type StoredItem = Omit<WatchTold, 'affected'> & { productIds: string[]; segmentIds: string[] };
const decisions = sql`(select coalesce(jsonb_agg(jsonb_build_object('decision', d.decision, 'reason', d.reason, 'ownerName', o.name, 'dueOn', d.due_on,
    'decidedAt', d.decided_at, 'byName', b.name) order by d.seq desc), '[]')
  from watch_decision d left join app_user o on o.id = d.owner_id left join app_user b on b.id = d.decided_by where d.item_id = w.id)`;
const namesOf = (
  table: string,
  ids: Sql,
): Sql => sql`(select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.name), '[]')
  from ${sql.table(table)} t where t.id = any(${ids}))`;

/** An item; `lock`: as it stays until the caller's transaction ends. */
export async function itemById(db: Db, id: string, today: string, { lock = false } = {}): Promise<StoredItem | undefined> {
  const found = await sql<StoredItem>`
    select ${line(today)}, w.detail, w.source_url as "sourceUrl", n.name as "notedByName", w.answer, w.product_ids as "productIds", w.segment_ids as "segmentIds",
      ${namesOf('product', sql`w.product_ids`)} as products, ${namesOf('segment', sql`w.segment_ids`)} as segments, ${decisions} as decisions,
      (select jsonb_build_object('id', f.id, 'number', f.number, 'title', f.title, 'state', f.state) from feedback_item f where f.id = w.feedback_id) as feedback
    from ${ITEMS} left join app_user n on n.id = w.noted_by where w.id = ${id}::uuid ${lock ? sql`for update of w` : sql``}`.execute(db);
  return found.rows[0];
}
