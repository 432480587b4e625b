import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';

const away = (alias: string, day: string): Sql =>
  sql`${sql.ref(`${alias}.ended_at`)} is null and ${day}::date between ${sql.ref(`${alias}.from_on`)} and ${sql.ref(`${alias}.until_on`)}`;

/** Whose steps somebody may decide on a day: their own, and those of whom they stand in for, also where that one stands in for a third. As an array it is read once. */
export const holdersOf = (userId: string | null, day: string): Sql => sql`array(
  with recursive whom as (select ${userId}::uuid as id
    union select b.user_id from absence b join whom w on b.deputy_id = w.id where ${away('b', day)})
  select id from whom where id is not null)`;

/** Who stands in for a person on a day, as a list of id and name. */
export const deputiesOf = (userId: Sql, day: string): Sql => sql`(
  with recursive d as (select b.deputy_id as id from absence b where b.user_id = ${userId} and ${away('b', day)}
    union select b.deputy_id from absence b join d on b.user_id = d.id where ${away('b', day)})
  select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.name, u.id), '[]') from d join app_user u on u.id = d.id
  where u.id <> ${userId} and u.disabled_at is null)`;
