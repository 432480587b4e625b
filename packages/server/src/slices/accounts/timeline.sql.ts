import type { Capability } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { recordEvents } from '../../records/index.ts';

export interface TimelineRow {
  on: string;
  at: string | null;
  kind: 'order' | 'tier' | 'interaction' | 'task' | 'owner' | 'person' | 'posting' | 'record' | 'resource';
  facts: Record<string, string | number | null>;
}

/**
 * What happened at an account up to a day, newest first: of each kind that the reader may read. Each source gives at most `limit` rows by
 * its own index.
 */
export async function timelineOf(
  db: Db,
  of: { accountId: string; scope: Scope; may: (capability: Capability) => boolean },
  until: string,
  timeZone: string,
  limit: number,
): Promise<TimelineRow[]> {
  const { accountId } = of;
  const sources: [Capability | null, Sql][] = [
    [
      'orders.read',
      sql`select o.happened_on as on, null::timestamptz as at, 'order' as kind, jsonb_build_object('code', o.code, 'id', o.id, 'currency', o.currency,
        'amount', (select sum(l.amount)::text from order_line l where l.account_id = o.account_id and l.order_id = o.id),
        'lines', (select count(*) from order_line l where l.account_id = o.account_id and l.order_id = o.id)) as facts
      from sales_order o where o.account_id = ${accountId}::uuid and o.happened_on <= ${until}::date order by o.happened_on desc, o.id desc limit ${limit}`,
    ],
    [
      null,
      sql`select t.as_of as on, r.published_at as at, 'tier' as kind, jsonb_build_object('from', t.from_level, 'to', t.to_level, 'fromRank', t.from_rank, 'toRank', t.to_rank, 'policy', t.policy_id, 'cause', t.cause)
      from policy_transition t left join policy_run r on r.id = t.run_id where t.account_id = ${accountId}::uuid and t.as_of <= ${until}::date order by t.as_of desc limit ${limit}`,
    ],
    [
      'interactions.read',
      sql`select i.happened_on, i.recorded_at, 'interaction', jsonb_build_object('kind', i.kind, 'summary', i.summary, 'next', i.next_step, 'author', u.name, 'twoWay', case when i.two_way then 1 else 0 end, 'id', i.id, 'use', i.about_use, 'problems', i.about_problems, 'needs', i.about_needs,
        'activities', i.about_activities, 'people', array_length(i.contact_ids, 1))
      from interaction i left join app_user u on u.id = i.author_id where i.account_id = ${accountId}::uuid and i.happened_on <= ${until}::date order by i.happened_on desc, i.id desc limit ${limit}`,
    ],
    [
      'tasks.read',
      sql`select (t.closed_at at time zone ${timeZone})::date, t.closed_at, 'task', jsonb_build_object('titleZh', t.title ->> 'zh', 'titleEn', t.title ->> 'en', 'outcome', t.outcome, 'note', t.outcome_note, 'by', u.name)
      from task t left join app_user u on u.id = t.closed_by where t.account_id = ${accountId}::uuid and t.state = 'done' and (t.closed_at at time zone ${timeZone})::date <= ${until}::date order by t.closed_at desc limit ${limit}`,
    ],
    [
      null,
      sql`select h.valid_from, h.recorded_at, 'owner', jsonb_build_object('to', u.name)
      from account_history h left join app_user u on u.id = (h.value #>> '{}')::uuid
      where h.account_id = ${accountId}::uuid and h.field = 'owner_id' and h.valid_from <= ${until}::date order by h.valid_from desc limit ${limit}`,
    ],
    [
      'tasks.read',
      sql`select m.day, null::timestamptz, 'posting', jsonb_build_object('whatZh', p.what ->> 'zh', 'whatEn', p.what ->> 'en', 'state', m.state, 'courier', p.courier, 'number', p.number, 'run', p.run_id, 'play', p.play_id)
      from posting p cross join lateral (values ('posted', p.posted_on), (p.state, p.ended_on)) m(state, day)
      where p.account_id = ${accountId}::uuid and m.day <= ${until}::date order by m.day desc, p.id desc limit ${limit}`,
    ],
    [
      'contacts.read',
      sql`select m.day, null::timestamptz, 'person', jsonb_build_object('what', m.what, 'contactId', c.id, 'name', c.name, 'title', c.title,
        'role', c.decision_role, 'rank', c.rank, 'otherId', o.account_id, 'other', o.name)
      from contact c
      cross join lateral (values ('left', c.left_on), ('joined', case when c.person_id is not null then coalesce(c.started_on, c.happened_on) end)) m(what, day)
      left join lateral (select p.account_id, a.name from contact p join account a on a.id = p.account_id
        where coalesce(p.person_id, p.id) = coalesce(c.person_id, c.id) and p.id <> c.id and ${inScope(of.scope, 'a')} and p.happened_on <= ${until}::date
          and case m.what when 'left' then p.happened_on >= c.left_on else p.happened_on <= m.day end
        order by abs(p.happened_on - m.day), p.id limit 1) o on true
      where c.account_id = ${accountId}::uuid and c.happened_on <= ${until}::date and m.day <= ${until}::date order by m.day desc limit ${limit}`,
    ],
    [
      'resources.read',
      sql`select m.day, null::timestamptz, 'resource', jsonb_build_object('what', m.what, 'id', q.id, 'titleZh', r.title, 'titleEn', coalesce(r.title_en, r.title),
        'quantity', trim_scale(case m.what when 'done' then q.done_quantity else q.quantity end)::text, 'unit', r.unit, 'by', u.name, 'note', m.note,
        'amount', case m.what when 'done' then trim_scale(q.done_cost)::text end)
      from resource_request q join resource r on r.id = q.resource_id
      cross join lateral (values ('asked', q.happened_on, q.asked_by, q.why), ('done', q.done_on, q.done_by, q.result),
        (q.ended_as, q.ended_on, q.ended_by, q.ended_why)) m(what, day, by_id, note) left join app_user u on u.id = m.by_id
      where q.account_id = ${accountId}::uuid and q.happened_on <= ${until}::date and m.day <= ${until}::date order by m.day desc limit ${limit}`,
    ],
  ];
  const seen = sources.flatMap(([capability, source]) => (capability === null || of.may(capability) ? [source] : []));
  const records = recordEvents({ accountId, until, limit }, (type) => of.may(type.needs.read));
  const found = await sql<TimelineRow>`
    select * from (${sql.join(
      [...seen, ...(records ? [records] : [])].map((source) => sql`(${source})`),
      sql` union all `,
    )}) t("on", at, kind, facts)
    order by 1 desc, 2 desc nulls last limit ${limit}`.execute(db);
  return found.rows;
}
