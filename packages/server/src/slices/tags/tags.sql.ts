import type { AccountTag, Tag } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { heldOn } from '../../policy/membership.metrics.ts';

/** Tags with the accounts of the scope that have them on a day; all, or one. */
export async function listTags(db: Db, scope: Scope, day: string, id?: string): Promise<Tag[]> {
  const found = await sql<Tag>`
    select g.id, g.name, g.name_en as "nameEn", g.revision,
      (select count(*)::int from account_tag t where t.tag_id = g.id and ${heldOn(sql`t`, sql`${day}::date`)}
        and ${accountInScope(scope, sql`t.account_id`)}) as accounts
    from tag g where ${id === undefined ? sql`true` : sql`g.id = ${id}::uuid`} order by g.name collate "zh-x-icu"`.execute(db);
  return found.rows;
}

export async function insertTag(
  db: Db,
  tag: { id: string; name: string; nameEn: string | null },
  by: { userId: string | null; now: string },
): Promise<void> {
  await sql`insert into tag (id, name, name_en, created_by, created_at)
    values (${tag.id}, ${tag.name}, ${tag.nameEn}, ${by.userId}, ${by.now})`.execute(db);
}

/** Writes the names unless somebody else did meanwhile; tells whether it wrote. */
export async function updateTag(db: Db, tag: { id: string; name: string; nameEn: string | null; revision: number }): Promise<boolean> {
  const written = await sql`update tag set name = ${tag.name}, name_en = ${tag.nameEn}, revision = revision + 1
    where id = ${tag.id} and revision = ${tag.revision} returning 1`.execute(db);
  return written.rows.length > 0;
}

/** Fails by its foreign key while an account has or had the tag. */
export async function deleteTag(db: Db, id: string): Promise<void> {
  await sql`delete from tag where id = ${id}::uuid`.execute(db);
}

export async function tagsOfAccount(db: Db, accountId: string, day: string | null): Promise<AccountTag[]> {
  const found = await sql<AccountTag>`
    select g.id as "tagId", g.name, g.name_en as "nameEn", t.since, t.until, u.name as "addedBy"
    from account_tag t join tag g on g.id = t.tag_id left join app_user u on u.id = t.added_by
    where t.account_id = ${accountId}::uuid and ${day === null ? sql`true` : heldOn(sql`t`, sql`${day}::date`)}
    order by t.until is not null, g.name collate "zh-x-icu", t.since`.execute(db);
  return found.rows;
}

export interface Tagging {
  accounts: readonly string[];
  tags: readonly string[];
  today: string;
  now: string;
  userId: string | null;
}

/** Gives every account every tag from today on; answers the accounts that had one of them not yet. */
export async function addTags(db: Db, { accounts, tags, today, now, userId }: Tagging): Promise<string[]> {
  const found = await sql<{ id: string }>`
    with given as (
      insert into account_tag (account_id, tag_id, since, added_by, recorded_at)
      select a.id, g.id, ${today}::date, ${userId}::uuid, ${now}::timestamptz
      from unnest(${accounts}::uuid[]) as a(id) cross join unnest(${tags}::uuid[]) as g(id)
      where not exists (select from account_tag t where t.account_id = a.id and t.tag_id = g.id and ${heldOn(sql`t`, sql`${today}::date`)})
      on conflict (account_id, tag_id, since) do update set until = null, removed_by = null
      returning account_id)
    select distinct account_id as id from given`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** Takes the tags away from today on: their days until yesterday remain. Answers the accounts that had one of them. */
export async function removeTags(db: Db, { accounts, tags, today, userId }: Tagging): Promise<string[]> {
  const found = await sql<{ id: string }>`
    with taken as (
      update account_tag t set until = ${today}::date, removed_by = ${userId}::uuid
      where t.account_id = any(${accounts}::uuid[]) and t.tag_id = any(${tags}::uuid[]) and ${heldOn(sql`t`, sql`${today}::date`)}
      returning account_id)
    select distinct account_id as id from taken`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** Tags of these names, in either language; those that are new are made. Names are compared without regard to case. */
export async function tagsNamed(db: Db, names: readonly string[], by: { userId: string | null; now: string }): Promise<void> {
  await sql`insert into tag (id, name, created_by, created_at)
    select uuid7(${by.now}::timestamptz), n.name, ${by.userId}::uuid, ${by.now}::timestamptz
    from (select distinct on (lower(name)) name from unnest(${names}::text[]) as w(name) order by lower(name), name) n
    where not exists (select from tag g where lower(g.name) = lower(n.name) or lower(g.name_en) = lower(n.name))
    on conflict do nothing`.execute(db);
}
