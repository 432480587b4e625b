import type { Role, Visibility } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../../access/index.ts';
import type { Db } from '../../../db/database.ts';
import type { Carried } from './rules.ts';

/** Every active account that the caller meets, with who has it; `movable` are those within their scope of writing. */
export async function selectCarried(db: Db, reads: Scope, writes: Scope): Promise<Carried[]> {
  const found = await sql<Carried>`
    select a.id, a.name, a.owner_id as "ownerId", a.team_id as "teamId", a.region_id as "regionId", s.tier as level, ${inScope(writes, 'a')} as movable
    from account a left join account_state s on s.account_id = a.id
    where a.status = 'active' and (${inScope(reads, 'a')} or ${inScope(writes, 'a')})`.execute(db);
  return found.rows;
}

export interface CarrierRow {
  id: string;
  name: string;
  role: Role;
  visibility: Visibility | null;
  team_id: string | null;
  team_name: string | null;
  /** Their region, or else that of their team, and those below it on the day; null: none. */
  regions: string[] | null;
  region_id: string | null;
  seniority: 'senior' | 'experienced' | 'junior' | 'batch' | null;
  capacity: number | null;
  active: boolean;
}

export async function selectCarriers(db: Db, day: string): Promise<CarrierRow[]> {
  const found = await sql<CarrierRow>`
    with recursive live as (select r.id, r.parent_id from region r where r.valid_from <= ${day}::date and (r.valid_until is null or r.valid_until > ${day}::date)),
      below as (select l.id as top, l.id from live l union select b.top, c.id from live c join below b on c.parent_id = b.id)
    select u.id, u.name, u.role, u.visibility, u.team_id, t.name as team_name, n.id as region_id, u.seniority, u.capacity, u.disabled_at is null as active,
      case when n.id is null then null else array(select b.id from below b where b.top = n.id) end as regions
    from app_user u left join team t on t.id = u.team_id cross join lateral (select coalesce(u.region_id, t.region_id) as id) n
    order by u.name, u.id`.execute(db);
  return found.rows;
}
