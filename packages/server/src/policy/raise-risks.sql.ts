import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import type { StoredHealth } from './healths.sql.ts';

/**
 * What the rules of a health policy do to the register, over `judged` and `risky`: where a condition came to hold a risk is raised, once for as
 * long as it holds; where it holds no more, a risk that nobody touched is gone. Risks of rules that are no more count as not holding.
 */
export function riskCtes({ stored, asOf, now }: { stored: StoredHealth; asOf: string; now: string }): Sql {
  const rules = stored.policy.risks.map(({ id, kind, name, owner, dueInDays }) => ({ id, kind, name, owner, due: dueInDays }));
  const day = sql`${asOf}::date`;
  return sql`rules as (select * from jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) as r(id text, kind text, name jsonb, owner text, due int)),
    ceased as (
      update risk k set holds = false, changed_at = ${now}::timestamptz, revision = k.revision + 1,
        state = case when k.state = 'open' and not k.touched then 'gone' else k.state end,
        ended_on = case when k.state = 'open' and not k.touched then ${day} else k.ended_on end
      from judged j where k.account_id = j.account_id and k.policy_id = ${stored.id} and k.holds
        and not exists (select from risky r where r.account_id = k.account_id and r.rule = k.rule)),
    again as (
      update risk k set holds = true from risky r
      where k.account_id = r.account_id and k.policy_id = ${stored.id} and k.rule = r.rule and k.state = 'open' and not k.holds),
    raised as (
      insert into risk (account_id, id, kind, title, policy_id, rule, holds, raised_on, owner_id, due_on, created_at, changed_at)
      select r.account_id, gen_random_uuid(), u.kind, u.name, ${stored.id}, u.id, true, ${day},
        coalesce((select m.user_id from account_member m where m.account_id = r.account_id and m.role = u.owner and m.since <= ${day}
          and (m.until is null or m.until > ${day}) order by m.since, m.id limit 1), a.owner_id), ${day} + u.due, ${now}::timestamptz, ${now}::timestamptz
      from risky r join rules u on u.id = r.rule join account a on a.id = r.account_id
      where not exists (select from risk k where k.account_id = r.account_id and k.policy_id = ${stored.id} and k.rule = r.rule
        and (k.holds or k.state = 'open')))`;
}
