import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';

/** Whether an account has a product on a day: a subscription of it runs, or it was bought within two years. */
export const hasProduct = (account: Sql, product: Sql, day: Sql): Sql<boolean> => sql<boolean>`(
  exists (select from subscription b where b.account_id = ${account} and b.product_id = ${product} and b.happened_on <= ${day}
    and coalesce(b.ended_on, b.ends_on, 'infinity') >= ${day})
  or exists (select from order_line l where l.account_id = ${account} and l.product_id = ${product} and l.happened_on <= ${day}
    and l.happened_on > ${day} - 730))`;
