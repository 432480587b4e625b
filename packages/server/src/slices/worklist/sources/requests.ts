import { sql } from 'kysely';
import { accountInScope } from '../../../access/index.ts';
import { rankSql, urgencySql } from '../../tasks/index.ts';
import { anyOf, heldBy, ofProviders, type WorkSource } from './source.ts';

const CLOCKS: Record<string, { zh: string; en: string }> = {
  first: { zh: '首次响应', en: 'first answer' },
  next: { zh: '后续响应', en: 'next answer' },
  solve: { zh: '解决', en: 'solution' },
};

/** Something to be done by who works on request r, whatever its clocks say. */
const TO_DO = sql`(k.due_at is not null or r.status in ('new', 'dispatched', 'working'))`;

/** Given to a team, or to nobody's team and one of its people. */
const ofTeam = (team: string) =>
  sql<boolean>`(t.own_team = ${team}::uuid or t.own_team is null and t.owner_id = any(array(select u.id from app_user u where u.team_id = ${team}::uuid)))`;

/**
 * Service requests of which a clock is near its end or over it: its first warning was told. While the customer is waited for, none runs. A provider's
 * people have no other list of what is theirs: all that their provider is to do, near its end or not, what has no time of its own on the day.
 */
export const requestSource: WorkSource = {
  kind: 'request',
  needs: 'requests.read',
  providers: true,
  table: ({ days, now, date, timeZone, providers }) => sql`(
    select r.account_id, r.id, r.provider_id, r.assignee_id as owner_id, r.team_id as own_team, coalesce(r.team_id, o.team_id) as team_id, d.due_on,
      coalesce(s.amount_12m, 0) as value_at_stake, u.urgency, ${rankSql(sql`coalesce(s.amount_12m, 0)`, sql`u.urgency`)} as rank, r.revision, k.due_at,
      coalesce(k.clock, 'untimed') as about, jsonb_build_object('zh', r.subject, 'en', r.subject) as title,
      jsonb_build_object('number', r.number, 'due', to_char(k.due_at at time zone ${timeZone}, 'MM-DD HH24:MI'),
        'over', case when k.due_at <= ${now}::timestamptz then 1 else 0 end, 'near', case when k.level > 0 then 1 else 0 end) as facts
    from service_request r left join account_state s on s.account_id = r.account_id left join app_user o on o.id = r.assignee_id
      left join lateral (select k.clock, k.due_at, k.level from request_clock k
        where k.request_id = r.id and k.ended_at is null and ${providers ? sql`true` : sql`k.level > 0`} and k.due_at is not null
        order by k.due_at, k.clock limit 1) k on true
      cross join lateral (select coalesce((k.due_at at time zone ${timeZone})::date, ${date}::date) as due_on) d
      cross join lateral (select ${urgencySql(sql`d.due_on`, days)} as urgency) u
    where r.closed_at is null and (${providers ? sql`k.level > 0 or ${ofProviders({ providers }, sql`r.provider_id`)} and ${TO_DO}` : sql`k.due_at is not null`}))`,
  open: ({ viewer, providers }) =>
    viewer.scope.all
      ? sql<boolean>`true`
      : sql<boolean>`(t.owner_id = ${viewer.userId}::uuid or ${accountInScope(viewer.scope, sql`t.account_id`)} or ${ofProviders({ providers }, sql`t.provider_id`)})`,
  // By the indexes of open requests by team and by person: of a large desk a team has few.
  within: (whose) => anyOf(whose.map((one) => ('team' in one && one.team !== null ? ofTeam(one.team) : heldBy(one)))),
  dueAt: sql`t.due_at`,
  about: sql`t.about`,
  title: sql`t.title`,
  reason: sql`null::jsonb`,
  facts: sql`t.facts`,
  words({ kind, facts }) {
    const clock = CLOCKS[kind];
    if (!clock) return { reason: { zh: `请求 #${facts.number} 等待处理。`, en: `Request #${facts.number} is to be worked on.` } };
    if (!facts.over && !facts.near)
      return {
        reason: {
          zh: `请求 #${facts.number} 的${clock.zh}时限是 ${facts.due}。`,
          en: `The ${clock.en} of request #${facts.number} is due at ${facts.due}.`,
        },
      };
    return {
      reason: facts.over
        ? {
            zh: `请求 #${facts.number} 的${clock.zh}已超时，时限是 ${facts.due}。`,
            en: `The ${clock.en} of request #${facts.number} was due at ${facts.due}.`,
          }
        : {
            zh: `请求 #${facts.number} 的${clock.zh}快到时限：${facts.due}。`,
            en: `The ${clock.en} of request #${facts.number} is due soon, at ${facts.due}.`,
          },
    };
  },
};
