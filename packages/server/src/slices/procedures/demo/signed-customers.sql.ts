import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';
import type { DemoCustomer } from './demo-customers.sql.ts';

/** A contract of a demo customer; `isFirst`: it renews none. */
export interface SignedDemo extends DemoCustomer {
  contractId: string;
  productId: string | null;
  signedOn: string;
  isFirst: boolean;
}

/** Contracts of demo customers that somebody owns, the last signed first. */
export async function signedCustomers(db: Db, today: string): Promise<SignedDemo[]> {
  const found = await sql<SignedDemo>`
    select a.id, a.owner_id as owner, c.id as "contractId", c.product_id as "productId", c.happened_on as "signedOn", c.predecessor_id is null as "isFirst"
    from account a join contract c on c.account_id = a.id
    where a.demo and a.owner_id is not null and c.happened_on <= ${today}::date and c.adjusts_id is null and c.draft is not true
      and (c.terminated_on is null or c.terminated_on > ${today}::date)
    order by c.happened_on desc, c.id`.execute(db);
  return found.rows;
}

/** Projects begin within so many days of the signing. */
const WITHIN = 60;
/** Takes a contract that was signed on or shortly before a day, rather a first one than a renewal; each customer is taken once. */
export function signedBefore(contracts: readonly SignedDemo[], taken: Set<string>, day: string): SignedDemo | undefined {
  const earliest = Temporal.PlainDate.from(day).subtract({ days: WITHIN }).toString();
  const open = contracts.filter(({ id, signedOn }) => signedOn <= day && signedOn >= earliest && !taken.has(id));
  const found = open.find(({ isFirst }) => isFirst) ?? open[0];
  if (found) taken.add(found.id);
  return found;
}
