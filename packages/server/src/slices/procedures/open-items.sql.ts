import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';

/**
 * Steps in a person's own hands, as rows of kind, id, account_id, title (both languages), due_on, due_at and amount (none). For lists that put
 * work of several kinds together: `from (${openSteps(…)}) as items`.
 */
export const openSteps = (of: { userId: string | null; timeZone: string }): Sql => sql`
  select 'procedure_step'::text as kind, r.id, r.account_id,
    jsonb_build_object('zh', (r.document -> 'name' ->> 'zh') || '：' || (t.value -> 'name' ->> 'zh'),
      'en', (r.document -> 'name' ->> 'en') || ': ' || (t.value -> 'name' ->> 'en')) as title,
    (s.due_at at time zone ${of.timeZone})::date as due_on, s.due_at, null::numeric as amount
  from procedure_span s join procedure_run r on r.account_id = s.account_id and r.id = s.run_id
    cross join lateral (select x.value from jsonb_array_elements(r.document -> 'steps') x where x.value ->> 'id' = s.step) t
  where s.until_at is null and s.court <> 'approve' and s.holder_id = ${of.userId}::uuid`;
