import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import type { Entity } from './records.sql.ts';

/** What a search of each kind reads, with when a row of it last changed. */
const READ: Record<Entity, readonly { table: string; changed: Sql }[]> = {
  account: [
    { table: 'account', changed: sql`changed_at` },
    { table: 'account_name', changed: sql`recorded_at` },
    { table: 'contact', changed: sql`changed_at` },
  ],
  contact: [{ table: 'contact', changed: sql`changed_at` }],
};

/** How many rows a search reads. */
const rowsRead = (entity: Entity): Sql =>
  sql.join(
    READ[entity].map(({ table }) => sql`(select count(*) from ${sql.table(table)})`),
    sql` + `,
  );

export async function keepSearch(db: Db, search: { entity: Entity; now: string; seconds: number }): Promise<void> {
  await sql`insert into duplicate_search (entity, searched_at, rows_seen, seconds) values (${search.entity}, ${search.now}, ${rowsRead(search.entity)}, ${search.seconds})
    on conflict (entity) do update set searched_at = excluded.searched_at, rows_seen = excluded.rows_seen, seconds = excluded.seconds`.execute(
    db,
  );
}

/** Whether a kind was not yet searched on a day, and something changed since it was. */
export async function isSearchDue(db: Db, entity: Entity, day: { today: string; timeZone: string }): Promise<boolean> {
  const changed = READ[entity].map(({ table, changed: at }) => sql`exists (select from ${sql.table(table)} where ${at} > s.searched_at)`);
  const found = await sql<{ due: boolean }>`
    select s.entity is null or ((s.searched_at at time zone ${day.timeZone})::date < ${day.today}::date
      and (s.rows_seen <> ${rowsRead(entity)} or ${sql.join(changed, sql` or `)})) as due
    from (values (1)) one left join duplicate_search s on s.entity = ${entity}`.execute(db);
  return found.rows[0]?.due ?? false;
}

/** When a kind was searched last, and the search that waits or runs. */
export async function searchOf(db: Db, entity: Entity, kinds: readonly string[]) {
  const found = await sql<{ searched_at: string | null; job_id: string | null; done: number | null; total: number | null }>`
    select s.searched_at, j.id as job_id, j.done, j.total from (values (1)) one left join duplicate_search s on s.entity = ${entity}
    left join lateral (select j.id, j.done, j.total from job_run j where j.kind = any(${kinds}::text[]) and j.state in ('waiting', 'running')
      and coalesce(j.input ->> 'entity', ${entity}) = ${entity} order by j.created_at, j.id limit 1) j on true`.execute(db);
  return found.rows[0]!;
}
