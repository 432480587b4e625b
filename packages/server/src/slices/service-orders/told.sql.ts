import type { OrderEntry, ServiceOrderTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import type { Viewer } from '../requests/index.ts';
import { ORDERS, orderColumns } from './orders.sql.ts';
import { entryVisible, orderVisible, orderWorkable } from './visibility.sql.ts';

export type ToldRow = Omit<ServiceOrderTold, 'costs' | 'mayEnd'>;
const LONGEST_COURSE = 500;

/** Whether two stretches of time share a moment. */
export const meetsPlan = (one: string, other: string): Sql<boolean> => {
  const at = (alias: string, column: string) => sql.ref(`${alias}.${column}`);
  return sql<boolean>`(${at(one, 'planned_from')} < ${at(other, 'planned_to')} and ${at(other, 'planned_from')} < ${at(one, 'planned_to')})`;
};

/** Whether a planned order is still to be done: of what is over nobody needs a warning. */
export const stillAhead = (alias: string): Sql<boolean> => sql<boolean>`${sql.ref(`${alias}.state`)} in ('planned', 'solved')`;

/** Where the order's engineers are planned at the same time; what the viewer does not see is not told. */
const overlaps = (
  viewer: Viewer,
): Sql => sql`(select coalesce(jsonb_agg(jsonb_build_object('engineerName', u.name, 'orderId', o.id, 'number', o.number,
    'title', o.title, 'from', o.planned_from, 'to', o.planned_to) order by o.planned_from, u.name), '[]')
  from service_order_engineer m join service_order_engineer n on n.user_id = m.user_id and n.order_id <> m.order_id
    join service_order o on o.id = n.order_id join app_user u on u.id = m.user_id
  where m.order_id = w.id and ${stillAhead('w')} and ${stillAhead('o')} and ${meetsPlan('w', 'o')} and ${orderVisible(viewer)})`;

/** An order as it is told to somebody who sees it, with its course. */
export async function selectOrder(db: Db, viewer: Viewer, id: string): Promise<ToldRow | undefined> {
  const found = await sql<Omit<ToldRow, 'entries'>>`
    select ${orderColumns(viewer)}, o.description, b.name as "createdByName", o.solution, o.solved_at as "solvedAt", o.delivered_at as "deliveredAt",
      o.acceptance, o.accepted_at as "acceptedAt", o.acceptance_note as "acceptanceNote", d.name as "acceptedByName",
      (select ${overlaps(viewer)} from service_order w where w.id = o.id) as overlaps, ${orderWorkable(viewer)} as "mayWork"
    from ${ORDERS} left join app_user b on b.id = o.created_by
      left join contact d on d.account_id = o.account_id and d.id = o.accepted_contact_id
    where o.id = ${id}::uuid and ${orderVisible(viewer)}`.execute(db);
  const row = found.rows[0];
  return row && { ...row, entries: await entriesOf(db, viewer, id) };
}

async function entriesOf(db: Db, viewer: Viewer, id: string): Promise<OrderEntry[]> {
  const found = await sql<OrderEntry>`
    select e.id, e.at, e.what, u.name as "authorName", c.name as "contactName", e.body, e.shared, coalesce(e.detail -> 'fields', '[]') as fields,
      case when e.what = 'planned' then jsonb_build_object('from', e.detail -> 'from', 'to', e.detail -> 'to',
        'engineers', (select coalesce(jsonb_agg(g.name order by g.name, g.id), '[]') from app_user g
          where e.detail -> 'engineerIds' ? g.id::text)) end as plan
    from (select e.* from service_order_entry e where e.order_id = ${id}::uuid and ${entryVisible(viewer)} order by e.seq desc limit ${LONGEST_COURSE}) e
      join service_order o on o.id = e.order_id left join app_user u on u.id = e.author_id
      left join contact c on c.account_id = o.account_id and c.id = e.contact_id
    order by e.seq`.execute(db);
  return found.rows;
}
