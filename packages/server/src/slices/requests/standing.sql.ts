import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

export async function accountsWithOpen(db: Db): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select distinct account_id as id from service_request where closed_at is null and account_id is not null`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** Open requests whose customer has another class by now; answers their ids. */
// unaudited: the job records which
export async function changeClasses(db: Db, of: ReadonlyMap<string, string>, last: string | null, now: string): Promise<string[]> {
  const changed = await sql<{ id: string }>`
    update service_request r set sla_class = c.class, changed_at = ${now}
    from (select q.id, coalesce(x.value, ${last}) as class from service_request q
      left join jsonb_each_text(${JSON.stringify(Object.fromEntries(of))}::jsonb) x on x.key = q.account_id::text where q.closed_at is null) c
    where r.id = c.id and r.sla_class is distinct from c.class returning r.id`.execute(db);
  return changed.rows.map(({ id }) => id);
}

/** What has been held for solved since before a moment: the oldest of it. */
export async function solvedBefore(db: Db, before: string, limit: number): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from service_request where closed_at is null and status = 'solved' and solved_at < ${before}::timestamptz
    order by solved_at, id limit ${limit}`.execute(db);
  return found.rows.map(({ id }) => id);
}
