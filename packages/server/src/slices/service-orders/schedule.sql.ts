import type { OrderSchedule } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import type { Viewer } from '../requests/index.ts';
import { engineers } from './engineers.sql.ts';
import { ORDERS, orderColumns } from './orders.sql.ts';
import { stillAhead as ahead, meetsPlan } from './told.sql.ts';
import { orderVisible } from './visibility.sql.ts';

const MOST_UNPLANNED = 100;
export interface Week {
  from: string;
  to: string;
  timeZone: string;
  today: string;
  providerId?: string | undefined;
}
export type ScheduleRead = Pick<OrderSchedule, 'people' | 'unplanned' | 'unplannedTotal'>;

/** The whole week in one statement: everybody who can be planned or is, with their orders, and what waits for a plan. */
export async function readSchedule(db: Db, viewer: Viewer, { from, to, timeZone, today, providerId }: Week): Promise<ScheduleRead> {
  const begins = sql`(${from}::date::timestamp at time zone ${timeZone})`;
  const ends = sql`((${to}::date + 1)::timestamp at time zone ${timeZone})`;
  const of = (column: Sql): Sql<boolean> => (providerId ? sql`${column} = ${providerId}::uuid` : sql`true`);
  const found = await sql<ScheduleRead>`
    with able as materialized (select distinct on (g.id) g.* from (${engineers(viewer, today)}) g where ${of(sql`g."providerId"`)} order by g.id, g."providerName"),
    blocks as materialized (
      select e.user_id, o.id, o.number, o.title, a.name as account, o.state, o.revision, o.planned_from, o.planned_to
      from service_order o join account a on a.id = o.account_id join service_order_engineer e on e.order_id = o.id
      where o.planned_from < ${ends} and o.planned_to > ${begins} and o.state <> 'cancelled' and ${orderVisible(viewer)} and ${of(sql`o.provider_id`)}),
    people as (select a.id, a.name, a."providerId", a."providerName" from able a
      union all select u.id, u.name, null, null from app_user u
        where u.id in (select b.user_id from blocks b) and not exists (select from able a where a.id = u.id)),
    waiting as materialized (select o.id from service_order o where o.ended_at is null and o.state = 'created' and ${orderVisible(viewer)} and ${of(sql`o.provider_id`)})
    select
      (select coalesce(jsonb_agg(to_jsonb(x) order by x."providerName" nulls first, x.name, x.id), '[]') from (
        select p.*,
          (select coalesce(jsonb_agg(d::date order by d), '[]') from generate_series(${from}::date::timestamp, ${to}::date::timestamp, interval '1 day') d
            where exists (select from absence s where s.user_id = p.id and s.ended_at is null and d::date between s.from_on and s.until_on)) as away,
          (select coalesce(jsonb_agg(jsonb_build_object('orderId', b.id, 'number', b.number, 'title', b.title, 'accountName', b.account,
              'state', b.state, 'revision', b.revision, 'from', b.planned_from, 'to', b.planned_to,
              'overlaps', ${ahead('b')} and exists (select from blocks c where c.user_id = b.user_id and c.id <> b.id and ${ahead('c')} and ${meetsPlan('b', 'c')}))
              order by b.planned_from, b.number), '[]') from blocks b where b.user_id = p.id) as blocks
        from people p) x) as people,
      (select coalesce(jsonb_agg(to_jsonb(x) order by x."createdAt", x.id), '[]') from (select ${orderColumns(viewer)} from ${ORDERS}
        where o.id in (select w.id from waiting w) order by o.created_at, o.id limit ${MOST_UNPLANNED}) x) as unplanned,
      (select count(*)::int from waiting) as "unplannedTotal"`.execute(db);
  return found.rows[0]!;
}
