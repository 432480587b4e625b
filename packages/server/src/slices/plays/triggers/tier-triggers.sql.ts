import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import { metSql } from '../../contacts/index.ts';
import { dayOf, type Firing, type On, occasionOf, within } from './firing.ts';

// Levels are ranked from 0, the highest: up is a falling rank.
const MOVED = { up: sql`t.to_rank < t.from_rank`, down: sql`t.to_rank > t.from_rank`, any: sql`t.to_rank <> t.from_rank` } as const;

const levelName = (document: Sql, level: Sql, language: 'zh' | 'en'): Sql =>
  sql`(select l -> 'name' ->> ${language} from jsonb_array_elements(${document} -> 'levels') l where l ->> 'id' = ${level})`;

/** Transitions of published runs. A first level is no move. */
export function tierMoved(trigger: On<'tier_moved'>, firing: Firing): Sql {
  return sql`
    select t.account_id, ${occasionOf('tier_moved')} || t.policy_id || ':' || t.as_of as occasion, jsonb_build_object('from', t.from_level, 'to', t.to_level,
        'from_name_zh', ${levelName(sql`v.document`, sql`t.from_level`, 'zh')}, 'from_name_en', ${levelName(sql`v.document`, sql`t.from_level`, 'en')},
        'to_name_zh', ${levelName(sql`v.document`, sql`t.to_level`, 'zh')}, 'to_name_en', ${levelName(sql`v.document`, sql`t.to_level`, 'en')},
        'score', trim_scale(r.score), 'as_of', t.as_of) as facts
    from policy_transition t
      join policy p on p.id = t.policy_id and p.kind = 'tier'
      left join policy_run n on n.id = t.run_id
      -- A level given by hand is of the version in force.
      join policy_version v on v.policy_id = t.policy_id and case when t.run_id is null then v.state = 'published' else v.version = n.version end
      left join policy_result r on r.account_id = t.account_id and r.policy_id = t.policy_id and r.as_of = t.as_of
    where ${within(sql`t.as_of`, firing)} and (t.run_id is null or n.state = 'published')
      and t.from_level is not null and t.to_level is not null and ${MOVED[trigger.direction]}`;
}

/** The last two-way contact of account a by the day; without any the days count from the day of the level, else from the account's first day. */
export const lastMet = (day: Sql): Sql => sql`
  left join lateral (select max(i.happened_on) as last_on from interaction i
    where i.account_id = a.id and ${metSql('i')} and i.happened_on <= ${day}) i on true
  cross join lateral (select coalesce(i.last_on, s.tier_since, a.happened_on) as since) d`;

/** One task for each time without contact: neither a task left open nor a moved due day makes another. */
export function cadenceDue(trigger: On<'cadence_due'>, firing: Firing): Sql {
  const day = dayOf(firing);
  return sql`
    select a.id as account_id, ${occasionOf('cadence_due')} || (d.since + c.days) as occasion, jsonb_build_object('level', s.tier, 'level_name_zh', l.zh, 'level_name_en', l.en,
        'score', trim_scale(s.tier_score), 'cadence', c.days, 'days_since', ${day} - d.since, 'last_contact_on', i.last_on, 'since', d.since,
        'due_since', d.since + c.days) as facts
    from account_state s
      join (select key as level, value::int as days from jsonb_each_text(${JSON.stringify(trigger.days)}::jsonb)) c on c.level = s.tier
      join account a on a.id = s.account_id ${lastMet(day)}
      left join lateral (select l -> 'name' ->> 'zh' as zh, l -> 'name' ->> 'en' as en
        from policy p join policy_version v on v.policy_id = p.id and v.state = 'published', jsonb_array_elements(v.document -> 'levels') l
        where p.kind = 'tier' and l ->> 'id' = s.tier limit 1) l on true
    where d.since + c.days <= ${day} and not exists (select from play_run r where r.account_id = a.id and r.play_id = ${firing.inForce.id}
      and (r.state = 'running' or r.facts ->> 'since' = d.since::text
        or exists (select from task k where k.account_id = r.account_id and k.run_id = r.id and k.state = 'open')))`;
}
