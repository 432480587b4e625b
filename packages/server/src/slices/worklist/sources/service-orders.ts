import { sql } from 'kysely';
import { accountInScope } from '../../../access/index.ts';
import { rankSql, urgencySql } from '../../tasks/index.ts';
import { anyOf, ofProviders, type WorkSource } from './source.ts';

/** So many days after a delivery the customer's word is asked for. */
const CHECK_DAYS = 2;
const isHeldBy = (user: string) => sql<boolean>`${user}::uuid = any(t.holders)`;

/**
 * Service orders in the day's work: a visit today or tomorrow, one that is late, one of which the customer's word is still to be asked, one to be
 * closed. They are with our engineers; where the provider's go, whoever opened the order follows what is late and what was delivered. A provider's
 * people have all orders of their provider until they are delivered, those without a plan by when they were opened.
 */
export const serviceOrderSource: WorkSource = {
  kind: 'service_order',
  needs: 'requests.read',
  providers: true,
  table: ({ days, now, date, timeZone, providers }) => sql`(
    select o.account_id, o.id, o.provider_id, h.holders, h.holders[1] as owner_id, u.team_id, w.due_on, coalesce(s.amount_12m, 0) as value_at_stake, g.urgency,
      ${rankSql(sql`coalesce(s.amount_12m, 0)`, sql`g.urgency`)} as rank, o.revision, w.due_at, w.about, jsonb_build_object('zh', o.title, 'en', o.title) as title,
      jsonb_build_object('number', o.number, 'from', to_char(o.planned_from at time zone ${timeZone}, 'MM-DD HH24:MI'),
        'promised', to_char(o.promised_at at time zone ${timeZone}, 'MM-DD HH24:MI'), 'provider', v.name) as facts
    from service_order o left join account_state s on s.account_id = o.account_id left join account v on v.id = o.provider_id
      cross join lateral (select ${ofProviders({ providers }, sql`o.provider_id`)} as theirs) x
      cross join lateral (select case o.state when 'checked' then 'close' when 'delivered' then 'check'
        else case when o.due_at < ${now}::timestamptz then 'late' else 'visit' end end as about) k
      cross join lateral (select k.about, case when k.about = 'late' then o.due_at else o.planned_from end as due_at, case k.about when 'close' then (o.accepted_at at time zone ${timeZone})::date
        when 'check' then (o.delivered_at at time zone ${timeZone})::date + ${sql.lit(CHECK_DAYS)}::int
        when 'late' then (o.due_at at time zone ${timeZone})::date
        else (case when x.theirs then coalesce(o.planned_from, o.created_at) else o.planned_from end at time zone ${timeZone})::date end as due_on) w
      cross join lateral (select array(select e.user_id from service_order_engineer e join app_user p on p.id = e.user_id
        where e.order_id = o.id and (x.theirs or p.role <> 'provider') order by p.name, p.id) as ours) e
      cross join lateral (select case when e.ours <> '{}' or k.about = 'visit' then e.ours
        else array(select p.id from app_user p where p.id = o.created_by and p.role <> 'provider' and p.disabled_at is null) end as holders) h
      left join app_user u on u.id = h.holders[1]
      cross join lateral (select ${urgencySql(sql`w.due_on`, days)} as urgency) g
    where o.ended_at is null and case when x.theirs then k.about in ('visit', 'late')
      else k.about <> 'visit' or h.holders <> '{}' and w.due_on <= ${date}::date + 1 end)`,
  open: ({ viewer, providers }) =>
    viewer.scope.all
      ? sql<boolean>`true`
      : sql<boolean>`(${viewer.userId}::uuid = any(t.holders) or ${accountInScope(viewer.scope, sql`t.account_id`)} or ${ofProviders({ providers }, sql`t.provider_id`)})`,
  // Several may go: the order stands once on the list of each, and once on that of their team.
  within: (whose) =>
    anyOf(
      whose.map((one) => {
        if ('owner' in one) return isHeldBy(one.owner);
        if ('nobody' in one) return one.nobody === null ? sql<boolean>`t.holders = '{}'` : sql<boolean>`false`;
        return sql<boolean>`exists (select from app_user p where p.id = any(t.holders) and p.team_id is not distinct from ${one.team}::uuid)`;
      }),
    ),
  dueAt: sql`t.due_at`,
  about: sql`t.about`,
  title: sql`t.title`,
  reason: sql`null::jsonb`,
  facts: sql`t.facts`,
  words({ kind, facts }) {
    const [zh, en] = [`订单 SO-${facts.number}`, `Order SO-${facts.number}`];
    const by = { zh: facts.provider ? `（由${facts.provider}承担）` : '', en: facts.provider ? ` (with ${facts.provider})` : '' };
    const reasons = {
      visit: facts.from
        ? { zh: `${zh}计划 ${facts.from} 开始。`, en: `${en} is planned for ${facts.from}.` }
        : { zh: `${zh}还没有安排时间。`, en: `${en} is to be planned.` },
      late: { zh: `${zh}${by.zh}承诺 ${facts.promised} 前交付，已逾期。`, en: `${en}${by.en} was promised for ${facts.promised}.` },
      check: { zh: `${zh}${by.zh}已交付，请向客户确认结果。`, en: `${en}${by.en} was delivered: ask the customer for their word.` },
      close: { zh: `${zh}${by.zh}客户已验收，请关闭。`, en: `${en}${by.en} was accepted: close it.` },
    };
    return { reason: reasons[kind as keyof typeof reasons] };
  },
};
