import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';

export type AccountSet = 'all' | { ids: readonly string[] };
const within = (set: AccountSet, id: Sql): Sql<boolean> =>
  set === 'all' ? sql<boolean>`true` : sql<boolean>`${id} = any(${set.ids}::uuid[])`;

/** Gives every account its state row and copies the owner, team and region that lists are scoped by. */
export async function syncAccountState(db: Db, set: AccountSet): Promise<void> {
  await sql`
    insert into account_state as s (account_id, owner_id, team_id, region_id)
    select a.id, a.owner_id, a.team_id, a.region_id from account a where ${within(set, sql`a.id`)}
    on conflict (account_id) do update set owner_id = excluded.owner_id, team_id = excluded.team_id, region_id = excluded.region_id
      where (s.owner_id, s.team_id, s.region_id) is distinct from (excluded.owner_id, excluded.team_id, excluded.region_id)`.execute(db);
}

export async function dropAccountState(db: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from account_metric where account_id = any(${ids}::uuid[])`.execute(db);
  await sql`delete from account_state where account_id = any(${ids}::uuid[])`.execute(db);
}
