import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import { mainOn } from '../../../policy/in-force.sql.ts';
import { whoSql } from '../../accounts/index.ts';
import { among, dayOf, type Firing, type On, occasionOf, within } from './firing.ts';

/** Whoever has left since the last run, or was found to have. */
export function contactLeft(trigger: On<'contact_left'>, firing: Firing): Sql {
  return sql`
    select c.account_id, ${occasionOf('contact_left')} || c.id || ':' || c.left_on as occasion,
      jsonb_build_object('contact', c.name, 'contact_id', c.id, 'decision_role', c.decision_role, 'left_on', c.left_on) as facts
    from contact c
    where c.left_on <= ${dayOf(firing)} and ${among(sql`c.decision_role`, trigger.roles)} and ${within(sql`greatest(c.left_on, c.left_known_at)`, firing)}`;
}

/** Evaluations since the last run that brought the health below the mark, or down by the points. Unknown is neither. */
export function healthFell({ below, by }: On<'health_fell'>, firing: Firing): Sql {
  const came =
    below === undefined ? sql`true` : sql`h.score < ${below}::numeric and (h.before_score is null or h.before_score >= ${below}::numeric)`;
  const fell = by === undefined ? sql`true` : sql`h.before_score - h.score >= ${by}::numeric`;
  return sql`
    select h.account_id, ${occasionOf('health_fell')} || h.policy_id || ':' || h.as_of as occasion,
      jsonb_build_object('health_was', trim_scale(round(h.before_score)), 'health', trim_scale(round(h.score)), 'as_of', h.as_of) as facts
    from health_result h join policy_run n on n.id = h.run_id and n.state = 'published'
    where h.policy_id = ${mainOn('health', dayOf(firing))} and ${within(sql`h.as_of`, firing)} and h.score is not null and ${came} and ${fell}`;
}

export function riskRaised(trigger: On<'risk_raised'>, firing: Firing): Sql {
  return sql`
    select r.account_id, ${occasionOf('risk_raised')} || r.id as occasion,
      jsonb_build_object('risk_zh', r.title ->> 'zh', 'risk_en', r.title ->> 'en', 'risk_id', r.id, 'raised_on', r.raised_on) as facts
    from risk r where r.state = 'open' and ${among(sql`r.kind`, trigger.kinds)} and ${within(sql`r.raised_on`, firing)}`;
}

/** Where the condition holds, as play_met was brought up to date before. */
export function conditionMet({ when }: On<'condition_met'>, firing: Firing): Sql {
  // Where it has held before, the occasion is the one of that day.
  const began = sql`coalesce((select p.since from play_met p where p.account_id = a.id and p.play_id = ${firing.inForce.id}), ${dayOf(firing)})`;
  if (firing.isDraft)
    return sql`
      select a.id as account_id, ${occasionOf('condition_met')} || ${began} as occasion, jsonb_build_object('since', ${began}) as facts
      from account a left join account_state s on s.account_id = a.id left join account_metric m on m.account_id = a.id where ${whoSql(when, firing.figures)}`;
  return sql`
    select m.account_id, ${occasionOf('condition_met')} || m.since as occasion, jsonb_build_object('since', m.since) as facts
    from play_met m where m.play_id = ${firing.inForce.id}`;
}
