import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import { mainOn, versionOn } from '../../../policy/in-force.sql.ts';
import { among, dayOf, type Firing, type On, occasionOf, since, within } from './firing.ts';

/** Stages of the lifecycle in force on the day, with their names and the days that one expects. */
const stages = (firing: Firing): Sql => sql`
  select o.policy_id, x.stage ->> 'id' as id, x.stage -> 'name' ->> 'zh' as zh, x.stage -> 'name' ->> 'en' as en, (x.stage ->> 'expectedDays')::int as expected
  from (${versionOn('lifecycle', dayOf(firing))}) o cross join lateral jsonb_array_elements(o.document -> 'stages') x(stage)`;

const FACTS = sql`'stage', p.stage, 'stage_zh', g.zh, 'stage_en', g.en, 'entered_on', p.from_on, 'policy', p.policy_id, 'line', p.line`;
const occasion = (on: `stage_${'entered' | 'left' | 'stayed'}`): Sql =>
  sql`${occasionOf(on)} || p.policy_id || ':' || p.line || ':' || p.stage || ':' || p.from_on`;

/**
 * Stages that began since the last run; and those that stand, began while the play was in force and have only now become known: a contract that
 * was entered late moves its stage into the past.
 */
export function stageEntered(trigger: On<'stage_entered'>, firing: Firing): Sql {
  return sql`
    select p.account_id, ${occasion('stage_entered')} as occasion, jsonb_build_object(${FACTS}) as facts
    from stage_spell p join policy_run n on n.id = p.run_id and n.state = 'published' left join (${stages(firing)}) g on g.id = p.stage
    where p.policy_id = ${mainOn('lifecycle', dayOf(firing))} and ${among(sql`p.stage`, trigger.stages)} and p.from_on <= ${dayOf(firing)}
      and (${within(sql`p.from_on`, firing)}
        or p.from_on >= ${firing.inForce.since}::date and n.as_of >= ${since(firing)} and (p.until_on is null or p.until_on > ${dayOf(firing)}))`;
}

export function stageLeft(trigger: On<'stage_left'>, firing: Firing): Sql {
  return sql`
    select p.account_id, ${occasion('stage_left')} as occasion, jsonb_build_object(${FACTS}, 'left_on', p.until_on) as facts
    from stage_spell p join policy_run n on n.id = p.run_id and n.state = 'published' left join (${stages(firing)}) g on g.id = p.stage
    where p.policy_id = ${mainOn('lifecycle', dayOf(firing))} and ${among(sql`p.stage`, trigger.stages)} and ${within(sql`p.until_on`, firing)}`;
}

/** Whatever stands in a stage for longer than the days, once for as long as it stands there. */
export function stageStayed(trigger: On<'stage_stayed'>, firing: Firing): Sql {
  const expected = trigger.days === undefined ? sql`g.expected` : sql`${trigger.days}::int`;
  return sql`
    select p.account_id, ${occasion('stage_stayed')} as occasion,
      jsonb_build_object(${FACTS}, 'days_in_stage', ${dayOf(firing)} - p.from_on, 'expected_days', ${expected}) as facts
    from stage_spell p join policy_run n on n.id = p.run_id and n.state = 'published' left join (${stages(firing)}) g on g.id = p.stage
    where p.policy_id = ${mainOn('lifecycle', dayOf(firing))} and ${among(sql`p.stage`, trigger.stages)}
      and p.from_on <= ${dayOf(firing)} and (p.until_on is null or p.until_on > ${dayOf(firing)}) and ${dayOf(firing)} - p.from_on > ${expected}`;
}
