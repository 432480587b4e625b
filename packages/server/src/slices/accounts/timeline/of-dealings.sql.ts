import { sql } from 'kysely';
import type { Source, TimelineOf } from './source.ts';

/** What we did with the customer: contacts, work that was done, post. */
export const ofDealings = ({ accountId, until, limit, timeZone }: TimelineOf): Source[] => [
  {
    kind: 'interaction',
    needs: 'interactions.read',
    rows: sql`select i.happened_on, i.recorded_at, 'interaction', jsonb_build_object('kind', i.kind, 'summary', i.summary, 'next', i.next_step, 'author', u.name, 'twoWay', case when i.two_way then 1 else 0 end, 'id', i.id, 'use', i.about_use, 'problems', i.about_problems, 'needs', i.about_needs,
      'activities', i.about_activities, 'people', array_length(i.contact_ids, 1))
    from interaction i left join app_user u on u.id = i.author_id where i.account_id = ${accountId}::uuid and i.happened_on <= ${until}::date order by i.happened_on desc, i.id desc limit ${limit}`,
  },
  {
    kind: 'task',
    needs: 'tasks.read',
    rows: sql`select (t.closed_at at time zone ${timeZone})::date, t.closed_at, 'task', jsonb_build_object('titleZh', t.title ->> 'zh', 'titleEn', t.title ->> 'en', 'outcome', t.outcome, 'note', t.outcome_note, 'by', u.name)
    from task t left join app_user u on u.id = t.closed_by where t.account_id = ${accountId}::uuid and t.state = 'done' and (t.closed_at at time zone ${timeZone})::date <= ${until}::date order by t.closed_at desc limit ${limit}`,
  },
  {
    kind: 'posting',
    needs: 'tasks.read',
    rows: sql`select m.day, null::timestamptz, 'posting', jsonb_build_object('whatZh', p.what ->> 'zh', 'whatEn', p.what ->> 'en', 'state', m.state, 'courier', p.courier, 'number', p.number, 'run', p.run_id, 'play', p.play_id)
    from posting p cross join lateral (values ('posted', p.posted_on), (p.state, p.ended_on)) m(state, day)
    where p.account_id = ${accountId}::uuid and m.day <= ${until}::date order by m.day desc, p.id desc limit ${limit}`,
  },
];
