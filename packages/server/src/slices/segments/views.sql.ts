import type { SavedView, ViewState } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/** Views of the customers list that a person may open; one, or all. */
export async function selectViews(db: Db, userId: string | null, id?: string): Promise<SavedView[]> {
  const found = await sql<SavedView>`
    select v.id, v.name, v.state, v.shared, v.owner_id is not distinct from ${userId}::uuid as mine, u.name as "ownerName",
      d.view_id is not null as "isDefault", v.changed_at as "changedAt", v.revision
    from saved_view v left join app_user u on u.id = v.owner_id
      left join saved_view_default d on d.view_id = v.id and d.user_id = ${userId}::uuid and d.list = 'accounts'
    where v.list = 'accounts' and (v.shared or v.owner_id = ${userId}::uuid) and ${id === undefined ? sql`true` : sql`v.id = ${id}::uuid`}
    order by v.shared, v.name collate "zh-x-icu", v.id`.execute(db);
  return found.rows;
}

interface ViewColumns {
  id: string;
  name: string;
  state: ViewState;
  shared: boolean;
}
export async function insertView(db: Db, view: ViewColumns, ownerId: string, now: string): Promise<void> {
  await sql`insert into saved_view (id, list, name, owner_id, shared, state, created_at, changed_at)
    values (${view.id}, 'accounts', ${view.name}, ${ownerId}, ${view.shared}, ${JSON.stringify(view.state)}::jsonb, ${now}, ${now})`.execute(
    db,
  );
}

export async function updateView(db: Db, view: ViewColumns, revision: number, now: string): Promise<boolean> {
  const written =
    await sql`update saved_view set name = ${view.name}, shared = ${view.shared}, state = ${JSON.stringify(view.state)}::jsonb,
      changed_at = ${now}, revision = revision + 1 where id = ${view.id} and revision = ${revision} returning 1`.execute(db);
  return written.rows.length > 0;
}

export async function deleteView(db: Db, id: string): Promise<void> {
  await sql`delete from saved_view where id = ${id}::uuid`.execute(db);
}

export async function putDefault(db: Db, userId: string, viewId: string | null): Promise<void> {
  if (viewId === null) await sql`delete from saved_view_default where user_id = ${userId} and list = 'accounts'`.execute(db);
  else
    await sql`insert into saved_view_default (user_id, list, view_id) values (${userId}, 'accounts', ${viewId})
      on conflict (user_id, list) do update set view_id = excluded.view_id`.execute(db);
}
