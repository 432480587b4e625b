import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { heldOn } from '../../policy/membership.metrics.ts';

/*
 * Tags of many accounts at once, out of two temporary tables: `staged_tagged` names the accounts whose tags are decided, `staged_tag` the
 * tags that each is to have, with the tag's id where there is one of that name.
 */
interface By {
  today: string;
  now: string;
  userId: string | null;
}

/** Makes the two tables out of a SELECT of account_id and name; `decided` is a SELECT of account_id. */
export async function stageTags(db: Db, names: Sql, decided: Sql): Promise<void> {
  await sql`create temp table staged_tagged on commit drop as select distinct d.account_id from (${decided}) d`.execute(db);
  await sql`create temp table staged_tag on commit drop as
    select distinct on (n.account_id, lower(n.name)) n.account_id, n.name, g.id as tag_id from (${names}) n
    left join lateral (select t.id from tag t where lower(t.name) = lower(n.name) or lower(t.name_en) = lower(n.name)
      order by lower(t.name) = lower(n.name) desc, t.id limit 1) g on true
    order by n.account_id, lower(n.name), n.name`.execute(db);
  await sql`analyze staged_tagged`.execute(db);
  await sql`analyze staged_tag`.execute(db);
}

const held = (day: string): Sql => sql`${heldOn(sql`t`, sql`${day}::date`)}`;

/** Whether the tags of account s are to be others than they are. */
export const tagsDiffer = (today: string): Sql<boolean> => sql<boolean>`(
  exists (select from staged_tag n where n.account_id = s.id and not exists (
    select from account_tag t where t.account_id = n.account_id and t.tag_id = n.tag_id and ${held(today)}))
  or exists (select from staged_tagged d join account_tag t on t.account_id = d.account_id and ${held(today)}
    where d.account_id = s.id and not exists (select from staged_tag n where n.account_id = t.account_id and n.tag_id = t.tag_id)))`;

/** Makes the tags that are new, and gives every decided account from today on those that it is to have, and no others. */
export async function writeStagedTags(db: Db, { today, now, userId }: By): Promise<void> {
  await sql`insert into tag (id, name, created_by, created_at)
    select uuid7(${now}::timestamptz), n.name, ${userId}::uuid, ${now}::timestamptz
    from (select distinct on (lower(name)) name from staged_tag where tag_id is null order by lower(name), name) n on conflict do nothing`.execute(
    db,
  );
  await sql`update staged_tag n set tag_id = g.id from tag g where n.tag_id is null and lower(g.name) = lower(n.name)`.execute(db);
  await sql`update account_tag t set until = ${today}::date, removed_by = ${userId}::uuid from staged_tagged d
    where t.account_id = d.account_id and ${held(today)} and not exists (
      select from staged_tag n where n.account_id = t.account_id and n.tag_id = t.tag_id)`.execute(db);
  await sql`insert into account_tag (account_id, tag_id, since, added_by, recorded_at)
    select distinct n.account_id, n.tag_id, ${today}::date, ${userId}::uuid, ${now}::timestamptz from staged_tag n
    where not exists (select from account_tag t where t.account_id = n.account_id and t.tag_id = n.tag_id and ${held(today)})
    on conflict (account_id, tag_id, since) do update set until = null, removed_by = null`.execute(db);
}
