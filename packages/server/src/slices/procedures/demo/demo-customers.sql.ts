import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';

export interface DemoCustomer {
  id: string;
  owner: string;
}

const COUNT = 40;
/** The larger demo customers of more than a year that somebody owns: in turn those of who looks on, and those of others. */
export async function demoCustomers(db: Db, userId: string | null, today: string): Promise<DemoCustomer[]> {
  const found = await sql<DemoCustomer>`
    select x.id, x.owner from (select a.id, a.owner_id as owner, row_number() over (partition by a.owner_id is not distinct from ${userId}::uuid
          order by s.amount_12m desc nulls last, a.id) as nth
      from account a join account_state s on s.account_id = a.id where a.demo and a.owner_id is not null and a.happened_on < ${today}::date - 365) x
    order by x.nth, x.id limit ${COUNT}`.execute(db);
  return found.rows;
}
