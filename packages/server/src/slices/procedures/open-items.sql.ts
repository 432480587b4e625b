import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';

/**
 * Steps that wait to be accepted or done, one of each run: account_id, id (of the run), owner_id (who has it; null: whoever of the department's
 * role works at the customer), team_id, role, court, title (both languages), department (both languages), due_on and revision. For lists that
 * put work of several kinds together.
 */
export const openSteps = (timeZone: string): Sql => sql`(
  select r.account_id, r.id, s.holder_id as owner_id, coalesce(u.team_id, a.team_id) as team_id, d.value ->> 'who' as role, s.court,
    jsonb_build_object('zh', (r.document -> 'name' ->> 'zh') || '：' || (t.value -> 'name' ->> 'zh'),
      'en', (r.document -> 'name' ->> 'en') || ': ' || (t.value -> 'name' ->> 'en')) as title,
    d.value -> 'name' as department, (s.due_at at time zone ${timeZone})::date as due_on, r.revision
  from procedure_span s join procedure_run r on r.account_id = s.account_id and r.id = s.run_id join account a on a.id = r.account_id
    left join app_user u on u.id = s.holder_id
    cross join lateral (select x.value from jsonb_array_elements(r.document -> 'steps') x where x.value ->> 'id' = s.step) t
    cross join lateral (select x.value from jsonb_array_elements(r.document -> 'departments') x where x.value ->> 'id' = s.department) d
  where s.until_at is null and s.court <> 'approve' and r.state = 'running')`;
