import { type Both, rolesThatMay } from '@fulcrum/contract';
import { sql } from 'kysely';
import { reachesAccount } from '../../../access/index.ts';
import type { Sql } from '../../../db/database.ts';
import { choose, due, joined, type Source } from './source.ts';

export interface HandoverFacts {
  what: 'opened' | 'handed' | 'returned' | 'accepted' | 'withdrawn' | 'escalated';
  fromName: string | null;
  toName: string;
  by: string | null;
  note: string | null;
  dueOn: string;
}

const link: Source['link'] = ({ subjectId }) => `/customers/handovers?of=${subjectId ?? ''}`;
const handover = sql`select from handover h where h.account_id = n.account_id and h.id::text = n.subject_id`;
// Giver and taker see a handover with its account's name whatever their scope.
const knows = sql`exists (${handover} and n.user_id in (h.from_id, h.to_id))`;

/** Steps of handovers, each told to whom `p` (an id) says; who did it knows. */
const steps = (moment: Sql, people: Sql, which: Sql): Sql => sql`
  select distinct p.id as user_id, 'handover:' || s.handover_id || ':' || s.revision || ':' || s.what as key, s.account_id, s.handover_id::text as subject_id,
    jsonb_build_object('what', s.what, 'fromName', f.name, 'toName', t.name, 'by', b.name, 'note', s.note, 'dueOn', h.due_on) as facts
  from handover_step s join handover h on h.account_id = s.account_id and h.id = s.handover_id join app_user t on t.id = h.to_id
    left join app_user f on f.id = h.from_id left join app_user b on b.id = s.by_id cross join lateral (${people}) p(id)
  where s.at > ${moment} and ${which} and p.id is distinct from s.by_id`;

/** One has to hand over, to take, or to complete what came back. */
export const waitingHandovers: Source<HandoverFacts> = {
  link,
  knows,
  over: sql`not exists (${handover} and h.ended_on is null and h.state = case n.facts ->> 'what' when 'opened' then 'draft' else n.facts ->> 'what' end)`,
  since: (moment) =>
    steps(
      moment,
      sql`select case s.what when 'handed' then h.to_id else h.from_id end`,
      sql`s.what in ('opened', 'handed', 'returned') and h.ended_on is null and h.state = case s.what when 'opened' then 'draft' else s.what end`,
    ),
  words({ what, fromName, toName, by, note, dueOn }, language) {
    const titles: Record<string, Both> = {
      handed: { zh: `${fromName ?? '同事'}移交给您一位客户，等您接收`, en: `${fromName ?? 'A colleague'} hands a customer over to you` },
      returned: { zh: `${by ?? toName}退回了交接，请补充后再移交`, en: `${by ?? toName} returned a handover: complete it` },
      opened: { zh: `一位客户等您移交给${toName}`, en: `A customer waits to be handed over to ${toName}` },
    };
    return { title: (titles[what] ?? titles.opened!)[language], detail: joined([note, due(dueOn, language)]) };
  },
};

/** It ended by somebody else: taken over, or withdrawn after it had been handed. */
export const endedHandovers: Source<HandoverFacts> = {
  link,
  knows,
  since: (moment) =>
    steps(
      moment,
      sql`select h.from_id union select h.to_id where s.what = 'withdrawn'`,
      sql`(s.what = 'accepted' or s.what = 'withdrawn' and exists (select from handover_step e where e.account_id = s.account_id
        and e.handover_id = s.handover_id and e.what = 'handed'))`,
    ),
  words({ what, toName, by, note }, language) {
    const taken = what === 'accepted';
    const who = by ?? toName;
    return {
      title: taken
        ? choose(language, `${who}接收了客户`, `${who} took a customer over`)
        : choose(language, `${who}撤回了交接`, `${who} withdrew a handover`),
      detail: note,
    };
  },
};

/** Nobody answered in time: told to whom it waits for, and to those who lead the account; to administrators where nobody else does. */
export const lateHandovers: Source<HandoverFacts> = {
  link,
  knows,
  over: sql`not exists (${handover} and h.ended_on is null and h.escalated_on is not null)`,
  since: (moment) =>
    steps(
      moment,
      sql`select case h.state when 'handed' then h.to_id else h.from_id end
        union select l.id from (select u.id, rank() over (order by u.role = 'administrator') as place from app_user u join account a on a.id = s.account_id
          where u.disabled_at is null and u.role = any(${rolesThatMay('accounts.assign')}::text[]) and ${reachesAccount('writes', sql`h.escalated_on`)}) l
          where l.place = 1`,
      sql`s.what = 'escalated' and h.ended_on is null and h.escalated_on is not null`,
    ),
  words({ fromName, toName, dueOn }, language) {
    const people = choose(language, `${fromName ?? '—'} 移交给 ${toName}`, `${fromName ?? '—'} to ${toName}`);
    return {
      title: choose(language, '一位客户的交接逾期未完成', 'The handover of a customer is late'),
      detail: joined([people, due(dueOn, language)]),
    };
  },
};
