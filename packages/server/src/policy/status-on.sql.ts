import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import { latestFirst } from './fields-on.sql.ts';

/**
 * The status on a day of the accounts whose status changed since: account_id, status. All others have that of now, so that a judgement of
 * today reads none. Before its first day an account has the status of its first day.
 */
export const formerStatuses = (day: Sql, accounts: (accountId: Sql) => Sql<boolean> = () => sql<boolean>`true`): Sql => sql`
  select distinct on (h.account_id) h.account_id, h.value #>> '{}' as status from account_history h
  where h.field = 'status' and h.account_id in (
    select c.account_id from account_history c where c.field = 'status' and c.valid_from > ${day} and ${accounts(sql`c.account_id`)})
  order by h.account_id, ${latestFirst(sql`h`, day)}`;

/** Whether account a was a customer still on a day. */
export const openOn = (day: Sql): Sql<boolean> => {
  const former = sql`(${formerStatuses(day)}) f`;
  return sql<boolean>`(case a.status when 'closed' then a.id in (select f.account_id from ${former} where f.status <> 'closed')
    else a.id not in (select f.account_id from ${former} where f.status = 'closed') end)`;
};

/** The status of account a on the day, beside its former status joined as `former`. */
export const STATUS_ON = sql`coalesce(former.status, a.status)`;
