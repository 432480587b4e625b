import type { Both } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import { choose, joined, labelled, type Source } from './source.ts';

export interface ApprovalFacts {
  title: Both;
  by: string | null;
  note: string | null;
  state: string;
}

const link: Source['link'] = ({ subjectId }) => `/today/approvals?view=all&of=${subjectId ?? ''}`;
const request = sql`select from approval_request r where r.id::text = n.subject_id`;
// Whoever has a part in a request sees it with its customer's name whatever their scope.
const knows = sql`exists (${request} and (r.asked_by = n.user_id or exists (select from approval_signer g where g.request_id = r.id
  and n.user_id in (g.user_id, g.holder_id, g.decided_by))))`;
const facts = (by: Sql, note: Sql): Sql => sql`jsonb_build_object('title', r.title, 'by', ${by}, 'note', ${note}, 'state', r.state)`;
const about = ({ title }: ApprovalFacts, language: 'zh' | 'en') => title[language];

/** A step came to somebody, by its turn or by delegation: told to whoever has it and to nobody twice for the same turn. */
export const waitingApprovals: Source<ApprovalFacts> = {
  link,
  knows,
  over: sql`not exists (${request} and r.state = 'open' and exists (select from approval_signer g where g.request_id = r.id and g.state = 'asked'
    and g.holder_id = n.user_id))`,
  since: (moment) => sql`
    select distinct g.holder_id as user_id, 'approval:' || g.id || ':' || g.holder_id || ':' || s.opened_at as key, r.account_id,
      r.id::text as subject_id, ${facts(sql`q.name`, sql`r.reason`)} as facts
    from approval_step s join approval_request r on r.id = s.request_id join approval_signer g on g.request_id = s.request_id and g.step_id = s.id
      left join app_user q on q.id = r.asked_by
    where g.state = 'asked' and r.state = 'open' and (s.opened_at > ${moment}
      or exists (select from approval_event e where e.request_id = r.id and e.what = 'delegated' and e.to_id = g.holder_id and e.at > ${moment}))`,
  words(told, language) {
    const who = told.by ?? choose(language, '系统', 'The system');
    return {
      title: choose(language, `${who}的申请等您审批：${about(told, 'zh')}`, `For you to decide: ${about(told, 'en')}`),
      detail: told.note,
    };
  },
};

/** What became of what somebody asked for; who did it themselves knows. That a procedure goes back to its work is told as a step of it. */
export const endedApprovals: Source<ApprovalFacts> = {
  link,
  knows,
  since: (moment) => sql`
    select r.asked_by as user_id, 'approval:' || e.id as key, r.account_id, r.id::text as subject_id, ${facts(sql`b.name`, sql`e.note`)} as facts
    from approval_event e join approval_request r on r.id = e.request_id left join app_user b on b.id = e.by_id
    where e.at > ${moment} and r.asked_by is not null and e.by_id is distinct from r.asked_by
      and (e.what in ('rejected', 'returned') and r.kind <> 'procedure' or e.what = 'approved' and r.state = 'approved' and r.ended_at = e.at)`,
  words(told, language) {
    const came: Record<string, Both> = {
      approved: { zh: '您的申请已通过', en: 'Your request was approved' },
      rejected: { zh: '您的申请被驳回', en: 'Your request was rejected' },
      returned: { zh: '您的申请被退回，可以修改后再提交', en: 'Your request came back: change it and ask again' },
    };
    return {
      title: labelled((came[told.state] ?? came.returned!)[language], about(told, language), language),
      detail: joined([told.by, told.note]),
    };
  },
};

/** A step that nobody decided in time: told to whoever has it. */
export const lateApprovals: Source<ApprovalFacts> = {
  link,
  knows,
  over: waitingApprovals.over!,
  since: (moment) => sql`
    select distinct g.holder_id as user_id, 'approval:' || e.id || ':' || g.holder_id as key, r.account_id, r.id::text as subject_id,
      ${facts(sql`q.name`, sql`r.reason`)} as facts
    from approval_event e join approval_request r on r.id = e.request_id join approval_signer g on g.request_id = r.id and g.state = 'asked'
      left join app_user q on q.id = r.asked_by
    where e.at > ${moment} and e.what = 'late' and r.state = 'open'`,
  words: (told, language) => ({
    title: labelled(choose(language, '审批已超期', 'An approval is late'), about(told, language), language),
    detail: told.by,
  }),
};
