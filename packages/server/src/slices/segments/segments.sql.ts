import type { Condition } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

export interface SegmentRow {
  id: string;
  kind: 'dynamic' | 'fixed';
  name: string;
  name_en: string | null;
  description: string | null;
  condition: Condition | null;
  target: boolean;
  shared: boolean;
  editors: 'owner' | 'everyone';
  owner_id: string | null;
  owner_name: string | null;
  created_at: string;
  changed_at: string;
  revision: number;
  policies: string[];
  segments: string[];
  views: number;
}
export type SegmentColumns = Omit<SegmentRow, 'owner_name' | 'created_at' | 'changed_at' | 'revision' | 'policies' | 'segments' | 'views'>;

/** Segments with what reads them: ids are unlike any other text, so a document that holds one reads it. */
export async function selectSegments(
  db: Db,
  { id, kind, q }: { id?: string | undefined; kind?: string | undefined; q?: string | undefined } = {},
): Promise<SegmentRow[]> {
  const words = q?.toLowerCase();
  const found = await sql<SegmentRow>`
    select s.*, u.name as owner_name,
      array(select p.id from policy p join policy_version v on v.policy_id = p.id and v.state <> 'retired'
        where strpos(v.document::text, s.id::text) > 0 group by p.id order by p.id) as policies,
      array(select o.name from segment o where o.id <> s.id and strpos(o.condition::text, s.id::text) > 0 order by o.name) as segments,
      (select count(*)::int from saved_view v where strpos(v.state::text, s.id::text) > 0) as views
    from segment s left join app_user u on u.id = s.owner_id
    where ${id === undefined ? sql`true` : sql`s.id = ${id}::uuid`} and ${kind === undefined ? sql`true` : sql`s.kind = ${kind}`}
      and ${words ? sql`(strpos(lower(s.name), ${words}) > 0 or strpos(lower(coalesce(s.name_en, '')), ${words}) > 0)` : sql`true`}
    order by s.name collate "zh-x-icu", s.id`.execute(db);
  return found.rows;
}

const condition = (row: SegmentColumns) => sql`${row.condition === null ? null : JSON.stringify(row.condition)}::jsonb`;

export async function insertSegment(db: Db, row: SegmentColumns, now: string): Promise<void> {
  await sql`insert into segment (id, kind, name, name_en, description, condition, target, shared, editors, owner_id, created_at, changed_at)
    values (${row.id}, ${row.kind}, ${row.name}, ${row.name_en}, ${row.description}, ${condition(row)}, ${row.target}, ${row.shared},
      ${row.editors}, ${row.owner_id}, ${now}, ${now})`.execute(db);
}

/** Writes unless somebody else did meanwhile; tells whether it wrote. */
export async function updateSegment(db: Db, row: SegmentColumns, revision: number, now: string): Promise<boolean> {
  const written = await sql`update segment set name = ${row.name}, name_en = ${row.name_en}, description = ${row.description},
      condition = ${condition(row)}, target = ${row.target}, shared = ${row.shared}, editors = ${row.editors}, changed_at = ${now},
      revision = revision + 1
    where id = ${row.id} and revision = ${revision} returning 1`.execute(db);
  return written.rows.length > 0;
}

export async function deleteSegment(db: Db, id: string): Promise<void> {
  await sql`delete from segment where id = ${id}::uuid`.execute(db);
}

/** One segment changes at a time, so that two changes cannot close a ring between them. */
export async function lockSegments(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('fulcrum.segments'))`.execute(db);
}
