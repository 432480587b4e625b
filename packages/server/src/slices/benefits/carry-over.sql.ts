import type { Both } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { versionOn } from '../../policy/in-force.sql.ts';

export interface Unasked {
  kind: 'benefit_use' | 'benefit_offer';
  accountId: string | null;
  recordId: string;
  title: Both;
  reason: string;
  /** In base currency. */
  amount: string;
  askedBy: string | null;
  askedAt: string;
}

/** Requests that still wait and that no approval was ever asked for: from before there were approvals. */
export async function unaskedRequests(db: Db, today: string): Promise<Unasked[]> {
  const day = sql`${today}::date`;
  const found = await sql<Unasked>`
    with named as (select x.value ->> 'id' as id, x.value -> 'name' as name, x.value -> 'unit' as unit
      from (${versionOn('benefits', day)}) v cross join lateral jsonb_array_elements(v.document -> 'benefits') x(value))
    select q.* from (
      select 'benefit_use' as kind, u.account_id as "accountId", u.id as "recordId", jsonb_build_object(
          'zh', concat_ws(' ', coalesce(n.name ->> 'zh', u.benefit), trim_scale(u.quantity), n.unit ->> 'zh'),
          'en', coalesce(n.name ->> 'en', u.benefit) || ': ' || concat_ws(' ', trim_scale(u.quantity), n.unit ->> 'en')) as title,
        u.reason, trim_scale(u.quantity * u.unit_cost)::text as amount, u.asked_by as "askedBy", u.recorded_at as "askedAt"
      from benefit_use u left join named n on n.id = u.benefit where u.state = 'requested' and u.taken_back_on is null
      union all
      select 'benefit_offer', null, o.id, jsonb_build_object('zh', o.name, 'en', o.name), o.reason, trim_scale(o.budget)::text, o.asked_by, o.recorded_at
      from benefit_offer o where o.state = 'requested' and o.ended_on is null and o.until_on >= ${day}) q
    where not exists (select from approval_request r where r.kind = q.kind and r.record_id = q."recordId")
    order by q."askedAt", q."recordId"`.execute(db);
  return found.rows;
}
