import { type Both, rolesThatMay } from '@fulcrum/contract';
import { sql } from 'kysely';
import { reachesAccount } from '../../../access/index.ts';
import type { Sql } from '../../../db/database.ts';
import { choose, due, joined, type Source } from './source.ts';

export interface StepFacts {
  what: 'handed' | 'returned' | 'late' | 'done' | 'stopped';
  procedure: Both;
  step: Both;
  by: string | null;
  note: string | null;
  dueOn: string | null;
}

const link: Source['link'] = ({ subjectId }) => `/strategy/procedures?run=${subjectId ?? ''}`;
const run = sql`select from procedure_run r where r.account_id = n.account_id and r.id::text = n.subject_id`;
// Who began a run and who had a step of it see it with its customer's name whatever their scope.
const knows = sql`exists (${run} and (r.begun_by = n.user_id or exists (select from procedure_span h where h.account_id = r.account_id
  and h.run_id = r.id and h.holder_id = n.user_id)))`;
/** The step of the key is not open any more. */
const over = sql`not exists (select from procedure_span s where s.account_id = n.account_id and s.run_id::text = n.subject_id
  and s.until_at is null and n.key like '%:' || s.seq)`;

const LEADS = rolesThatMay('accounts.assign');
const writes = reachesAccount('writes', sql`s.from_at`);
const part = (key: 'departments' | 'steps', id: Sql): Sql =>
  sql`(select x.value from jsonb_array_elements(r.document -> ${key}) x where x.value ->> 'id' = ${id})`;
/** Who has the step of span s: its holder, or whoever of the department's role works at the account; where there is nobody, who leads it. */
const hands = sql`select s.holder_id as id where s.holder_id is not null
  union select c.id from (select u.id, rank() over (order by case when u.role = ${part('departments', sql`s.department`)} ->> 'who' then 0
      when u.role <> 'administrator' then 1 else 2 end) as place
    from app_user u join account a on a.id = s.account_id where s.holder_id is null and u.disabled_at is null and ${writes}
      and (u.role = ${part('departments', sql`s.department`)} ->> 'who' or u.role = any(${LEADS}::text[]))) c where c.place = 1`;
const leads = sql`select l.id from (select u.id, rank() over (order by u.role = 'administrator') as place from app_user u
    join account a on a.id = s.account_id where u.disabled_at is null and u.role = any(${LEADS}::text[]) and ${writes}) l where l.place = 1`;

/** What came about at spans s of runs r, told to whom `people` (ids) says; who did it, b, knows. */
const told = (of: { key: string; what: Sql; by: Sql; note: Sql; people: Sql; which: Sql }): Sql => sql`
  select distinct p.id as user_id, ${of.key}::text || ':' || s.run_id || ':' || s.seq as key, s.account_id, s.run_id::text as subject_id,
    jsonb_build_object('what', ${of.what}, 'procedure', r.document -> 'name', 'step', ${part('steps', sql`s.step`)} -> 'name', 'by', b.name,
      'note', ${of.note}, 'dueOn', (s.due_at at time zone o.time_zone)::date) as facts
  from procedure_span s join procedure_run r on r.account_id = s.account_id and r.id = s.run_id cross join organisation o
    left join procedure_span v on v.account_id = s.account_id and v.run_id = s.run_id and v.seq = s.seq - 1
    left join app_user b on b.id = ${of.by} cross join lateral (${of.people}) p(id)
  where ${of.which} and p.id is distinct from b.id`;
const names = ({ procedure, step }: StepFacts, language: 'zh' | 'en') =>
  choose(language, `${procedure.zh}：${step.zh}`, `${procedure.en}: ${step.en}`);

/** A step came to somebody: handed over, begun, or returned. Its approver is told by the approval. */
export const waitingSteps: Source<StepFacts> = {
  link,
  knows,
  over,
  since: (moment) =>
    told({
      ...{ key: 'step', what: sql`case when v.outcome = 'returned' then 'returned' else 'handed' end`, people: hands },
      ...{ by: sql`case when s.seq = 1 then r.begun_by else v.by_id end`, note: sql`case when s.seq = 1 then r.note else v.note end` },
      which: sql`s.from_at > ${moment} and s.until_at is null and s.court <> 'approve'`,
    }),
  words(facts, language) {
    const { what, by, note, dueOn } = facts;
    const named = names(facts, language);
    const title =
      what === 'returned'
        ? choose(language, `步骤退回给您：${named}`, `A step came back to you: ${named}`)
        : choose(language, `流程走到您这一步：${named}`, `A step came to you: ${named}`);
    return { title, detail: joined([by, note, due(dueOn, language)]) };
  },
};

/** A step was not done in time: told to whoever has it, and to those who lead the account. Late approvals are told of by the approval. */
export const lateSteps: Source<StepFacts> = {
  link,
  knows,
  over,
  since: (moment) =>
    told({
      ...{ key: 'late', what: sql`'late'`, by: sql`null`, note: sql`(select h.name from app_user h where h.id = s.holder_id)` },
      people: sql`${hands} union ${leads}`,
      which: sql`s.late_at > ${moment} and s.until_at is null and s.court <> 'approve'`,
    }),
  words: (facts, language) => ({
    title: choose(language, `步骤超期：${names(facts, 'zh')}`, `A step is late: ${names(facts, 'en')}`),
    detail: joined([facts.note, due(facts.dueOn, language)]),
  }),
};

/** A run ended by somebody else: told to who began it, and where it was stopped, to who had its step. */
export const endedRuns: Source<StepFacts> = {
  link,
  knows,
  since: (moment) =>
    told({
      ...{ key: 'ended', what: sql`r.state`, by: sql`s.by_id`, note: sql`s.note` },
      people: sql`select r.begun_by union select s.holder_id where r.state = 'stopped'`,
      which: sql`r.ended_at > ${moment} and s.until_at = r.ended_at
        and s.seq = (select max(z.seq) from procedure_span z where z.account_id = r.account_id and z.run_id = r.id)`,
    }),
  words: ({ what, procedure, by, note }, language) => ({
    title:
      what === 'stopped'
        ? choose(language, `流程已中止：${procedure.zh}`, `A run was stopped: ${procedure.en}`)
        : choose(language, `流程已完成：${procedure.zh}`, `A run is done: ${procedure.en}`),
    detail: joined([by, note]),
  }),
};
