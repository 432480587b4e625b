import type { ResourceLine } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { levelsOf } from './levels-of.ts';
import { BOOKS, named, stateOn, takes, takesOn } from './request-state.sql.ts';

type Row = Omit<ResourceLine, 'levels'> & { levels: string | null };

/** The resources offered on a day, each with how its months from that day's on are taken: whose customers they are for does not matter. */
export async function loadsOn(db: Db, of: { asOf: string; months: number }): Promise<ResourceLine[]> {
  const day = sql`${of.asOf}::date`;
  const found = await sql<Row>`
    with months as (select generate_series(date_trunc('month', ${day}), date_trunc('month', ${day}) + make_interval(months => ${of.months - 1}), '1 month')::date as month),
      taken as (select q.resource_id, date_trunc('month', ${takesOn(day)})::date as month,
          coalesce(sum(${takes(day)}) filter (where ${stateOn(day)} in ${BOOKS}), 0) as booked,
          coalesce(sum(${takes(day)}) filter (where ${stateOn(day)} = 'asked'), 0) as asked
        from resource_request q where q.happened_on <= ${day} group by 1, 2)
    select r.id, ${named} as title, r.kind, r.unit, o.name as "ownerName", trim_scale(r.unit_cost)::text as "unitCost", r.levels,
      (select jsonb_agg(jsonb_build_object('month', to_char(m.month, 'YYYY-MM'), 'capacity', trim_scale(r.capacity)::text,
          'booked', trim_scale(coalesce(t.booked, 0))::text, 'asked', trim_scale(coalesce(t.asked, 0))::text,
          'free', trim_scale(r.capacity - coalesce(t.booked, 0))::text) order by m.month)
        from months m left join taken t on t.resource_id = r.id and t.month = m.month) as loads
    from resource r left join app_user o on o.id = r.owner_id
    where r.happened_on <= ${day} and coalesce(r.until_on > ${day}, true)
    order by array_position(array['report', 'writing', 'data', 'media', 'expert', 'executive', 'other'], r.kind), r.title, r.id`.execute(
    db,
  );
  return found.rows.map((row) => ({ ...row, levels: levelsOf(row.levels) }));
}
