import { rolesThatMay } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import { choose, from, joined, type Source } from './source.ts';

export interface RequestFacts {
  number: number;
  subject: string;
  by: string | null;
  clock?: 'first' | 'next' | 'solve';
  level?: number;
}

const link: Source['link'] = ({ subjectId }) => `/service/requests/${subjectId ?? ''}`;
const request = sql`select from service_request r where r.id::text = n.subject_id`;
// Who has a request is told its customer's name whatever their scope.
const knows = sql`exists (${request} and r.assignee_id = n.user_id)`;
/** Somebody else has it by now, or it is closed. */
const passed = sql`not exists (${request} and r.closed_at is null and r.assignee_id = n.user_id)`;
const named = ({ number, subject }: RequestFacts): string => `#${number} ${subject}`;

/** What came about at entries e of requests r, told to whom `to` names; who did it knows. */
const told = (of: { key: string; to: Sql; which: Sql; from?: Sql }): Sql => sql`
  select ${of.to} as user_id, ${of.key}::text || ':' || e.id as key, r.account_id, r.id::text as subject_id,
    jsonb_build_object('number', r.number, 'subject', r.subject, 'by', coalesce(u.name, e.author_name)) as facts
  from request_entry e join service_request r on r.id = e.request_id left join app_user u on u.id = e.author_id ${of.from ?? sql``}
  where ${of.which} and ${of.to} is not null and ${of.to} is distinct from e.author_id`;

/** Dispatched to somebody, by the rules or by a colleague. */
export const givenRequests: Source<RequestFacts> = {
  ...{ link, knows, over: passed },
  since: (moment) =>
    told({
      ...{ key: 'given', to: sql`r.assignee_id` },
      which: sql`e.at > ${moment} and e.kind = 'event' and e.event ->> 'what' = 'dispatched' and r.closed_at is null
        and not exists (select from request_entry x where x.request_id = e.request_id and x.event ->> 'what' = 'dispatched' and x.seq > e.seq)`,
    }),
  words: (facts, language) => ({
    title: choose(language, `派给您的服务请求：${named(facts)}`, `A request for you: ${named(facts)}`),
    detail: from(facts.by, language),
  }),
};

/** The customer spoke again on a request that somebody has. */
export const continuedRequests: Source<RequestFacts> = {
  ...{ link, knows },
  over: sql`not exists (${request} and r.awaits_since is not null)`,
  since: (moment) => told({ key: 'said', to: sql`r.assignee_id`, which: sql`e.at > ${moment} and e.kind = 'in' and e.at > r.opened_at` }),
  words: (facts, language) => ({
    title: choose(language, `客户有新回复：${named(facts)}`, `The customer replied: ${named(facts)}`),
    detail: null,
  }),
};

/** A note calls somebody. */
export const mentionedInRequests: Source<RequestFacts> = {
  ...{ link, knows },
  since: (moment) =>
    told({
      ...{ key: 'mention', to: sql`m.id`, from: sql`cross join lateral unnest(e.mentions) m(id)` },
      which: sql`e.at > ${moment} and e.kind = 'note'`,
    }),
  words: (facts, language) => ({
    title: choose(language, `备注里提到了您：${named(facts)}`, `A note mentions you: ${named(facts)}`),
    detail: from(facts.by, language),
  }),
};

const CLOCKS = {
  first: { zh: '首次响应', en: 'first answer' },
  next: { zh: '后续响应', en: 'next answer' },
  solve: { zh: '解决', en: 'solution' },
} as const;
const LEADS = rolesThatMay('requests.dispatch').filter((role) => role === 'service_lead');

/** A clock is close to its end, over, or far over: told to who has it; over, or with nobody, to the leads of the desk too. */
export const lateRequests: Source<RequestFacts> = {
  ...{ link, knows },
  over: sql`not exists (select from request_clock k where k.request_id::text = n.subject_id and k.ended_at is null)`,
  since: (moment) => sql`
    select distinct p.id as user_id, 'clock:' || k.request_id || ':' || k.clock || ':' || k.seq || ':' || k.level as key, r.account_id,
      r.id::text as subject_id, jsonb_build_object('number', r.number, 'subject', r.subject, 'by', u.name, 'clock', k.clock, 'level', k.level) as facts
    from request_clock k join service_request r on r.id = k.request_id left join app_user u on u.id = r.assignee_id
      cross join lateral (select r.assignee_id union select l.id from app_user l
        where l.role = any(${LEADS}::text[]) and l.disabled_at is null and (k.level > 1 or r.assignee_id is null)) p(id)
    where k.level_at > ${moment} and k.ended_at is null and k.level > 0 and p.id is not null`,
  words(facts, language) {
    const clock = CLOCKS[facts.clock ?? 'solve'][language];
    const title =
      facts.level === 1
        ? choose(language, `${clock}快要超时：${named(facts)}`, `The ${clock} is due soon: ${named(facts)}`)
        : facts.level === 2
          ? choose(language, `${clock}已超时：${named(facts)}`, `The ${clock} is late: ${named(facts)}`)
          : choose(language, `${clock}严重超时：${named(facts)}`, `The ${clock} is far too late: ${named(facts)}`);
    return { title, detail: joined([facts.by]) };
  },
};
