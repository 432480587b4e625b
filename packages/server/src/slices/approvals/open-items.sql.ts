import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { waitsFor } from './approval-row.sql.ts';

/**
 * What waits for a person's word, as rows of kind, id, account_id (null: of no customer), title (both languages), due_on, due_at and amount in
 * base currency (null: none). For lists that put work of several kinds together: `from (${openApprovals(…)}) as items`.
 */
export const openApprovals = (of: { userId: string | null; today: string; timeZone: string }): Sql => sql`
  select 'approval'::text as kind, r.id, r.account_id, r.title, (r.due_at at time zone ${of.timeZone})::date as due_on, r.due_at,
    r.base_amount as amount
  from approval_request r where ${waitsFor(of)}`;
