import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';

export interface DemoCustomer {
  id: string;
  owner: string;
}

const COUNT = 40;
/** The larger demo customers of more than a year that somebody owns; one in four is of who looks on. */
export async function demoCustomers(db: Db, userId: string | null, today: string): Promise<DemoCustomer[]> {
  const found = await sql<DemoCustomer>`
    select x.id, x.owner from (select a.id, a.owner_id as owner, a.owner_id is not distinct from ${userId}::uuid as own,
        row_number() over (partition by a.owner_id is not distinct from ${userId}::uuid
          order by s.amount_12m desc nulls last, a.id) as nth
      from account a join account_state s on s.account_id = a.id where a.demo and a.owner_id is not null and a.happened_on < ${today}::date - 365) x
    order by case when x.own then x.nth * 3 else x.nth end, x.id limit ${COUNT}`.execute(db);
  return found.rows;
}
