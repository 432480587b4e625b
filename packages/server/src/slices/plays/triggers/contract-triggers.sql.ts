import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import { termsSql } from '../../contracts/index.ts';
import { openInstalments } from '../../payments/index.ts';
import { dayOf, type Firing, marks, type On, occasionOf, since, wholeBaseOn } from './firing.ts';

/**
 * The nearest mark before the end of a term that nothing renews. Of several that have passed, as right after an import, only the nearest fires;
 * the contract names the occasion, so that one that carries several products asks once.
 */
export function termEnds(trigger: On<'term_ends'>, firing: Firing): Sql {
  const day = dayOf(firing);
  return sql`
    select t.account_id, ${occasionOf('term_ends')} || coalesce(t.contract_id, t.id) || ':T-' || k.mark as occasion,
      jsonb_build_object('ends_on', max(t.ends_on), 'mark', k.mark, 'days_left', max(t.ends_on) - ${day}, 'term', coalesce(t.contract_id, t.id),
        'number', coalesce(min(c.code), '—')) as facts
    from (${termsSql(wholeBaseOn(firing))}) t left join contract c on c.account_id = t.account_id and c.id = t.contract_id
      cross join lateral (select min(m.mark) as mark from ${marks(trigger.at)} as m(mark) where t.ends_on - m.mark <= ${day}) k
    where not t.succeeded and t.ends_on >= ${day} and k.mark is not null
    group by t.account_id, coalesce(t.contract_id, t.id), k.mark`;
}

/** The latest mark after the due day of an instalment of which something is open. It is called by its contract, too: each contract has a first instalment. */
export function paymentOverdue(trigger: On<'payment_overdue'>, firing: Firing): Sql {
  const day = dayOf(firing);
  return sql`
    select n.account_id, ${occasionOf('payment_overdue')} || n.id || ':T+' || k.mark as occasion,
      jsonb_build_object('due_on', n.due_on, 'mark', k.mark, 'days_overdue', ${day} - n.due_on, 'instalment', n.id,
        'what', coalesce(nullif(concat_ws(' ', c.code, coalesce(n.title, n.code)), ''), '—')) as facts
    from (${openInstalments(wholeBaseOn(firing), 'unpaid')}) n left join contract c on c.account_id = n.account_id and c.id = n.contract_id
      cross join lateral (select max(m.mark) as mark from ${marks(trigger.at)} as m(mark) where n.due_on + m.mark <= ${day}) k
    where n.open > 0 and not n.written_off and n.due_on < ${day} and k.mark is not null`;
}

/** Milestones that were due since the last run, so many days ago, and are not accepted. */
export function milestoneMissed(trigger: On<'milestone_missed'>, firing: Firing): Sql {
  const day = dayOf(firing);
  return sql`
    select m.account_id, ${occasionOf('milestone_missed')} || m.id as occasion,
      jsonb_build_object('milestone', m.title, 'milestone_id', m.id, 'due_on', m.due_on, 'days_late', ${day} - m.due_on) as facts
    from contract_milestone m
    where m.happened_on <= ${day} and m.due_on < ${day} and m.due_on + ${trigger.days}::int between ${since(firing)} - 1 and ${day}
      and (m.accepted_on is null or m.accepted_on > ${day})`;
}
