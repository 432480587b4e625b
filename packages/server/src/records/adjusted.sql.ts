import type { Adjustments, RecordType } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../access/index.ts';
import type { Db, Sql } from '../db/database.ts';

/** A record of the books that an adjustment corrects. */
export interface AdjustedRecord {
  id: string;
  accountId: string;
  code: string | null;
  currency: string;
  /** Of its currency when it was booked; null where it was booked at nothing. */
  rate: string | null;
}

/** The record that an id is of, or what that adjusts. */
const root = (type: RecordType, scope: Scope, id: string): Sql => sql`
  select coalesce(x.adjusts_id, x.id) as id, x.account_id from ${sql.table(type.table)} x
  where x.id = ${id}::uuid and ${accountInScope(scope, sql`x.account_id`)}`;

/** Holds a record, or what it adjusts, against other adjustments until the transaction ends. */
export async function lockAdjusted(db: Db, type: RecordType, scope: Scope, id: string): Promise<AdjustedRecord | undefined> {
  const found = await sql<AdjustedRecord>`
    select r.id, r.account_id as "accountId", r.code, r.currency, (r.base_amount / nullif(r.amount, 0))::text as rate
    from (${root(type, scope, id)}) x join ${sql.table(type.table)} r on r.account_id = x.account_id and r.id = x.id for update of r`.execute(
    db,
  );
  return found.rows[0];
}

/** What a held record stands at, how many adjustments it has, and what is missing to an amount. */
export async function standingOf(db: Db, type: RecordType, { accountId, id }: AdjustedRecord, amount: string) {
  const found = await sql<{ standing: string; difference: string; earlier: number }>`
    select sum(r.amount)::text as standing, (round(${amount}::numeric, 6) - sum(r.amount))::text as difference, (count(*) - 1)::int as earlier
    from ${sql.table(type.table)} r where r.account_id = ${accountId}::uuid and (r.id = ${id}::uuid or r.adjusts_id = ${id}::uuid)`.execute(
    db,
  );
  return found.rows[0]!;
}

export async function adjustmentsOf(db: Db, type: RecordType, scope: Scope, id: string): Promise<Adjustments | undefined> {
  const found = await sql<Adjustments>`
    select r.amount::text as booked, (r.amount + coalesce(sum(j.amount), 0))::text as standing, r.currency,
      coalesce(jsonb_agg(jsonb_build_object('id', j.id, 'code', j.code, 'happenedOn', j.happened_on, 'amount', j.amount::text, 'note', j.note)
        order by j.happened_on, j.id) filter (where j.id is not null), '[]') as items
    from (${root(type, scope, id)}) x join ${sql.table(type.table)} r on r.account_id = x.account_id and r.id = x.id
      left join ${sql.table(type.table)} j on j.account_id = r.account_id and j.adjusts_id = r.id
    group by r.account_id, r.id, r.amount, r.currency`.execute(db);
  return found.rows[0];
}

/** Whether a record is adjusted or an adjustment; it is held until the transaction ends. */
export async function isAdjusted(db: Db, type: RecordType, accountId: string, id: string): Promise<boolean> {
  const table = sql.table(type.table);
  await sql`select from ${table} r where r.account_id = ${accountId}::uuid and r.id = ${id}::uuid for update`.execute(db);
  const found = await sql`select from ${table} r where r.account_id = ${accountId}::uuid
    and (r.id = ${id}::uuid and r.adjusts_id is not null or r.adjusts_id = ${id}::uuid) limit 1`.execute(db);
  return found.rows.length > 0;
}

/**
 * A join of what adjusts the records `alias` of a table, where `there` holds: `adjusted.amount` and `adjusted.base_amount`, null for none. Few
 * records are adjusted, so they are added up apart.
 */
export const joinAdjusted = (table: 'instalment' | 'receipt', alias: string, there: (alias: string) => Sql<boolean>): Sql => sql`
  left join (select j.account_id, j.adjusts_id, sum(j.amount) as amount, sum(j.base_amount) as base_amount from ${sql.table(table)} j
    where j.adjusts_id is not null and ${there('j')} group by 1, 2) adjusted
  on adjusted.account_id = ${sql.ref(`${alias}.account_id`)} and adjusted.adjusts_id = ${sql.ref(`${alias}.id`)}`;
