import { PORTAL_ORDER_EVENTS, type PortalOrder, type PortalOrderTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Member } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { visibleTo } from './requests.sql.ts';

/** Orders o that a member sees: those for them or out of a request of theirs, or all of their company. */
const seenBy = (
  member: Member,
): Sql<boolean> => sql<boolean>`(o.account_id = ${member.accountId}::uuid and (${member.whole ? sql`true` : sql`false`}
  or o.contact_id = ${member.contactId}::uuid or exists (select from service_request r where r.id = o.request_id and ${visibleTo(member)})))`;

const columns = sql`o.id, o.number::int, o.title, o.kind, p.name as "productName", o.state, o.planned_from as "plannedFrom", o.planned_to as "plannedTo",
  o.created_at as "createdAt", o.changed_at as "changedAt", o.rating`;
const ORDERS = sql`service_order o left join product p on p.id = o.product_id`;
const VIEWS = { open: sql`o.ended_at is null`, ended: sql`o.ended_at is not null`, all: sql`true` };

/** One page of a member's orders, the newest first. */
export async function selectOrders(
  db: Db,
  member: Member,
  { view, after, limit }: { view: keyof typeof VIEWS; after: string[] | null; limit: number },
): Promise<PortalOrder[]> {
  const found = await sql<PortalOrder>`
    select ${columns} from ${ORDERS} where ${seenBy(member)} and ${VIEWS[view]}
      and ${after ? sql`(o.created_at, o.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by o.created_at desc, o.id desc limit ${limit + 1}`.execute(db);
  return found.rows;
}

/** What was planned and done; words are those of the company alone, what we wrote with our steps was written for colleagues. */
const entries = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'at', e.at, 'what', e.what, 'byName', c.name,
    'body', case when e.what in ('accepted', 'rejected') then e.body else '' end,
    'plan', case when e.what = 'planned' then jsonb_build_object('from', e.detail -> 'from', 'to', e.detail -> 'to') end) order by e.seq), '[]')
  from service_order_entry e left join contact c on c.account_id = o.account_id and c.id = e.contact_id
  where e.order_id = o.id and e.what = any(${PORTAL_ORDER_EVENTS}::text[]))`;

export async function selectOrder(db: Db, member: Member, id: string): Promise<PortalOrderTold | undefined> {
  const found = await sql<PortalOrderTold>`
    select ${columns}, o.description, case when o.delivered_at is null then '' else o.solution end as solution, ${entries} as entries,
      (select jsonb_build_object('id', r.id, 'number', r.number) from service_request r where r.id = o.request_id and ${visibleTo(member)}) as request
    from ${ORDERS} where o.id = ${id}::uuid and ${seenBy(member)}`.execute(db);
  return found.rows[0];
}
