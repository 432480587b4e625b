import { sql } from 'kysely';
import type { Source, TimelineOf } from './source.ts';

/** What was bought, the level it came to, and what of ours the customer was given. */
export const ofTrade = ({ accountId, until, limit }: TimelineOf): Source[] => [
  {
    kind: 'order',
    needs: 'orders.read',
    rows: sql`select o.happened_on as on, null::timestamptz as at, 'order' as kind, jsonb_build_object('code', o.code, 'id', o.id, 'currency', o.currency,
      'amount', (select sum(l.amount)::text from order_line l where l.account_id = o.account_id and l.order_id = o.id),
      'lines', (select count(*) from order_line l where l.account_id = o.account_id and l.order_id = o.id)) as facts
    from sales_order o where o.account_id = ${accountId}::uuid and o.happened_on <= ${until}::date order by o.happened_on desc, o.id desc limit ${limit}`,
  },
  {
    kind: 'tier',
    needs: null,
    rows: sql`select t.as_of as on, r.published_at as at, 'tier' as kind, jsonb_build_object('from', t.from_level, 'to', t.to_level, 'fromRank', t.from_rank, 'toRank', t.to_rank, 'policy', t.policy_id, 'cause', t.cause)
    from policy_transition t left join policy_run r on r.id = t.run_id where t.account_id = ${accountId}::uuid and t.as_of <= ${until}::date order by t.as_of desc limit ${limit}`,
  },
  {
    kind: 'resource',
    needs: 'resources.read',
    rows: sql`select m.day, null::timestamptz, 'resource', jsonb_build_object('what', m.what, 'id', q.id, 'titleZh', r.title, 'titleEn', coalesce(r.title_en, r.title),
      'quantity', trim_scale(case m.what when 'done' then q.done_quantity else q.quantity end)::text, 'unit', r.unit, 'by', u.name, 'note', m.note,
      'amount', case m.what when 'done' then trim_scale(q.done_cost)::text end)
    from resource_request q join resource r on r.id = q.resource_id
    cross join lateral (values ('asked', q.happened_on, q.asked_by, q.why), ('done', q.done_on, q.done_by, q.result),
      (q.ended_as, q.ended_on, q.ended_by, q.ended_why)) m(what, day, by_id, note) left join app_user u on u.id = m.by_id
    where q.account_id = ${accountId}::uuid and q.happened_on <= ${until}::date and m.day <= ${until}::date order by m.day desc limit ${limit}`,
  },
];
