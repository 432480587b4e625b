import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

export interface TimelineRow {
  on: string;
  at: string | null;
  kind: 'order' | 'tier' | 'interaction' | 'task' | 'owner';
  facts: Record<string, string | number | null>;
}

/** What happened at an account up to a day, newest first; each source gives at most `limit` rows by its own index. */
export async function timelineOf(db: Db, accountId: string, until: string, timeZone: string, limit: number): Promise<TimelineRow[]> {
  const found = await sql<TimelineRow>`
    with orders as (
      select o.happened_on as on, null::timestamptz as at, 'order' as kind, jsonb_build_object('code', o.code, 'id', o.id, 'currency', o.currency,
        'amount', (select sum(l.amount)::text from order_line l where l.account_id = o.account_id and l.order_id = o.id),
        'lines', (select count(*) from order_line l where l.account_id = o.account_id and l.order_id = o.id)) as facts
      from sales_order o where o.account_id = ${accountId}::uuid and o.happened_on <= ${until}::date order by o.happened_on desc, o.id desc limit ${limit}),
    tiers as (
      select t.as_of, r.published_at, 'tier', jsonb_build_object('from', t.from_level, 'to', t.to_level, 'fromRank', t.from_rank, 'toRank', t.to_rank, 'policy', t.policy_id)
      from policy_transition t join policy_run r on r.id = t.run_id where t.account_id = ${accountId}::uuid and t.as_of <= ${until}::date order by t.as_of desc limit ${limit}),
    contacts as (
      select i.happened_on, i.recorded_at, 'interaction', jsonb_build_object('kind', i.kind, 'summary', i.summary, 'next', i.next_step, 'author', u.name, 'twoWay', case when i.two_way then 1 else 0 end)
      from interaction i left join app_user u on u.id = i.author_id where i.account_id = ${accountId}::uuid and i.happened_on <= ${until}::date order by i.happened_on desc, i.id desc limit ${limit}),
    tasks as (
      select (t.closed_at at time zone ${timeZone})::date, t.closed_at, 'task', jsonb_build_object('titleZh', t.title ->> 'zh', 'titleEn', t.title ->> 'en', 'outcome', t.outcome, 'note', t.outcome_note, 'by', u.name)
      from task t left join app_user u on u.id = t.closed_by where t.account_id = ${accountId}::uuid and t.state = 'done' and (t.closed_at at time zone ${timeZone})::date <= ${until}::date order by t.closed_at desc limit ${limit}),
    owners as (
      select h.valid_from, h.recorded_at, 'owner', jsonb_build_object('to', u.name)
      from account_history h left join app_user u on u.id = (h.value #>> '{}')::uuid
      where h.account_id = ${accountId}::uuid and h.field = 'owner_id' and h.valid_from <= ${until}::date order by h.valid_from desc limit ${limit})
    select * from orders union all select * from tiers union all select * from contacts union all select * from tasks union all select * from owners
    order by 1 desc, 2 desc nulls last limit ${limit}`.execute(db);
  return found.rows;
}
