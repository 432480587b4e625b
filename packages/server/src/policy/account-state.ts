import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** Every account, or these. */
export type AccountSet = 'all' | { ids: readonly string[] };

/** Gives accounts their rows of state and metrics, and keeps owner, team and region beside them. Answers how many rows it wrote. */
export async function syncAccountState(db: Db, accounts: AccountSet): Promise<number> {
  const scope = accounts === 'all' ? sql`true` : sql`a.id = any(${accounts.ids}::uuid[])`;
  const done = await sql<{ written: number }>`
    with made as (
      insert into account_state (account_id, owner_id, team_id, region_id)
      select a.id, a.owner_id, a.team_id, a.region_id from account a
      where ${scope} on conflict (account_id) do nothing returning 1),
    measured as (
      insert into account_metric (account_id, as_of) select a.id, a.happened_on from account a
      where ${scope} on conflict (account_id) do nothing returning 1),
    moved as (
      update account_state s set owner_id = a.owner_id, team_id = a.team_id, region_id = a.region_id from account a
      where a.id = s.account_id and ${scope}
        and (s.owner_id, s.team_id, s.region_id) is distinct from (a.owner_id, a.team_id, a.region_id) returning 1)
    select (select count(*) from made) + (select count(*) from measured) + (select count(*) from moved) as written`.execute(db);
  return done.rows[0]?.written ?? 0;
}

/** Forgets what lists show of accounts that are no more. */
export async function dropAccountState(db: Db, ids: readonly string[]): Promise<void> {
  await sql`with states as (delete from account_state where account_id = any(${ids}::uuid[])),
    overrides as (delete from tier_override where account_id = any(${ids}::uuid[])),
    freezes as (delete from account_freeze where account_id = any(${ids}::uuid[])),
    proposals as (delete from tier_proposal where account_id = any(${ids}::uuid[])),
    spells as (delete from stage_spell where account_id = any(${ids}::uuid[]))
    delete from account_metric where account_id = any(${ids}::uuid[])`.execute(db);
}
