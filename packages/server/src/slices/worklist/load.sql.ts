import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { metSql } from '../contacts/index.ts';
import { type Cadence, cadenceDays, cadenceTwoWay, taskVisible, type Viewer } from '../tasks/index.ts';

export interface LevelCount {
  owner_id: string | null;
  level: string | null;
  accounts: number;
  due: number;
  met: number;
}

/** Active accounts by owner and level, with those that have a cadence and those met within it: one statement for all. */
export async function countAccounts(db: Db, scope: Scope, cadence: Cadence, day: string): Promise<LevelCount[]> {
  const found = await sql<LevelCount>`
    with spoken as materialized (
      select i.account_id, max(i.happened_on) as any_on, max(i.happened_on) filter (where ${metSql('i')}) as met_on
      from interaction i where i.happened_on <= ${day}::date group by 1
    )
    select a.owner_id, s.tier as level, count(*)::int as accounts, count(c.days)::int as due,
      (count(*) filter (where ${day}::date - c.last_on < c.days))::int as met
    from account a left join account_state s on s.account_id = a.id left join spoken i on i.account_id = a.id
      cross join lateral (select ${cadenceDays(cadence)} as days, case when ${cadenceTwoWay(cadence)} then i.met_on else i.any_on end as last_on) c
    where a.status = 'active' and ${inScope(scope, 'a')}
    group by 1, 2 order by 1, min(coalesce(s.tier_rank, 32767)), 2`.execute(db);
  return found.rows;
}

export interface TaskCount {
  owner_id: string | null;
  open: number;
  overdue: number;
}

export async function countTasks(db: Db, viewer: Viewer, day: string): Promise<TaskCount[]> {
  const found = await sql<TaskCount>`
    select t.owner_id, count(*)::int as open, (count(*) filter (where t.due_on < ${day}::date))::int as overdue
    from task t where t.state = 'open' and ${taskVisible(viewer)} group by 1`.execute(db);
  return found.rows;
}

export interface Colleague {
  id: string;
  name: string;
  role: string;
  team_name: string | null;
  seniority: 'senior' | 'experienced' | 'junior' | 'batch' | null;
  capacity: number | null;
  active: boolean;
}

export async function selectColleagues(db: Db): Promise<Colleague[]> {
  const found = await sql<Colleague>`
    select u.id, u.name, u.role, t.name as team_name, u.seniority, u.capacity, u.disabled_at is null as active
    from app_user u left join team t on t.id = u.team_id order by u.name, u.id`.execute(db);
  return found.rows;
}

/** The levels of the tier policy in force, from the highest. */
export async function selectLevels(db: Db): Promise<{ id: string; name: { zh: string; en: string } }[]> {
  const found = await sql<{ id: string; name: { zh: string; en: string } }>`
    select l.level ->> 'id' as id, l.level -> 'name' as name
    from (select v.document from policy p join policy_version v on v.policy_id = p.id and v.state = 'published'
        where p.kind = 'tier' order by p.created_at, p.id limit 1) v, jsonb_array_elements(v.document -> 'levels') with ordinality l(level, place)
    order by l.place`.execute(db);
  return found.rows;
}

export async function accountsOf(db: Db, scope: Scope, ownerId: string, level: string | undefined): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select a.id from account a left join account_state s on s.account_id = a.id
    where a.owner_id = ${ownerId}::uuid and a.status = 'active' and ${inScope(scope, 'a')} and ${level ? sql`s.tier = ${level}` : sql`true`}
    order by a.id`.execute(db);
  return found.rows.map(({ id }) => id);
}
