import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';

import type { Image } from './records.sql.ts';

export interface MergeRow {
  id: string;
  entity: 'account' | 'contact';
  winner_id: string;
  loser_id: string;
  account_id: string | null;
  winner_name: string;
  loser_name: string;
  loser_code: string | null;
  counts: Record<string, number>;
  merged_at: string;
  merged_by: string | null;
  merged_by_name: string | null;
  undo_until: string;
  undone_at: string | null;
  can_undo: boolean;
}
export type NewMerge = Omit<MergeRow, 'merged_by_name' | 'undone_at' | 'can_undo'>;

/** The merge with its winner's row before and after. */
export async function insertMerge(db: Db, row: NewMerge, images: { before: Image; after: Image }): Promise<void> {
  await sql`
    insert into record_merge (id, entity, winner_id, loser_id, account_id, winner_name, loser_name, loser_code, before, after, counts, merged_at, merged_by, undo_until)
    values (${row.id}, ${row.entity}, ${row.winner_id}, ${row.loser_id}, ${row.account_id}, ${row.winner_name}, ${row.loser_name}, ${row.loser_code},
      ${images.before}::jsonb, ${images.after}::jsonb, ${JSON.stringify(row.counts)}::jsonb, ${row.merged_at}, ${row.merged_by}, ${row.undo_until})`.execute(
    db,
  );
}

/** Later merges of a record must be undone first: they hold rows that came with this one. */
const isLatest = (m: Sql): Sql<boolean> => sql<boolean>`not exists (select from record_merge later
  where later.undone_at is null and later.id > ${m}.id
    and (later.winner_id in (${m}.winner_id, ${m}.loser_id) or later.loser_id = ${m}.winner_id or later.account_id = ${m}.winner_id or later.loser_id = ${m}.account_id))`;

const selectMerges = (where: Sql, scope: Scope, now: string): Sql<MergeRow> => sql<MergeRow>`
  select m.*, u.name as merged_by_name, (m.undone_at is null and m.undo_until > ${now}::timestamptz and ${isLatest(sql`m`)}) as can_undo
  from record_merge m left join app_user u on u.id = m.merged_by
  where ${where} and ${accountInScope(scope, sql`coalesce(m.account_id, m.winner_id)`)}`;

export async function listMerges(db: Db, scope: Scope, page: { after: string[] | null; limit: number; now: string }): Promise<MergeRow[]> {
  const after = page.after ? sql`(m.merged_at, m.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : sql`true`;
  const found =
    await sql<MergeRow>`${selectMerges(after, scope, page.now)} order by m.merged_at desc, m.id desc limit ${page.limit + 1}`.execute(db);
  return found.rows;
}

export async function mergeById(db: Db, scope: Scope, id: string, now: string): Promise<MergeRow | undefined> {
  return (await selectMerges(sql`m.id = ${id}::uuid`, scope, now).execute(db)).rows[0];
}

/** Marks a merge as undone; false when somebody else was faster. */
export async function markUndone(db: Db, id: string, by: { now: string; userId: string | null }): Promise<boolean> {
  const written = await sql`update record_merge set undone_at = ${by.now}, undone_by = ${by.userId}::uuid
    where id = ${id}::uuid and undone_at is null returning 1`.execute(db);
  return written.rows.length > 0;
}

/** Notes names that a merge added, so that its undo takes them away. */
export async function noteAdded(db: Db, mergeId: string, table: string, ids: readonly string[]): Promise<void> {
  await sql`insert into merge_row (merge_id, table_name, how, row)
    select ${mergeId}::uuid, ${table}, 'added', jsonb_build_object('id', i.id) from unnest(${ids}::text[]) i(id)`.execute(db);
}

export async function addedIds(db: Db, mergeId: string): Promise<string[]> {
  const found = await sql<{
    id: string;
  }>`select r.row ->> 'id' as id from merge_row r where r.merge_id = ${mergeId}::uuid and r.how = 'added'`.execute(db);
  return found.rows.map(({ id }) => id);
}
