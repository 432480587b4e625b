import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { hasProduct } from '../orders/index.ts';

/** What an account reads of its usage instead of what all read; null: nothing else. */
export async function selectChoice(db: Db, accountId: string): Promise<string[] | null> {
  const found = await sql<{ metrics: string[] }>`select metrics from portal_usage_choice where account_id = ${accountId}::uuid`.execute(db);
  return found.rows[0]?.metrics ?? null;
}

// unaudited: recorded by who calls
export async function putChoice(
  db: Db,
  { accountId, metrics, now, userId }: { accountId: string; metrics: readonly string[] | null; now: string; userId: string | null },
): Promise<void> {
  if (metrics === null) await sql`delete from portal_usage_choice where account_id = ${accountId}::uuid`.execute(db);
  else
    await sql`insert into portal_usage_choice (account_id, metrics, changed_at, changed_by)
      values (${accountId}::uuid, ${[...metrics]}::text[], ${now}, ${userId}::uuid)
      on conflict (account_id) do update set metrics = excluded.metrics, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
      db,
    );
}

const MOST = 30;
/** Products that an account had bought by a day, or used within the 30 days up to it. */
export async function productsOf(db: Db, accountId: string, day: string): Promise<{ id: string; name: string; bought: boolean }[]> {
  const found = await sql<{ id: string; name: string; bought: boolean }>`
    select p.id, p.name, ${hasProduct(sql`${accountId}::uuid`, sql`p.id`, sql`${day}::date`)} as bought from product p
    where ${hasProduct(sql`${accountId}::uuid`, sql`p.id`, sql`${day}::date`)}
      or p.id in (select u.product_id from usage_daily u where u.account_id = ${accountId}::uuid and u.day <= ${day}::date and u.day > ${day}::date - 30)
    order by bought desc, p.name, p.id limit ${MOST}`.execute(db);
  return found.rows;
}
