import type { Region, RegionNode } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';

const COLUMNS: Sql = sql`r.id, r.code, r.name, r.parent_id as "parentId", r.level, r.valid_from as "validFrom", r.valid_until as "validUntil"`;

export async function selectRegions(db: Db): Promise<Region[]> {
  return (await sql<Region>`select ${COLUMNS} from region r order by r.name`.execute(db)).rows;
}

export async function regionById(db: Db, id: string): Promise<Region | undefined> {
  return (await sql<Region>`select ${COLUMNS} from region r where r.id = ${id}::uuid`.execute(db)).rows[0];
}

/** Regions that stood on a day, called and placed as on that day, with who is in them now. */
export async function regionTree(db: Db, asOf: string): Promise<RegionNode[]> {
  const found = await sql<RegionNode>`
    with stood as (
      select distinct on (h.region_id) h.region_id, h.name, h.parent_id, h.level, h.valid_until from region_history h
      where h.valid_from <= ${asOf}::date order by h.region_id, h.valid_from desc, h.recorded_at desc)
    select r.id, r.code, s.name, s.parent_id as "parentId", s.level, r.valid_from as "validFrom",
      case when s.valid_until <= ${asOf}::date then s.valid_until else r.valid_until end as "validUntil",
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.name) from team t where t.region_id = r.id), '[]') as teams,
      (select count(*)::int from app_user u where u.region_id = r.id and u.disabled_at is null) as users,
      (select count(*)::int from account_state a where a.region_id = r.id) as accounts,
      coalesce((select jsonb_agg(jsonb_build_object('period', g.period, 'amount', trim_scale(g.amount)::text) order by g.period desc)
        from region_target g where g.region_id = r.id), '[]') as targets
    from stood s join region r on r.id = s.region_id
    where r.valid_from <= ${asOf}::date and (s.valid_until is null or s.valid_until > ${asOf}::date)
    order by s.name collate "zh-x-icu", r.id`.execute(db);
  return found.rows;
}

export async function insertRegion(db: Db, region: Region, now: string): Promise<void> {
  await sql`insert into region (id, code, name, parent_id, level, valid_from, created_at)
    values (${region.id}, ${region.code}, ${region.name}, ${region.parentId}, ${region.level}, ${region.validFrom}, ${now})`.execute(db);
}

export async function updateRegion(db: Db, region: Region): Promise<void> {
  await sql`update region set code = ${region.code}, name = ${region.name}, parent_id = ${region.parentId}, level = ${region.level},
    valid_until = ${region.validUntil} where id = ${region.id}::uuid`.execute(db);
}

/** What a region is from a day on. */
export async function insertRegionHistory(db: Db, region: Region, by: { from: string; now: string; userId: string | null }): Promise<void> {
  await sql`
    insert into region_history (region_id, valid_from, recorded_at, name, parent_id, level, valid_until, changed_by)
    values (${region.id}, ${by.from}, ${by.now}, ${region.name}, ${region.parentId}, ${region.level}, ${region.validUntil}, ${by.userId})
    on conflict (region_id, valid_from, recorded_at) do update set name = excluded.name, parent_id = excluded.parent_id, level = excluded.level,
      valid_until = excluded.valid_until`.execute(db);
}

/** Whether a region stands at or below another. The lock makes two moves wait for each other: each alone could be right. */
export async function standsBelow(db: Db, region: string, above: string): Promise<boolean> {
  await sql`lock table region in share row exclusive mode`.execute(db);
  const found = await sql<{ below: boolean }>`
    with recursive up as (select id, parent_id from region where id = ${region}::uuid
      union select r.id, r.parent_id from region r join up on r.id = up.parent_id)
    select exists (select from up where id = ${above}::uuid) as below`.execute(db);
  return found.rows[0]!.below;
}

/** Whether regions that have not ended by a day, teams or people are in a region. */
export async function isInhabited(db: Db, id: string, day: string): Promise<boolean> {
  const found = await sql<{ full: boolean }>`
    select exists (select from region r where r.parent_id = ${id}::uuid and (r.valid_until is null or r.valid_until > ${day}::date))
      or exists (select from team t where t.region_id = ${id}::uuid)
      or exists (select from app_user u where u.region_id = ${id}::uuid and u.disabled_at is null) as full`.execute(db);
  return found.rows[0]!.full;
}

interface RegionChange {
  on: string;
  name: string;
  parentName: string | null;
  level: Region['level'];
  validUntil: string | null;
  byName: string | null;
}
export async function regionChanges(db: Db, id: string): Promise<RegionChange[]> {
  const found = await sql<RegionChange>`
    select h.valid_from as on, h.name, p.name as "parentName", h.level, h.valid_until as "validUntil", u.name as "byName"
    from region_history h left join region p on p.id = h.parent_id left join app_user u on u.id = h.changed_by
    where h.region_id = ${id}::uuid order by h.valid_from desc, h.recorded_at desc limit 200`.execute(db);
  return found.rows;
}

interface Target {
  period: string;
  amount: string;
}
export async function targetsOf(db: Db, id: string): Promise<Target[]> {
  const found = await sql<Target>`
    select period, trim_scale(amount)::text as amount from region_target where region_id = ${id}::uuid order by period desc`.execute(db);
  return found.rows;
}

/** Sets a target, or clears it. */
export async function putTarget(
  db: Db,
  target: { id: string; period: string; amount: string | null },
  by: { now: string; userId: string | null },
): Promise<void> {
  if (target.amount === null)
    await sql`delete from region_target where region_id = ${target.id}::uuid and period = ${target.period}`.execute(db);
  else
    await sql`insert into region_target (region_id, period, amount, changed_at, changed_by)
      values (${target.id}, ${target.period}, ${target.amount}, ${by.now}, ${by.userId})
      on conflict (region_id, period) do update set amount = excluded.amount, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
      db,
    );
}

/** Places a team; answers the region it was in, undefined where there is no such team. */
export async function placeTeam(db: Db, id: string, regionId: string | null): Promise<{ before: string | null } | undefined> {
  const found = await sql<{ before: string | null }>`
    with old as (select id, region_id from team where id = ${id}::uuid for update)
    update team t set region_id = ${regionId} from old where t.id = old.id returning old.region_id as before`.execute(db);
  return found.rows[0];
}
