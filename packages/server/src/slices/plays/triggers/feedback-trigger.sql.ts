import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import { among, type Firing, type On, occasionOf, within } from './firing.ts';

/**
 * What was delivered or declined since the last run, at each customer who had asked for it, once each time. It goes by its number and the words for
 * customers: those among us may name another of them.
 */
export const feedbackDelivered = ({ outcomes }: On<'feedback_delivered'>, firing: Firing): Sql => sql`
  select k.account_id, ${occasionOf('feedback_delivered')} || i.id || ':' || e.seq as occasion,
    jsonb_build_object('feedback', '#' || i.number || coalesce(' ' || i.portal_title, ''), 'happened_on', e.on_day, 'release', coalesce(i.target_release, '—'),
      'contact', coalesce((array_agg(c.name order by k.asked_on, k.id) filter (where c.name is not null))[1], '—'), 'item', i.id, 'state', e.state) as facts
  from feedback_event e join feedback_item i on i.id = e.item_id join feedback_ask k on k.item_id = i.id and k.asked_on <= e.on_day
    left join contact c on c.account_id = k.account_id and c.id = k.contact_id
  where e.what = 'moved' and ${within(sql`e.on_day`, firing)} and ${among(sql`e.state`, outcomes ?? ['delivered'])}
    and e.state in ('delivered', 'declined') and (e.state = i.state or e.state = 'delivered' and i.state = 'verified')
  group by k.account_id, i.id, e.seq, e.on_day, e.state`;
