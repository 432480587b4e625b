import type { CustomValues } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import type { OwnerMove } from './owner-hooks.ts';

export interface AccountRow {
  id: string;
  code: string;
  name: string;
  short_name: string | null;
  kind: 'consumer' | 'provider' | 'both' | 'partner' | 'competitor';
  industry: string | null;
  region_code: string | null;
  size_band: string | null;
  employees: number | null;
  gross_margin_rate: string | null;
  brand: 'listed' | 'fortune_500' | 'high_valuation' | 'none' | null;
  business_model: string | null;
  parent_id: string | null;
  owner_id: string | null;
  team_id: string | null;
  region_id: string | null;
  status: 'active' | 'frozen' | 'closed';
  custom: CustomValues;
  happened_on: string;
  changed_at: string;
  revision: number;
  owner_name: string | null;
  parent_name: string | null;
  child_count: number;
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);

const selectAccount = (scope: Scope, which: Sql): Sql<AccountRow> => sql<AccountRow>`
    select a.*, u.name as owner_name, p.name as parent_name, (select count(*)::int from account c where c.parent_id = a.id) as child_count
    from account a left join app_user u on u.id = a.owner_id left join account p on p.id = a.parent_id
    where ${which} and ${inScope(scope, 'a')}`;

/** The account into which another was merged, by the other's id or code; merges may follow one another. */
const survivorOf = (idOrCode: string): Sql =>
  isUuid(idOrCode)
    ? sql`a.id in (with recursive merged (id) as (
        select m.winner_id from record_merge m where m.entity = 'account' and m.loser_id = ${idOrCode}::uuid and m.undone_at is null
        union select m.winner_id from record_merge m join merged on m.loser_id = merged.id where m.entity = 'account' and m.undone_at is null)
      select id from merged)`
    : sql`a.id in (select n.account_id from account_name n where n.kind = 'code' and n.value = ${idOrCode})`;

/** One account by id or code, if the scope meets it; one that was merged is the one it became. */
export async function accountBy(db: Db, scope: Scope, idOrCode: string): Promise<AccountRow | undefined> {
  const own = isUuid(idOrCode) ? sql`a.id = ${idOrCode}::uuid` : sql`a.code = ${idOrCode}`;
  const found = (await selectAccount(scope, own).execute(db)).rows[0];
  return found ?? (await selectAccount(scope, survivorOf(idOrCode)).execute(db)).rows[0];
}

export type AccountColumns = Omit<AccountRow, 'owner_name' | 'parent_name' | 'child_count' | 'changed_at' | 'revision'>;

/** Whether a code leads to an account that was merged into another. */
export async function isMergedCode(db: Db, code: string): Promise<boolean> {
  const found = await sql`select 1 from account_name n where n.kind = 'code' and n.value = ${code}`.execute(db);
  return found.rows.length > 0;
}

export async function insertAccount(db: Db, row: AccountColumns, now: string, knownAt: string): Promise<void> {
  await sql`
    insert into account (id, code, name, short_name, kind, industry, region_code, size_band, employees, gross_margin_rate, brand, business_model,
      parent_id, owner_id, team_id, region_id, status, custom, happened_on, known_at, recorded_at, changed_at)
    values (${row.id}, ${row.code}, ${row.name}, ${row.short_name}, ${row.kind}, ${row.industry}, ${row.region_code}, ${row.size_band}, ${row.employees},
      ${row.gross_margin_rate}, ${row.brand}, ${row.business_model}, ${row.parent_id}, ${row.owner_id}, ${row.team_id}, ${row.region_id}, ${row.status},
      ${JSON.stringify(row.custom)}::jsonb, ${row.happened_on}, ${knownAt}, ${now}, ${now})`.execute(db);
}

/** Writes the columns if nobody else did meanwhile; tells whether it wrote. */
export async function updateAccount(db: Db, row: AccountColumns, revision: number, now: string): Promise<boolean> {
  const written = await sql`
    update account set name = ${row.name}, short_name = ${row.short_name}, kind = ${row.kind}, industry = ${row.industry}, region_code = ${row.region_code},
      size_band = ${row.size_band}, employees = ${row.employees}, gross_margin_rate = ${row.gross_margin_rate}, brand = ${row.brand},
      business_model = ${row.business_model}, parent_id = ${row.parent_id}, owner_id = ${row.owner_id}, team_id = ${row.team_id}, region_id = ${row.region_id},
      status = ${row.status}, custom = ${JSON.stringify(row.custom)}::jsonb, changed_at = ${now}, revision = revision + 1
    where id = ${row.id} and revision = ${revision} returning 1`.execute(db);
  return written.rows.length > 0;
}

/** Whether `parent` is the account itself or below it. */
export async function wouldCycle(db: Db, account: string, parent: string): Promise<boolean> {
  const found = await sql<{ cycle: boolean }>`
    with recursive above as (select id, parent_id from account where id = ${parent}::uuid
      union select a.id, a.parent_id from account a join above on a.id = above.parent_id)
    select exists (select from above where id = ${account}::uuid) as cycle`.execute(db);
  return found.rows[0]!.cycle;
}

export async function deleteAccount(db: Db, id: string): Promise<boolean> {
  const gone = await sql`delete from account a where a.id = ${id}::uuid and not exists (select from sales_order o where o.account_id = a.id)
      and not exists (select from usage_daily u where u.account_id = a.id) returning 1`.execute(db);
  return gone.rows.length > 0;
}

/** The team and region that follow a new owner; nothing where the owner stays. The owner stays where they are until the commit. */
export async function ownerHome(
  db: Db,
  before: string | null,
  ownerId: string | null | undefined,
): Promise<{ teamId?: string | null; regionId?: string }> {
  if (!ownerId || ownerId === before) return {};
  const found = await sql<{ teamId: string | null; regionId: string | null }>`
    select u.team_id as "teamId", coalesce(u.region_id, t.region_id) as "regionId" from app_user u left join team t on t.id = u.team_id
    where u.id = ${ownerId}::uuid for share of u`.execute(db);
  const home = found.rows[0];
  return home ? { teamId: home.teamId, ...(home.regionId ? { regionId: home.regionId } : {}) } : {};
}

/** Gives accounts of the scope to an owner and to the owner's team, or to nobody; answers those that changed. */
export async function assignAccounts(
  db: Db,
  scope: Scope,
  ids: readonly string[],
  ownerId: string | null,
  now: string,
): Promise<OwnerMove[]> {
  // Who moves to another team meanwhile takes these along, too: one of the two waits for the other.
  if (ownerId) await sql`select from app_user where id = ${ownerId}::uuid for share`.execute(db);
  const found = await sql<OwnerMove>`
    with old as (select a.id, a.owner_id, a.team_id, a.region_id from account a where a.id = any(${ids}::uuid[]) and a.owner_id is distinct from ${ownerId}::uuid and ${inScope(scope, 'a')} for update),
      owner as (select n.id, u.team_id, coalesce(u.region_id, t.region_id) as region_id
        from (values (${ownerId}::uuid)) n(id) left join app_user u on u.id = n.id left join team t on t.id = u.team_id where n.id is null or u.id is not null),
      written as (update account a set owner_id = owner.id, team_id = owner.team_id, region_id = coalesce(owner.region_id, a.region_id), changed_at = ${now}, revision = revision + 1
        from owner where a.id in (select id from old) returning a.id)
    select old.id, old.owner_id as before, old.team_id as "teamId", old.region_id as "regionId" from old join written on written.id = old.id`.execute(
    db,
  );
  return found.rows;
}
