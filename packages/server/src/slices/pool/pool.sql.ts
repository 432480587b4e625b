import type { Held, Pooled, PoolRules } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { escapeLike } from '../../db/like.ts';
import { metSql } from '../contacts/index.ts';

/** A customer has bought: it is nobody's to claim and never returns to the pool by itself. */
const hasBought = (accountId: Sql): Sql<boolean> =>
  sql<boolean>`(exists (select from sales_order o where o.account_id = ${accountId}) or exists (select from contract k where k.account_id = ${accountId} and k.draft is not true))`;

/** Whether account `a`, with its open stay `p` if there is one, is in the pool: nobody's, and released or without any order yet. */
const inPool = sql<boolean>`a.owner_id is null and a.status = 'active' and (p.account_id is not null or not ${hasBought(sql`a.id`)})`;
const POOL = sql`account a left join pool_stay p on p.account_id = a.id and p.left_on is null`;

export type PooledRow = Pooled & { sort_key: string };
export async function selectPool(
  db: Db,
  q: { q: string | null; regionCode: string | null; after: string[] | null; limit: number },
): Promise<PooledRow[]> {
  const named = q.q
    ? sql`lower(a.name || ' ' || coalesce(a.short_name, '') || ' ' || a.code) like ${`%${escapeLike(q.q.toLowerCase())}%`}`
    : sql`true`;
  const found = await sql<PooledRow>`
    select a.id as "accountId", a.code, a.name, a.industry, a.region_code as "regionCode", a.size_band as "sizeBand",
      coalesce(p.reason, 'unowned') as reason, p.note, coalesce(p.entered_on, a.happened_on) as since, u.name as "fromName", a.name as sort_key
    from ${POOL} left join app_user u on u.id = p.from_user_id
    where ${inPool} and ${named} and ${q.regionCode ? sql`a.region_code = ${q.regionCode}` : sql`true`}
      and ${q.after ? sql`(a.name collate "zh-x-icu", a.id) > (${q.after[0]}, ${q.after[1]}::uuid)` : sql`true`}
    order by a.name collate "zh-x-icu", a.id limit ${q.limit + 1}`.execute(db);
  return found.rows;
}

/** Days without contact count from the last meeting, or from the claim; protection holds through its last day. */
const returnsOn = (rules: PoolRules): Sql =>
  rules.returnAfterDays === null
    ? sql`null::date`
    : sql`greatest(c.protected_until + 1, greatest(c.claimed_on, met.last_on) + ${rules.returnAfterDays}::int)`;

/** Prospects that their holders registered or claimed and still own, with their last contact (`met`). */
const HELD = (today: string): Sql => sql`pool_claim c
  join account a on a.id = c.account_id and a.owner_id = c.user_id and a.status = 'active'
  left join lateral (select max(i.happened_on) as last_on from interaction i
    where i.account_id = c.account_id and i.happened_on <= ${today}::date and ${metSql('i')}) met on true
  where c.ended_on is null and not ${hasBought(sql`c.account_id`)}`;

export async function selectHeld(
  db: Db,
  of: { rules: PoolRules; today: string; userId: string | null; scope: Scope; limit: number },
): Promise<Held[]> {
  const found = await sql<Held>`
    select h.account_id as "accountId", h.name, u.name as "holderName", h.how, h.claimed_on as "claimedOn", h.protected_until as "protectedUntil",
      h.last_on as "lastContactOn", h.returns_on as "returnsOn"
    from (select c.account_id, a.name, c.user_id, c.how, c.claimed_on, c.protected_until, met.last_on, ${returnsOn(of.rules)} as returns_on
      from ${HELD(of.today)} and ${inScope(of.scope, 'a')} and (${of.userId}::uuid is null or c.user_id = ${of.userId}::uuid)) h
      join app_user u on u.id = h.user_id
    order by h.returns_on nulls last, h.claimed_on, h.account_id limit ${of.limit}`.execute(db);
  return found.rows;
}

/** The accounts that return on a day or should have before. */
export async function selectDue(db: Db, rules: PoolRules, today: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select c.account_id as id from ${HELD(today)} and ${returnsOn(rules)} <= ${today}::date order by c.account_id`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** Locks an account that somebody wants to claim; tells what they meet. */
export async function lockWanted(db: Db, accountId: string): Promise<'pooled' | 'taken' | undefined> {
  await sql`select from account where id = ${accountId}::uuid for no key update`.execute(db);
  const found = await sql<{ pooled: boolean; taken: boolean }>`
    select ${inPool} as pooled, a.owner_id is not null and (exists (select from pool_stay s where s.account_id = a.id)
      or exists (select from pool_claim c where c.account_id = a.id and c.how = 'claimed')) as taken
    from ${POOL} where a.id = ${accountId}::uuid`.execute(db);
  const row = found.rows[0];
  if (row?.pooled) return 'pooled';
  return row?.taken ? 'taken' : undefined;
}

/** How many prospects somebody holds by claiming. The lock on the person makes two claims of theirs wait for each other. */
export async function claimsHeld(db: Db, userId: string, lock: boolean): Promise<number> {
  if (lock) await sql`select from app_user where id = ${userId}::uuid for no key update`.execute(db);
  const found = await sql<{ n: number }>`
    select count(*)::int as n from pool_claim c join account a on a.id = c.account_id and a.owner_id = c.user_id
    where c.user_id = ${userId}::uuid and c.how = 'claimed' and c.ended_on is null and not ${hasBought(sql`c.account_id`)}`.execute(db);
  return found.rows[0]?.n ?? 0;
}

export const boughtAlready = async (db: Db, accountId: string): Promise<boolean> =>
  (await sql<{ bought: boolean }>`select ${hasBought(sql`${accountId}::uuid`)} as bought`.execute(db)).rows[0]?.bought ?? false;

export interface NameHeld {
  pooled: boolean;
  protected_until: string | null;
}
interface Registering {
  userId: string | null;
  today: string;
}
/** What stands in the way of registering a name: the pool has it, or somebody else's protection does. */
const holdOf = (name: Sql, by: Registering): Sql<NameHeld> => sql<NameHeld>`
  select ${inPool} as pooled, (select c.protected_until from pool_claim c where c.account_id = a.id and c.ended_on is null
    and c.user_id = a.owner_id and c.user_id is distinct from ${by.userId}::uuid and c.protected_until >= ${by.today}::date) as protected_until
  from ${POOL} where a.name_key = name_key(${name}) order by 1 desc, 2 nulls last limit 1`;

export const nameHeld = async (db: Db, name: string, by: Registering): Promise<NameHeld | undefined> =>
  (await holdOf(sql`${name}::text`, by).execute(db)).rows[0];

/** The same for many names: of rows of seq and value, those that are held, with `pooled` and `protected_until`. */
export const heldNames = (names: Sql, by: Registering): Sql => sql`
  select n.seq, n.value, h.pooled, h.protected_until from (${names}) n cross join lateral (${holdOf(sql`n.value`, by)}) h
  where h.pooled or h.protected_until is not null`;

export interface StayRow {
  reason: 'released' | 'idle';
  note: string | null;
  enteredOn: string;
  fromName: string | null;
  leftOn: string | null;
  toName: string | null;
}
export async function staysOf(db: Db, accountId: string): Promise<StayRow[]> {
  const found = await sql<StayRow>`
    select p.reason, p.note, p.entered_on as "enteredOn", f.name as "fromName", p.left_on as "leftOn", t.name as "toName"
    from pool_stay p left join app_user f on f.id = p.from_user_id left join app_user t on t.id = p.left_to_id
    where p.account_id = ${accountId}::uuid order by p.entered_on desc, p.id desc limit 200`.execute(db);
  return found.rows;
}
