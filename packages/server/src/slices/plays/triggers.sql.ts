import type { PlayPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { Figures } from '../accounts/index.ts';
import { metSql } from '../contacts/index.ts';
import { whoSql } from './who.ts';

/** What a trigger looks at: the play with its version, the last day it ran for, and the day it runs for. */
export interface Firing {
  play: PlayPolicy;
  version: number;
  ranTo: string;
  today: string;
  /** What `who` may ask. */
  figures: Figures;
}
type On<K> = Extract<PlayPolicy['trigger'], { on: K }>;

// Levels are ranked from 0, the highest: up is a falling rank.
const MOVED = { up: sql`t.to_rank < t.from_rank`, down: sql`t.to_rank > t.from_rank`, any: sql`t.to_rank <> t.from_rank` } as const;

const levelName = (document: Sql, level: Sql, language: 'zh' | 'en'): Sql =>
  sql`(select l -> 'name' ->> ${language} from jsonb_array_elements(${document} -> 'levels') l where l ->> 'id' = ${level})`;

/**
 * Transitions of published runs in [last run, today]. The day of the last run is looked at again, because a run may be published
 * after it; the occasion keeps its tasks single. A first level is no move.
 */
function tierMoved(trigger: On<'tier_moved'>, { play, ranTo, today, figures }: Firing): Sql {
  return sql`
    select t.account_id, 'tier:' || t.policy_id || ':' || t.as_of as occasion, jsonb_build_object(
        'account', a.name, 'from', t.from_level, 'to', t.to_level,
        'from_name_zh', ${levelName(sql`v.document`, sql`t.from_level`, 'zh')}, 'from_name_en', ${levelName(sql`v.document`, sql`t.from_level`, 'en')},
        'to_name_zh', ${levelName(sql`v.document`, sql`t.to_level`, 'zh')}, 'to_name_en', ${levelName(sql`v.document`, sql`t.to_level`, 'en')},
        'score', trim_scale(r.score), 'as_of', t.as_of) as facts
    from policy_transition t
      join policy p on p.id = t.policy_id and p.kind = 'tier'
      left join policy_run n on n.id = t.run_id
      -- A level given by hand is of the version in force.
      join policy_version v on v.policy_id = t.policy_id and case when t.run_id is null then v.state = 'published' else v.version = n.version end
      join account a on a.id = t.account_id and a.status = 'active'
      left join policy_result r on r.account_id = t.account_id and r.policy_id = t.policy_id and r.as_of = t.as_of
      left join account_state s on s.account_id = t.account_id
      left join account_metric m on m.account_id = t.account_id
    where t.as_of between ${ranTo}::date and ${today}::date and (t.run_id is null or n.state = 'published') and t.from_level is not null and t.to_level is not null
      and ${MOVED[trigger.direction]} and ${whoSql(play.who, figures)}`;
}

/**
 * Accounts whose last two-way contact is a cadence ago; without any contact the days count from the day of the level, else from the
 * account's first day. One task for each time without contact: neither a task left open nor a moved due day makes another.
 */
function cadenceDue(trigger: On<'cadence_due'>, { play, today, figures }: Firing): Sql {
  return sql`
    select s.account_id, 'cadence:' || d.due as occasion, jsonb_build_object(
        'account', a.name, 'level', s.tier, 'level_name_zh', l.zh, 'level_name_en', l.en, 'score', trim_scale(s.tier_score), 'cadence', c.days,
        'days_since', ${today}::date - d.since, 'last_contact_on', i.last_on, 'since', d.since, 'due_since', d.due) as facts
    from account_state s
      join (select key as level, value::int as days from jsonb_each_text(${JSON.stringify(trigger.days)}::jsonb)) c on c.level = s.tier
      join account a on a.id = s.account_id and a.status = 'active'
      left join account_metric m on m.account_id = s.account_id
      left join lateral (select max(i.happened_on) as last_on from interaction i
        where i.account_id = s.account_id and ${metSql('i')} and i.happened_on <= ${today}::date) i on true
      cross join lateral (select coalesce(i.last_on, s.tier_since, a.happened_on) as since,
        coalesce(i.last_on, s.tier_since, a.happened_on) + c.days as due) d
      left join lateral (select l -> 'name' ->> 'zh' as zh, l -> 'name' ->> 'en' as en
        from policy p join policy_version v on v.policy_id = p.id and v.state = 'published', jsonb_array_elements(v.document -> 'levels') l
        where p.kind = 'tier' and l ->> 'id' = s.tier limit 1) l on true
    where d.due <= ${today}::date and ${whoSql(play.who, figures)}
      and not exists (select from task t where t.account_id = s.account_id and t.play_id = ${play.id}
        and (t.state = 'open' or t.facts ->> 'since' = d.since::text))`;
}

/** Selects account_id, occasion and facts of what a play fires on. */
export function firedBy(firing: Firing): Sql {
  const { trigger } = firing.play;
  return trigger.on === 'tier_moved' ? tierMoved(trigger, firing) : cadenceDue(trigger, firing);
}
