import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';

type Found = Map<string, string>;
const asMap = (rows: readonly { name: string; id: string }[]): Found => new Map(rows.map(({ name, id }) => [name, id]));

/** Accounts by code, of those that the caller may write: what they may not see does not exist for them. */
export async function findAccounts(db: Db, codes: readonly string[], scope: Scope): Promise<Found> {
  const found = await sql<{ name: string; id: string }>`
    select a.code as name, a.id from account a where a.code = any(${codes}::text[]) and ${inScope(scope, 'a')}`.execute(db);
  return asMap(found.rows);
}

export async function findProducts(db: Db, codes: readonly string[]): Promise<Found> {
  const found = await sql<{ name: string; id: string }>`select code as name, id from product where code = any(${codes}::text[])`.execute(
    db,
  );
  return asMap(found.rows);
}

/** People by their account and code. */
export async function findContacts(db: Db, pairs: readonly { accountId: string; code: string }[]): Promise<Found> {
  const found = await sql<{ name: string; id: string }>`
    select c.account_id || ' ' || c.code as name, c.id
    from unnest(${pairs.map((each) => each.accountId)}::uuid[], ${pairs.map((each) => each.code)}::text[]) as p(account_id, code)
    join contact c on c.account_id = p.account_id and c.code = p.code`.execute(db);
  return asMap(found.rows);
}
