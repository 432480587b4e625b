import { sql } from 'kysely';
import { accountInScope } from '../../../access/index.ts';
import { openSteps } from '../../procedures/index.ts';
import { rankSql, urgencySql } from '../../tasks/index.ts';
import { anyOf, heldBy, type Looking, type WorkSource } from './source.ts';

/** Nobody in person has it: whoever of the department's role works at the customer may do it. */
const anybodys = ({ viewer, role, writes }: Looking) =>
  sql<boolean>`(t.owner_id is null and t.role = ${role}::text and ${accountInScope(writes, sql`t.account_id`)}
    and ${viewer.userId}::uuid is not null)`;

/** Steps of procedures: what was handed over and waits to be accepted, and what is to be done. */
export const procedureSource: WorkSource = {
  kind: 'procedure',
  needs: 'tasks.read',
  table: ({ days, timeZone }) => sql`(
    select i.account_id, i.id, i.owner_id, i.team_id, i.role, i.due_on, coalesce(s.amount_12m, 0) as value_at_stake, u.urgency,
      ${rankSql(sql`coalesce(s.amount_12m, 0)`, sql`u.urgency`)} as rank, i.revision, i.court as about, i.title,
      jsonb_build_object('department_zh', i.department ->> 'zh', 'department_en', i.department ->> 'en',
        'held', case when i.owner_id is not null then 1 else 0 end) as facts
    from ${openSteps(timeZone)} i left join account_state s on s.account_id = i.account_id
      cross join lateral (select ${urgencySql(sql`i.due_on`, days)} as urgency) u)`,
  open: ({ viewer }) =>
    viewer.scope.all
      ? sql<boolean>`true`
      : sql<boolean>`(t.owner_id = ${viewer.userId}::uuid or ${accountInScope(viewer.scope, sql`t.account_id`)})`,
  within: (whose, looking) =>
    anyOf([
      ...whose.map(heldBy),
      ...(whose.some((one) => 'owner' in one && one.owner === looking.viewer.userId) ? [anybodys(looking)] : []),
    ]),
  about: sql`t.about`,
  title: sql`t.title`,
  reason: sql`null::jsonb`,
  facts: sql`t.facts`,
  words({ kind, facts }) {
    const anybody = { zh: facts.held ? '' : '，部门里谁都可以办', en: facts.held ? '' : '; anybody of it may' };
    return {
      reason:
        kind === 'accept'
          ? {
              zh: `流程转到${facts.department_zh}，等待接收；不能接收请写明原因退回${anybody.zh}。`,
              en: `Handed over to ${facts.department_en}: accept it, or return it with the reason${anybody.en}.`,
            }
          : {
              zh: `流程走到这一步，由${facts.department_zh}办理${anybody.zh}。`,
              en: `The procedure is at this step, which is with ${facts.department_en}${anybody.en}.`,
            },
    };
  },
};
