import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';

/** Whose standing is asked for: customers' people or ours, and which rows of a table are theirs. */
export interface Whose {
  who: 'contact_id' | 'user_id';
  /** Which rows, of a table by its alias. */
  of: (alias: string) => Sql;
}
/** What counts as done. */
export const DONE = sql`('learned', 'certified')`;
/** Parts that one marks oneself. */
const MARKED_PARTS = sql`(select count(*) from jsonb_array_elements(k.document -> 'parts') e(part) where e.part ->> 'kind' not in ('live', 'exam'))`;

/**
 * How far people came with courses by the end of a day: (learner_id, course_id, state, until). A course with an exam is learned by its
 * certificate, another by a session that was attended or by all its parts.
 */
export function standing({ who, of }: Whose, day: Sql): Sql {
  const id = (alias: string): Sql => sql`${sql.ref(`${alias}.${who}`)} as learner_id, ${sql.ref(`${alias}.course_id`)}`;
  return sql`(
    select x.learner_id, x.course_id, case when bool_or(x.what = 'valid') then 'certified' when bool_or(x.what = 'expired') then 'expired'
        when not k.with_exam and (bool_or(x.what = 'attended') or (count(distinct x.part) > 0 and count(distinct x.part) >= ${MARKED_PARTS})) then 'learned'
        else 'begun' end as state,
      case when bool_or(x.what = 'valid' and x.until is null) then null else max(x.until) end as until
    from (
      select ${id('c')}, case when coalesce(c.valid_until, 'infinity') >= ${day} then 'valid' else 'expired' end as what, c.valid_until as until, null as part
        from certificate c where c.issued_on <= ${day} and (c.revoked_on is null or c.revoked_on > ${day}) and ${of('c')}
      union all select ${sql.ref(`p.${who}`)}, s.course_id, 'attended', null, null from training_place p join training_session s on s.id = p.session_id
        where p.attended_on <= ${day} and ${of('p')}
      union all select ${id('g')}, 'part', null, g.part_id from course_progress g where g.done_on <= ${day} and ${of('g')}
      union all select ${id('t')}, 'taken', null, null from exam_attempt t where t.handed_on <= ${day} and ${of('t')}) x
    join course k on k.id = x.course_id group by x.learner_id, x.course_id, k.id)`;
}
