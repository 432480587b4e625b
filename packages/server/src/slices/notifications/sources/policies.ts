import { type Both, type Language, rolesThatMay } from '@fulcrum/contract';
import { sql } from 'kysely';
import { choose, from, joined, quoted, type Source } from './source.ts';

export interface SubmissionFacts {
  policy: Both | null;
  version: number;
  /** It puts an earlier version in force again. */
  restores: boolean;
  state: string;
  note: string | null;
  by: string | null;
}

const POLICY = { zh: '一项规则', en: 'a policy' };
const link: Source['link'] = ({ subjectId }) => `/strategy/studio?policy=${encodeURIComponent(subjectId ?? '')}`;
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function versionOf({ policy, version, restores }: SubmissionFacts, language: Language): string {
  const name = quoted(policy, POLICY, language);
  if (language === 'zh') return restores ? `${name}恢复第 ${version} 版` : `${name}第 ${version} 版`;
  return capital(restores ? `the return of ${name} to version ${version}` : `${name} version ${version}`);
}

const factsOf = (note: 'note' | 'reason', by: 'submitted_by' | 'decided_by') => sql`
  jsonb_build_object('policy', s.document -> 'name', 'version', coalesce(s.restores, s.version), 'restores', s.restores is not null, 'state', s.state,
    'note', ${sql.ref(`s.${note}`)}, 'by', (select b.name from app_user b where b.id = ${sql.ref(`s.${by}`)})) as facts`;

/** Whoever may publish is told what waits for a second person, but for its author and who handed it in. */
export const waitingPolicies: Source<SubmissionFacts> = {
  link,
  over: sql`not exists (select from policy_submission s where n.key = 'submission:' || s.id and s.state = 'open')`,
  since: (moment) => sql`
    select u.id as user_id, 'submission:' || s.id as key, null::uuid as account_id, s.policy_id as subject_id, ${factsOf('note', 'submitted_by')}
    from policy_submission s join app_user u on u.role = any(${rolesThatMay('policies.publish')}::text[])
      and u.id is distinct from s.author and u.id is distinct from s.submitted_by
    where s.submitted_at > ${moment} and s.state = 'open'`,
  words: (facts, language) => ({
    title: choose(language, `${versionOf(facts, 'zh')}等待您批准`, `${versionOf(facts, 'en')} waits for your approval`),
    detail: joined([from(facts.by, language), facts.note]),
  }),
};

/** Its author and who handed it in are told how another person decided. */
export const decidedPolicies: Source<SubmissionFacts> = {
  link,
  since: (moment) => sql`
    select distinct p.id as user_id, 'decided:' || s.id as key, null::uuid as account_id, s.policy_id as subject_id, ${factsOf('reason', 'decided_by')}
    from policy_submission s cross join lateral unnest(array[s.author, s.submitted_by]) p(id)
    where s.decided_at > ${moment} and s.state in ('approved', 'returned') and p.id is distinct from s.decided_by`,
  words(facts, language) {
    const approved = facts.state === 'approved';
    const zh = `${versionOf(facts, 'zh')}${approved ? '已获批准' : '被退回'}`;
    const en = `${versionOf(facts, 'en')} was ${approved ? 'approved' : 'returned'}`;
    return { title: choose(language, zh, en), detail: joined([from(facts.by, language), facts.note]) };
  },
};
