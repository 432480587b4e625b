import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';

/**
 * Whether an account is subscribed on a day: it bought something in the twelve months to it. The one place that says so: a contract or
 * subscription that runs on the day is to be asked for here, too.
 */
export const subscribedOn = (accountId: Sql, day: Sql): Sql<boolean> => sql<boolean>`exists (select from order_line bought
  where bought.account_id = ${accountId} and bought.amount > 0 and bought.happened_on > (${day} - interval '12 months')::date
    and bought.happened_on <= ${day})`;
