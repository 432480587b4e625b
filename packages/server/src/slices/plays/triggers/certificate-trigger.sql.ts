import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import { expiringOn, stillThere } from '../../training/index.ts';
import { dayOf, type Firing, marks, type On, occasionOf } from './firing.ts';

/** Certificates of customers' people that end within some days and that nothing renews, by the nearest mark that has passed. */
export function certificateExpiring(trigger: On<'certificate_expiring'>, firing: Firing): Sql {
  const day = dayOf(firing);
  return sql`
    select c.account_id, ${occasionOf('certificate_expiring')} || c.id || ':T-' || x.mark as occasion,
      jsonb_build_object('course', k.document -> 'title' ->> coalesce((select language from organisation), 'zh'), 'ends_on', c.valid_until, 'mark', x.mark,
        'days_left', c.valid_until - ${day}, 'contact', p.name, 'certificate', c.id) as facts
    from certificate c join course k on k.id = c.course_id join contact p on p.account_id = c.account_id and p.id = c.contact_id
      cross join lateral (select min(m.mark) as mark from ${marks(trigger.at)} as m(mark) where c.valid_until - m.mark <= ${day}) x
    where ${expiringOn(day, Math.max(...trigger.at))} and ${stillThere(day)} and x.mark is not null`;
}
