import type { Both } from '@fulcrum/contract';
import { sql } from 'kysely';
import { choose, due, firstDue, from, joined, labelled, type Source } from './source.ts';

export interface RiskFacts {
  count: number;
  title: Both | null;
  dueOn: string | null;
  by?: string | null;
}

const link: Source['link'] = ({ subjectId, accountId }) =>
  subjectId && accountId ? `/strategy/risks?view=mine&risk=${subjectId}&account=${accountId}` : '/strategy/risks?view=mine';

/** A risk of an account that one looks after: given by a person at once, or raised by a rule, one notification a rule and evaluation. */
export const givenRisks: Source<RiskFacts> = {
  link,
  over: sql`n.subject_id is not null and not exists (select from risk r where r.account_id = n.account_id and r.id::text = n.subject_id
    and r.ended_on is null and r.owner_id = n.user_id)`,
  since: (moment) => sql`
    select r.owner_id as user_id, 'raised:' || r.policy_id || ':' || r.rule || ':' || extract(epoch from r.created_at) as key,
      case when count(*) = 1 then min(r.account_id::text)::uuid end as account_id, case when count(*) = 1 then min(r.id::text) end as subject_id,
      jsonb_build_object('count', count(*), 'title', min(r.title::text)::jsonb, 'dueOn', min(r.due_on)) as facts
    from risk r where r.created_at > ${moment} and r.rule is not null and r.owner_id is not null and r.ended_on is null
    group by r.owner_id, r.policy_id, r.rule, r.created_at`,
  words({ count, title, dueOn, by }, language) {
    const label =
      count > 1
        ? choose(language, `由您负责的 ${count} 项新风险`, `${count} new risks for you`)
        : choose(language, '由您负责的风险', 'Risk for you');
    const when = count > 1 ? firstDue(dueOn, language) : due(dueOn, language);
    return { title: labelled(label, title?.[language], language), detail: joined([from(by, language), when]) };
  },
};
