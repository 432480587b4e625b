import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/** The provider account of a product, if it has one. */
export async function providerOf(db: Db, productId: string | null): Promise<string | null> {
  const found = await sql<{ id: string | null }>`select provider_account_id as id from product where id = ${productId}::uuid`.execute(db);
  return found.rows[0]?.id ?? null;
}

/** The level of a customer as last judged. */
export async function levelOf(db: Db, accountId: string | null): Promise<string | null> {
  const found = await sql<{ level: string | null }>`select tier as level from account_state where account_id = ${accountId}::uuid`.execute(
    db,
  );
  return found.rows[0]?.level ?? null;
}

export interface DeskPerson {
  id: string;
  name: string;
  teamId: string | null;
  open: number;
  away: boolean;
}
/** Who may have requests, with how many are open with them and whether they are away on a day; the least loaded first. */
export async function deskPeople(db: Db, roles: readonly string[], today: string): Promise<DeskPerson[]> {
  const found = await sql<DeskPerson>`
    select u.id, u.name, u.team_id as "teamId", coalesce(l.open, 0)::int as open,
      exists (select from absence s where s.user_id = u.id and s.ended_at is null and s.from_on <= ${today}::date and s.until_on >= ${today}::date) as away
    from app_user u left join (select r.assignee_id, count(*) as open from service_request r
      where r.closed_at is null and r.assignee_id is not null group by r.assignee_id) l on l.assignee_id = u.id
    where u.disabled_at is null and u.role = any(${roles}::text[])
    order by coalesce(l.open, 0), u.name, u.id`.execute(db);
  return found.rows;
}

export async function teamsOf(db: Db): Promise<{ id: string; name: string }[]> {
  const found = await sql<{ id: string; name: string }>`select id, name from team order by name, id`.execute(db);
  return found.rows;
}
