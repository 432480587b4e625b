import { SIGNING_ROLES } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { escapeLike } from '../../db/like.ts';
import type { Person, Subject } from './approvers.ts';

/** Everybody who may decide, by name. */
export async function signingPeople(db: Db): Promise<Person[]> {
  const found = await sql<Person>`select id, name, role, team_id as "teamId", region_id as "regionId" from app_user
    where disabled_at is null and role = any(${SIGNING_ROLES}::text[]) order by name, id`.execute(db);
  return found.rows;
}

export type Place = Pick<Subject, 'askerTeam' | 'accountTeam' | 'regions'>;
/** The departments of asker and customer, and the regions from the customer's, or else the asker's, upwards as the tree stands on a day. */
export async function placeOf(db: Db, of: { askerId: string | null; accountId: string | null; today: string }): Promise<Place> {
  const found = await sql<Place>`
    with recursive side as (select u.team_id as asker_team, a.team_id as account_team, coalesce(a.region_id, u.region_id) as region_id
        from (select 1) one left join app_user u on u.id = ${of.askerId}::uuid left join account a on a.id = ${of.accountId}::uuid),
      live as (select id, parent_id from region where valid_from <= ${of.today}::date and (valid_until is null or valid_until > ${of.today}::date)),
      above as (select l.id, l.parent_id, 1 as step from live l join side s on s.region_id = l.id
        union all select l.id, l.parent_id, b.step + 1 from live l join above b on l.id = b.parent_id where b.step < 20)
    select asker_team as "askerTeam", account_team as "accountTeam",
      array(select id from above order by step) as regions from side`.execute(db);
  const row = found.rows[0];
  if (!row) throw new Error('one row is asked for');
  return row;
}

/** Amount times rate, as decimal text. */
export async function inBase(db: Db, amount: string, rate: string): Promise<string> {
  const found = await sql<{ base: string }>`select trim_scale(round(${amount}::numeric * ${rate}::numeric, 6))::text as base`.execute(db);
  return found.rows[0]!.base;
}

/** Who may decide and is called so, with their department. */
export async function peopleByName(db: Db, q: string): Promise<{ id: string; name: string; team: string | null }[]> {
  const found = await sql<{ id: string; name: string; team: string | null }>`
    select u.id, u.name, t.name as team from app_user u left join team t on t.id = u.team_id
    where u.disabled_at is null and u.role = any(${SIGNING_ROLES}::text[]) and u.name ilike ${`%${escapeLike(q)}%`} order by u.name, u.id limit 50`.execute(
    db,
  );
  return found.rows;
}
