import type { StartProgress } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { byDay, plannedOn } from './planned.sql.ts';

export const STARTS = sql`project_start s join procedure_run r on r.account_id = s.account_id and r.id = s.run_id
  left join product p on p.id = s.product_id`;
/** What all may read of a start, as it stood on a day; a state that came later is not told. */
export const progressColumns = (asOf: string): Sql => {
  const day = sql`${asOf}::date`;
  const ended = byDay(sql`s.ended_on`, day);
  return sql`s.run_id as id, r.document -> 'name' as name, p.name as "productName", case when ${ended} is null then 'running' else r.state end as state,
    s.starts_on as "startsOn", s.begun_on as "begunOn", ${ended} as "endedOn",
    (select min(m.reached_on) from project_milestone m where m.account_id = s.account_id and m.run_id = s.run_id and m.first_value
      and m.reached_on <= ${day}) as "firstValueOn",
    (select coalesce(jsonb_agg(jsonb_build_object('stepId', m.step, 'name', m.name, 'firstValue', m.first_value, 'plannedOn', m.planned,
        'reachedOn', m.reached, 'daysLate', greatest(0, coalesce(m.reached, ${ended}, ${day}) - m.planned)) order by m.place), '[]')
      from (select m.*, ${plannedOn(day)} as planned, ${byDay(sql`m.reached_on`, day)} as reached
        from project_milestone m where m.account_id = s.account_id and m.run_id = s.run_id) m) as milestones`;
};

/** The starts of one account, those under way first. */
export async function progressOf(db: Db, accountId: string, today: string): Promise<StartProgress[]> {
  const found = await sql<StartProgress>`select ${progressColumns(today)} from ${STARTS} where s.account_id = ${accountId}::uuid
    order by s.ended_on desc nulls first, s.begun_on desc, s.run_id limit 50`.execute(db);
  return found.rows;
}
