import type { StartFigures } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { lateOn, MILESTONES_OF, notReachedBy, runningOn } from './planned.sql.ts';

/** Time to first value as of a day, in all and by product; what waits is under way and has not reached it. */
export async function figuresOf(db: Db, { scope, asOf }: { scope: Scope; asOf: string }): Promise<StartFigures> {
  const day = sql`${asOf}::date`;
  const recent = sql`f.reached_on > (${day} - interval '12 months')::date and f.reached_on <= ${day}`;
  const found = await sql<StartFigures>`
    with seen as materialized (
      select s.product_id, s.starts_on, ${runningOn(day)} as running, exists (select from ${lateOn(day)}) as late,
        exists (select from ${MILESTONES_OF} and m.first_value and ${notReachedBy(day)}) as waits,
        (select min(m.reached_on) from ${MILESTONES_OF} and m.first_value) as reached_on
      from project_start s join account a on a.id = s.account_id where s.begun_on <= ${day} and ${inScope(scope, 'a')}),
    counted as (
      select f.product_id, grouping(f.product_id) = 1 as whole, (count(*) filter (where ${recent}))::int as reached,
        percentile_cont(0.5) within group (order by f.reached_on - f.starts_on) filter (where ${recent}) as "medianDays",
        (count(*) filter (where f.running and f.waits))::int as waiting, (count(*) filter (where f.running))::int as running,
        (count(*) filter (where f.running and f.late))::int as late
      from seen f group by grouping sets ((), (f.product_id)))
    select ${asOf}::date as "asOf", w.reached, w."medianDays", w.waiting, w.running, w.late,
      (select coalesce(jsonb_agg(jsonb_build_object('productId', c.product_id, 'productName', p.name, 'reached', c.reached,
          'medianDays', c."medianDays", 'waiting', c.waiting) order by c.reached desc, p.name nulls last), '[]')
        from counted c left join product p on p.id = c.product_id where not c.whole and c.reached + c.waiting > 0) as products
    from counted w where w.whole`.execute(db);
  return found.rows[0]!;
}
