import type { Both } from '@fulcrum/contract';
import { sql } from 'kysely';
import { ownerOrLeads } from './owner-or-leads.ts';
import { choose, due, joined, type Source } from './source.ts';

interface MilestoneFacts {
  procedure: Both;
  milestone: Both;
  product: string | null;
  dueOn: string;
}
/** The milestone of a project was not reached on its day: told once for each plan to the customer's owner, else to who leads the account. */
export const lateMilestones: Source<MilestoneFacts> = {
  link: ({ subjectId }) => `/service/starts?of=${subjectId ?? ''}`,
  over: sql`exists (select from project_milestone m where m.account_id = n.account_id and m.run_id::text = n.subject_id
    and n.key like '%:' || m.step || ':%' and m.reached_on is not null)`,
  since: (moment) => sql`
    select u.id as user_id, 'milestone:' || p.run_id || ':' || p.step || ':' || p.seq as key, p.account_id, p.run_id::text as subject_id,
      jsonb_build_object('procedure', r.document -> 'name', 'milestone', m.name, 'product', d.name, 'dueOn', p.planned_on) as facts
    from project_plan p join project_milestone m using (account_id, run_id, step) join project_start s using (account_id, run_id)
      join procedure_run r on r.account_id = p.account_id and r.id = p.run_id join account a on a.id = p.account_id
      left join product d on d.id = s.product_id
      join app_user u on u.disabled_at is null and ${ownerOrLeads(sql`p.late_at`)}
    where p.late_at > ${moment} and m.reached_on is null and s.ended_on is null`,
  words: ({ procedure, milestone, product, dueOn }, language) => ({
    title: choose(language, `里程碑逾期：${procedure.zh}：${milestone.zh}`, `A milestone is late: ${procedure.en}: ${milestone.en}`),
    detail: joined([product, due(dueOn, language)]),
  }),
};
