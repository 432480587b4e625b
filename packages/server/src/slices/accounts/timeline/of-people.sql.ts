import { sql } from 'kysely';
import { inScope } from '../../../access/index.ts';
import type { Source, TimelineOf } from './source.ts';

/** Whose customer it became, and who came or left there. */
export const ofPeople = ({ accountId, until, limit, scope }: TimelineOf): Source[] => [
  {
    kind: 'owner',
    needs: null,
    rows: sql`select h.valid_from, h.recorded_at, 'owner', jsonb_build_object('to', u.name)
    from account_history h left join app_user u on u.id = (h.value #>> '{}')::uuid
    where h.account_id = ${accountId}::uuid and h.field = 'owner_id' and h.valid_from <= ${until}::date order by h.valid_from desc limit ${limit}`,
  },
  {
    kind: 'person',
    needs: 'contacts.read',
    rows: sql`select m.day, null::timestamptz, 'person', jsonb_build_object('what', m.what, 'contactId', c.id, 'name', c.name, 'title', c.title,
      'role', c.decision_role, 'rank', c.rank, 'otherId', o.account_id, 'other', o.name)
    from contact c
    cross join lateral (values ('left', c.left_on), ('joined', case when c.person_id is not null then coalesce(c.started_on, c.happened_on) end)) m(what, day)
    left join lateral (select p.account_id, a.name from contact p join account a on a.id = p.account_id
      where coalesce(p.person_id, p.id) = coalesce(c.person_id, c.id) and p.id <> c.id and ${inScope(scope, 'a')} and p.happened_on <= ${until}::date
        and case m.what when 'left' then p.happened_on >= c.left_on else p.happened_on <= m.day end
      order by abs(p.happened_on - m.day), p.id limit 1) o on true
    where c.account_id = ${accountId}::uuid and c.happened_on <= ${until}::date and m.day <= ${until}::date order by m.day desc limit ${limit}`,
  },
];
