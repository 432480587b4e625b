import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { About } from './store.sql.ts';

/** Whether the person is one of the account's, and the product there. */
export async function areThere(db: Db, { accountId, contactId, productId }: Pick<About, 'accountId' | 'contactId' | 'productId'>) {
  const found = await sql<{ contact: boolean; product: boolean }>`
    select exists (select from contact where account_id = ${accountId}::uuid and id = ${contactId}::uuid) as contact,
      exists (select from product where id = ${productId}::uuid) as product`.execute(db);
  return found.rows[0]!;
}

type Named = Pick<About, 'accountId' | 'productId' | 'assigneeId' | 'teamId' | 'providerId'>;
/** What the records are called that requests name, by their ids. */
export async function namesIn(db: Db, requests: readonly Named[]): Promise<ReadonlyMap<string, string>> {
  const ids = requests.flatMap(({ accountId, productId, assigneeId, teamId, providerId }) =>
    [accountId, productId, assigneeId, teamId, providerId].filter((id) => id !== null),
  );
  const found = await sql<{ id: string; name: string }>`
    with wanted as (select distinct x.id from unnest(${ids}::uuid[]) x(id))
    select a.id, a.name from account a join wanted w on w.id = a.id
    union all select p.id, p.name from product p join wanted w on w.id = p.id
    union all select u.id, u.name from app_user u join wanted w on w.id = u.id
    union all select t.id, t.name from team t join wanted w on w.id = t.id`.execute(db);
  return new Map(found.rows.map(({ id, name }) => [id, name]));
}
