import { sql } from 'kysely';
import type { Preparation } from './preparation.ts';

/**
 * The subscriptions that rows name by code (temporary table `subscription_ref`): whose they are, of which product, and since when. A code that
 * several accounts use leads to none.
 */
export async function stageSubscriptionRefs(p: Preparation): Promise<void> {
  await sql`
    create temp table subscription_ref on commit drop as
    select s.code as ref, min(a.code) as account_code, min(o.code) as product_code, min(s.happened_on) as since
    from (select distinct data->>'subscriptionCode' as ref from import_row where import_id = ${p.import.id}) x
    join subscription s on s.code = x.ref join account a on a.id = s.account_id left join product o on o.id = s.product_id
    group by s.code having count(distinct s.account_id) = 1`.execute(p.db);
  // Of rows that were just staged the planner knows no number: without the index each would look through all codes.
  await sql`create unique index on subscription_ref (ref)`.execute(p.db);
  await sql`analyze subscription_ref`.execute(p.db);
}
