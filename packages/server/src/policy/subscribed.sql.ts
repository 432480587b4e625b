import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';

/**
 * Whether an account is subscribed on a day: it bought something in the twelve months to it, or a contract or subscription of it runs
 * on the day. The one place that says so.
 */
export const subscribedOn = (accountId: Sql, day: Sql): Sql<boolean> => sql<boolean>`(
  exists (select from order_line bought where bought.account_id = ${accountId} and bought.amount > 0
    and bought.happened_on > (${day} - interval '12 months')::date and bought.happened_on <= ${day})
  or exists (select from contract signed where signed.account_id = ${accountId} and signed.happened_on <= ${day} and signed.draft is not true
    and coalesce(signed.starts_on, signed.happened_on) <= ${day} and signed.ends_on >= ${day}
    and (signed.terminated_on is null or signed.terminated_on > ${day}))
  or exists (select from subscription running where running.account_id = ${accountId} and running.happened_on <= ${day}
    and running.trial is not true and (running.ends_on is null or running.ends_on >= ${day})
    and (running.ended_on is null or running.ended_on > ${day})))`;
