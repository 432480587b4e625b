import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';

/** What the announced events of the calendars in force say of an account: (event, place, id, type, name, choices, required). */
export const payloadFields: Sql = sql`(
  select e ->> 'id' as event, (f.place + 100 * row_number() over (order by p.id, e ->> 'id'))::int as place, f.field ->> 'id' as id, f.field ->> 'type' as type, f.field -> 'name' as name,
    f.field -> 'choices' as choices, coalesce((f.field ->> 'required')::boolean, false) as required
  from policy p join policy_version v on v.policy_id = p.id and v.state = 'published'
    cross join lateral jsonb_array_elements(v.document -> 'events') e
    cross join lateral jsonb_array_elements(e -> 'payload') with ordinality as f(field, place)
  where p.kind = 'calendar' and e ->> 'kind' = 'announced')`;

/** The announced events of the calendars in force: (id, zh, en). */
export const announcedEvents: Sql = sql`(
  select e ->> 'id' as id, e -> 'name' ->> 'zh' as zh, e -> 'name' ->> 'en' as en
  from policy p join policy_version v on v.policy_id = p.id and v.state = 'published' cross join lateral jsonb_array_elements(v.document -> 'events') e
  where p.kind = 'calendar' and e ->> 'kind' = 'announced')`;
