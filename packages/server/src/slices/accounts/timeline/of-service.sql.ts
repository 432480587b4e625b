import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import type { Source, TimelineOf } from './source.ts';

/** A call whose end the call centre never told of has ended by then. */
const TALKS = sql`interval '12 hours'`;
const MOST_SIGNS = sql.lit(300);

/** What the customer asked of the desk, said of us, learned and began. */
export function ofService({ accountId, until, limit, timeZone, now }: TimelineOf): Source[] {
  const dayOf = (moment: Sql): Sql => sql`(${moment} at time zone ${timeZone})::date`;
  /** The first moment after the day. */
  const end = sql`((${until}::date + 1)::timestamp at time zone ${timeZone})`;
  const newest = sql`limit ${limit}`;
  return [
    {
      kind: 'request',
      needs: 'requests.read',
      rows: sql`select ${dayOf(sql`m.at`)}, m.at, 'request', jsonb_build_object('step', m.step, 'what', m.what, 'id', r.id, 'number', r.number, 'subject', r.subject, 'kind', r.kind,
          'channel', r.channel, 'as', m.ended, 'rating', m.rating, 'note', left(m.note, ${MOST_SIGNS}))
        from service_request r cross join lateral (values (1, 'opened', r.opened_at, null, null, null), (2, 'closed', r.closed_at, r.closed_as, null, null),
          (3, 'rated', r.rated_at, null, r.rating, r.rating_note)) m(step, what, at, ended, rating, note)
        where r.account_id = ${accountId}::uuid and r.opened_at < ${end} and m.at < ${end} and not (m.what = 'closed' and r.closed_as = 'duplicate')
        order by m.at desc, m.step desc, r.id desc ${newest}`,
    },
    {
      kind: 'call',
      needs: 'requests.read',
      rows: sql`select ${dayOf(sql`c.began_at`)}, c.began_at, 'call', jsonb_build_object('direction', c.direction, 'answered', case when c.answered_at is null then 0 else 1 end,
          'seconds', coalesce(c.talk_seconds, extract(epoch from c.ended_at - c.answered_at)::int), 'by', coalesce(u.name, c.agent_said), 'name', p.name,
          'note', left(c.note, ${MOST_SIGNS}), 'requestId', c.request_id, 'requestNumber', q.number)
        from phone_call c left join app_user u on u.id = c.agent_id left join contact p on p.account_id = c.account_id and p.id = c.contact_id
          left join service_request q on q.id = c.request_id
        where c.account_id = ${accountId}::uuid and c.began_at < ${end} and (c.ended_at is not null or c.began_at < ${now}::timestamptz - ${TALKS})
        order by c.began_at desc, c.id desc ${newest}`,
    },
    {
      kind: 'serviceOrder',
      needs: 'requests.read',
      rows: sql`select ${dayOf(sql`m.at`)}, m.at, 'serviceOrder', jsonb_build_object('step', m.step, 'what', m.what, 'id', o.id, 'number', o.number, 'title', o.title, 'kind', o.kind,
          'as', m.accepted, 'rating', m.rating, 'note', left(nullif(m.note, ''), ${MOST_SIGNS}))
        from service_order o cross join lateral (values (1, 'created', o.created_at, null, null, null),
          (2, 'delivered', o.delivered_at, null, null, null), (3, 'checked', o.accepted_at, o.acceptance, o.rating, o.acceptance_note),
          (4, 'cancelled', case o.state when 'cancelled' then o.ended_at end, null, null, null)) m(step, what, at, accepted, rating, note)
        where o.account_id = ${accountId}::uuid and o.created_at < ${end} and m.at < ${end} order by m.at desc, m.step desc, o.id desc ${newest}`,
    },
    {
      kind: 'answer',
      needs: 'facts.read',
      rows: sql`select w.answered_on, w.answered_at, 'answer', jsonb_build_object('survey', s.id, 'kind', s.kind, 'nameZh', s.document -> 'name' ->> 'zh',
          'nameEn', s.document -> 'name' ->> 'en', 'score', w.score, 'note', left(nullif(w.comment, ''), ${MOST_SIGNS}), 'name', p.name)
        from survey_answer w join survey_invitation i on i.account_id = w.account_id and i.id = w.invitation_id join survey s on s.id = i.survey_id
          left join contact p on p.account_id = i.account_id and p.id = i.contact_id
        where w.account_id = ${accountId}::uuid and w.answered_on <= ${until}::date and (w.until_on is null or w.until_on > ${until}::date)
        order by w.answered_on desc, w.answered_at desc ${newest}`,
    },
    {
      kind: 'learning',
      needs: 'facts.read',
      rows: sql`select ${dayOf(sql`s.starts_at`)}, s.starts_at, 'learning', jsonb_build_object('what', 'session', 'titleZh', c.document -> 'title' ->> 'zh',
          'titleEn', c.document -> 'title' ->> 'en', 'count', count(*), 'name', case count(*) when 1 then min(p.name) end)
        from training_place t join training_session s on s.id = t.session_id join course c on c.id = s.course_id
          join contact p on p.account_id = t.account_id and p.id = t.contact_id
        where t.account_id = ${accountId}::uuid and t.attended and t.attended_on <= ${until}::date and s.starts_at < ${end}
        group by s.id, c.id order by s.starts_at desc, s.id ${newest}`,
    },
    {
      kind: 'learning',
      needs: 'facts.read',
      rows: sql`select f.issued_on, null::timestamptz, 'learning', jsonb_build_object('what', 'certificate', 'titleZh', c.document -> 'title' ->> 'zh',
          'titleEn', c.document -> 'title' ->> 'en', 'count', count(*), 'name', case count(*) when 1 then min(p.name) end)
        from certificate f join course c on c.id = f.course_id join contact p on p.account_id = f.account_id and p.id = f.contact_id
        where f.account_id = ${accountId}::uuid and f.issued_on <= ${until}::date and (f.revoked_on is null or f.revoked_on > ${until}::date)
        group by f.issued_on, c.id order by f.issued_on desc, c.id ${newest}`,
    },
    {
      kind: 'start',
      needs: 'tasks.read',
      rows: sql`select m.day, null::timestamptz, 'start', jsonb_build_object('step', m.step, 'what', m.what, 'id', s.run_id, 'nameZh', r.document -> 'name' ->> 'zh',
          'nameEn', r.document -> 'name' ->> 'en', 'product', p.name, 'as', case m.what when 'ended' then r.state end, 'milestoneZh', m.name ->> 'zh', 'milestoneEn', m.name ->> 'en', 'firstValue', m.first)
        from project_start s join procedure_run r on r.account_id = s.account_id and r.id = s.run_id left join product p on p.id = s.product_id
          cross join lateral (
            select 1, 'begun', s.begun_on, null::jsonb, 0 union all select 1000, 'ended', s.ended_on, null, 0
            union all select 2 + t.place, 'reached', t.reached_on, t.name, t.first_value::int from project_milestone t where t.account_id = s.account_id and t.run_id = s.run_id
          ) m(step, what, day, name, first)
        where s.account_id = ${accountId}::uuid and s.begun_on <= ${until}::date and m.day <= ${until}::date order by m.day desc, m.step desc, s.run_id ${newest}`,
    },
    {
      kind: 'feedback',
      needs: 'feedback.read',
      rows: sql`select m.day, null::timestamptz, 'feedback', jsonb_build_object('what', m.what, 'id', f.id, 'number', f.number, 'title', f.title, 'kind', f.kind,
          'note', left(nullif(m.said, ''), ${MOST_SIGNS}))
        from (
          select 'asked' as what, a.asked_on as day, a.item_id, a.quote as said from feedback_ask a where a.account_id = ${accountId}::uuid
          union all select v.state, v.answered_on, v.item_id, v.note from feedback_verification v
            where v.account_id = ${accountId}::uuid and v.state in ('confirmed', 'refused')
        ) m join feedback_item f on f.id = m.item_id
        where m.day <= ${until}::date order by m.day desc, f.id ${newest}`,
    },
    {
      kind: 'question',
      needs: 'articles.read',
      rows: sql`select ${dayOf(sql`q.asked_at`)}, q.asked_at, 'question', jsonb_build_object('id', q.id, 'title', q.title, 'name', p.name)
        from portal_member m join community_question q on q.member_id = m.id join contact p on p.account_id = m.account_id and p.id = m.contact_id
        where m.account_id = ${accountId}::uuid and q.state = 'open' and q.asked_at < ${end} order by q.asked_at desc, q.id desc ${newest}`,
    },
  ];
}
