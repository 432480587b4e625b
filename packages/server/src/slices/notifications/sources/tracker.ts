import { rolesThatMay } from '@fulcrum/contract';
import { sql } from 'kysely';
import { choose, type Source } from './source.ts';

interface TrackerFacts {
  subject: string;
  error: string | null;
  /** What else was given up on the day until then. */
  others: number;
}

/** What was said to the issue tracker was given up for good: told once a day to who can mend the link. */
export const failedTracker: Source<TrackerFacts> = {
  link: () => '/feedback?panel=tracker',
  since: (moment) => sql`
    select u.id as user_id, 'tracker:' || x.day as key, null::uuid as account_id, null::text as subject_id,
      jsonb_build_object('subject', x.subject, 'error', x.error, 'others', x.others) as facts
    from (select distinct on (d.day) d.day, d.subject, d.error, count(*) over (partition by d.day) - 1 as others from (
        select (d.ended_at at time zone o.time_zone)::date as day, d.content ->> 'subject' as subject, d.error, d.ended_at, d.id
        from delivery d cross join organisation o
        where d.channel = 'webhook' and d.state = 'failed' and d.content ->> 'type' = 'feedback.moved' and d.ended_at > ${moment}) d
      order by d.day, d.ended_at desc, d.id desc) x
      join app_user u on u.disabled_at is null and u.role = any(${rolesThatMay('settings.manage')}::text[])`,
  words: ({ subject, error, others }, language) => ({
    title: choose(language, `缺陷跟踪系统没有收到反馈：${subject}`, `The issue tracker did not take feedback: ${subject}`),
    detail: [
      error,
      others ? choose(language, `另有 ${others} 条`, `and ${others} more`) : null,
      choose(language, '请检查地址和密钥，再重新发送', 'Check the address and the secret, then send again'),
    ]
      .filter(Boolean)
      .join(' · '),
  }),
};
