import type { WorklistRules } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../../db/database.ts';
import { addWorkingDays, type WorkCalendar } from '../../../kernel/working-days.ts';
import { metSql } from '../../contacts/index.ts';
import { rankSql, urgencySql } from '../rank.sql.ts';
import { urgencyDays } from '../tasks.rules.ts';
import { type Cadence, cadenceDays, cadenceTwoWay } from './cadence.sql.ts';

export interface Suggesting {
  now: string;
  today: string;
  rules: WorklistRules;
  cadence: Cadence;
  calendar: WorkCalendar;
}

/** Active accounts that somebody owns and no task is open at, each with the reasons to speak with them; those with none are left out. */
function found({ today, rules, cadence }: Suggesting): Sql {
  const day = sql`${today}::date`;
  const wants = (kind: WorklistRules['suggest'][number]) => sql`${rules.suggest.includes(kind)}::boolean`;
  const rested = sql`coalesce(${day} - m.met_on >= ${rules.restDays}, true)`;
  return sql`
    with levels as (
      select l ->> 'id' as tier, min(l -> 'name' ->> 'zh') as zh, min(l -> 'name' ->> 'en') as en
      from policy p join policy_version v on v.policy_id = p.id and v.state = 'published', jsonb_array_elements(v.document -> 'levels') l
      where p.kind = 'tier' group by 1
    ),
    met as materialized (
      select i.account_id, max(i.happened_on) as met_on from interaction i where ${metSql('i')} and i.happened_on <= ${day} group by 1
    ),
    looked as materialized (
      select a.id as account_id, a.owner_id, a.team_id, coalesce(s.amount_12m, 0) as value, s.tier, c.cadence, m.met_on,
        coalesce(m.met_on, s.tier_since, a.happened_on) as since,
        ${wants('cadence')} and ${day} - coalesce(m.met_on, s.tier_since, a.happened_on) >= c.cadence as late,
        ${wants('decider')} and c.cadence is not null and ${rested} as asks_decider,
        case when ${wants('silence')} and ${rested} and k.contracts_count > 0 and k.contracts_term_end_on >= ${day}
          and ${day} - k.usage_last_on >= ${rules.silenceDays} then k.usage_last_on end as used_on
      from account a join account_state s on s.account_id = a.id
        left join met m on m.account_id = a.id
        left join account_metric k on k.account_id = a.id
        cross join lateral (select case when ${cadenceTwoWay(cadence)} then ${cadenceDays(cadence)} end as cadence) c
      where a.status = 'active' and a.owner_id is not null
        and not exists (select from task t where t.account_id = a.id and t.state = 'open')
    ),
    deciders as materialized (
      select distinct on (c.account_id) c.account_id, c.name, w.met_on
      from looked a join contact c on c.account_id = a.account_id and c.decision_role = 'decider' and not c.do_not_contact
          and c.happened_on <= ${day} and (c.left_on is null or c.left_on > ${day})
        left join lateral (select max(i.happened_on) as met_on from interaction i
          where i.account_id = c.account_id and c.id = any(i.contact_ids) and i.happened_on <= ${day} and ${metSql('i')}) w on true
      where a.asks_decider and coalesce(${day} - w.met_on >= ${rules.deciderDays}, true)
      order by c.account_id, w.met_on nulls first, c.id
    )
    select a.account_id, a.owner_id, a.team_id, a.value, a.met_on,
      case when a.late then 'cadence' when d.account_id is not null then 'decider' else 'silence' end as kind,
      jsonb_strip_nulls(jsonb_build_object(
        'cadence', case when a.late then a.cadence end, 'since', case when a.late then a.since end, 'met_on', a.met_on,
        'level_name_zh', case when a.late then coalesce(l.zh, a.tier) end, 'level_name_en', case when a.late then coalesce(l.en, a.tier) end,
        'contact', d.name, 'contact_met_on', d.met_on, 'used_on', a.used_on)) as facts
    from looked a left join deciders d on d.account_id = a.account_id left join levels l on l.tier = a.tier
    where a.late or d.account_id is not null or a.used_on is not null`;
}

/**
 * Writes which customers are worth a call on a day, one statement for the whole base: new ones come, those whose reason went end, the rest take
 * the day's urgency and rank. One that stood keeps its day and its rest; only rows that change are written. Returns how many.
 */
export async function suggestContacts(db: Db, suggesting: Suggesting): Promise<{ standing: number; begun: number; ended: number }> {
  const { today, now, rules, calendar } = suggesting;
  const days = urgencyDays(today, calendar);
  const dueOn = addWorkingDays(today, rules.dueDays, calendar);
  const done = await sql<{ standing: number; begun: number; ended: number }>`
    with found as materialized (${found(suggesting)}),
    ended as (
      update contact_suggestion g set ended_on = ${today}::date, changed_at = ${now}::timestamptz, revision = g.revision + 1
      where g.ended_on is null and not exists (select from found f where f.account_id = g.account_id) returning 1
    ),
    weighed as (
      select f.*, n.stood, n.noticed_on, n.due_on, u.urgency
      from found f left join contact_suggestion g on g.account_id = f.account_id and g.ended_on is null
        cross join lateral (select g.account_id is not null as stood, coalesce(g.noticed_on, ${today}::date) as noticed_on,
          coalesce(g.due_on, ${dueOn}::date) as due_on) n
        cross join lateral (select ${urgencySql(sql`n.due_on`, days)} as urgency) u
    ),
    written as (
      insert into contact_suggestion as g (account_id, id, kind, owner_id, team_id, facts, met_on, noticed_on, due_on, value_at_stake, urgency, rank, changed_at)
      select account_id, uuid7(${now}::timestamptz), kind, owner_id, team_id, facts, met_on, noticed_on, due_on, value, urgency,
        ${rankSql(sql`value`, sql`urgency`)}, ${now}::timestamptz
      from weighed
      on conflict (account_id) do update set kind = excluded.kind, owner_id = excluded.owner_id, team_id = excluded.team_id, facts = excluded.facts,
        met_on = excluded.met_on, noticed_on = excluded.noticed_on, due_on = excluded.due_on, value_at_stake = excluded.value_at_stake,
        urgency = excluded.urgency, rank = excluded.rank, ended_on = null, changed_at = excluded.changed_at, revision = g.revision + 1
      where (g.kind, g.owner_id, g.team_id, g.facts, g.met_on, g.noticed_on, g.due_on, g.value_at_stake, g.urgency, g.rank, g.ended_on)
        is distinct from (excluded.kind, excluded.owner_id, excluded.team_id, excluded.facts, excluded.met_on, excluded.noticed_on, excluded.due_on,
          excluded.value_at_stake, excluded.urgency, excluded.rank, null::date)
      returning 1
    )
    select (select count(*)::int from found) as standing, (select count(*)::int from weighed where not stood) as begun,
      (select count(*)::int from ended) as ended, (select count(*)::int from written) as written`.execute(db);
  const row = done.rows[0];
  if (!row) throw new Error('an aggregate answers one row');
  return row;
}
