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
/** Of each, in their order: the departments of asker and customer, and the regions from the customer's, or else the asker's, upwards as the tree stands on a day. */
export async function placesOf(
  db: Db,
  of: readonly { askerId: string | null; accountId: string | null }[],
  today: string,
): Promise<Place[]> {
  const asked = of.map(({ askerId, accountId }, n) => ({ n, askerId, accountId }));
  const found = await sql<Place>`
    with recursive side as (select x.n, u.team_id as asker_team, a.team_id as account_team, coalesce(a.region_id, u.region_id) as region_id
        from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as x(n int, "askerId" uuid, "accountId" uuid)
          left join app_user u on u.id = x."askerId" left join account a on a.id = x."accountId"),
      live as (select id, parent_id from region where valid_from <= ${today}::date and (valid_until is null or valid_until > ${today}::date)),
      above as (select s.n, l.id, l.parent_id, 1 as step from live l join side s on s.region_id = l.id
        union all select b.n, l.id, l.parent_id, b.step + 1 from live l join above b on l.id = b.parent_id where b.step < 20)
    select s.asker_team as "askerTeam", s.account_team as "accountTeam",
      array(select b.id from above b where b.n = s.n order by b.step) as regions from side s order by s.n`.execute(db);
  return found.rows;
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
