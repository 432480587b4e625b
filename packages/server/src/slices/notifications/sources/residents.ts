import { sql } from 'kysely';
import { choose, joined, type Source } from './source.ts';

interface ReportFacts {
  account: string;
  name: string;
  month: string;
}
const ZONE = sql`(select time_zone from organisation)`;
/** On the first day after a month its report is asked for, and once more so many days later. */
const AGAIN_DAYS = 5;

/** The month of somebody resident is over and has no report: told to them where they sign in here, and to who stationed them. */
export const dueReports: Source<ReportFacts> = {
  link: ({ subjectId }) => `/service/residents?resident=${subjectId ?? ''}`,
  knows: sql`exists (select from resident_stay s where s.id::text = n.subject_id and n.user_id in (s.person_id, s.created_by))`,
  over: sql`exists (select from resident_report r where r.stay_id::text = n.subject_id and to_char(r.month, 'YYYY-MM') = n.facts ->> 'month')`,
  since: (since, now) => sql`
    select distinct u.id as user_id, 'resident:' || s.id || ':' || to_char(m.month, 'YYYY-MM') || ':' || d.after as key, s.account_id, s.id::text as subject_id,
      jsonb_build_object('account', a.name, 'name', s.name, 'month', to_char(m.month, 'YYYY-MM')) as facts
    from resident_stay s join account a on a.id = s.account_id
      cross join lateral generate_series(date_trunc('month', ${since} at time zone ${ZONE}) - interval '1 month',
        date_trunc('month', ${now} at time zone ${ZONE}), interval '1 month') m(month)
      cross join (values (0), (${sql.lit(AGAIN_DAYS)}::int)) d(after)
      cross join lateral (select least(s.ends_on, (m.month + interval '1 month' - interval '1 day')::date) as last) l
      join app_user u on u.id in (s.person_id, s.created_by) and u.role <> 'provider'
    where s.starts_on < m.month + interval '1 month' and (s.ends_on is null or s.ends_on >= m.month)
      and ((l.last + 1 + d.after)::timestamp at time zone ${ZONE}) > ${since} and ((l.last + 1 + d.after)::timestamp at time zone ${ZONE}) <= ${now}
      and not exists (select from resident_report r where r.account_id = s.account_id and r.stay_id = s.id and r.month = m.month::date)`,
  words: ({ account, name, month }, language) => ({
    title: choose(language, `请提交驻场月报：${name} ${month}`, `To file: ${name}, resident in ${month}`),
    detail: joined([account]),
  }),
};
