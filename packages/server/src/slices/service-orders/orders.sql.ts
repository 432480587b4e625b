import type { ORDER_LISTS, OrderKind, OrderState, ServiceOrder } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import type { Viewer } from '../requests/index.ts';
import { orderVisible } from './visibility.sql.ts';

export type OrderList = (typeof ORDER_LISTS)[number];

export const ORDERS = sql`service_order o join account a on a.id = o.account_id left join product p on p.id = o.product_id
  left join account v on v.id = o.provider_id left join service_request r on r.id = o.request_id
  left join contact c on c.account_id = o.account_id and c.id = o.contact_id`;
/** Who only works on an order is told the customer's name, and does not meet it. */
export const orderColumns = ({ reads, now }: Viewer): Sql => sql`o.id, o.number::int, o.account_id as "accountId", a.name as "accountName",
  ${accountInScope(reads, sql`o.account_id`)} as "accountMet", o.contact_id as "contactId", c.name as "contactName",
  o.product_id as "productId", p.name as "productName", o.request_id as "requestId", r.number::int as "requestNumber", o.kind, o.severity, o.title,
  o.state, o.provider_id as "providerId", v.name as "providerName",
  (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.name, u.id), '[]')
    from service_order_engineer e join app_user u on u.id = e.user_id where e.order_id = o.id) as engineers,
  o.planned_from as "plannedFrom", o.planned_to as "plannedTo", o.promised_at as "promisedAt", o.due_at < ${now}::timestamptz as late,
  o.created_at as "createdAt", o.changed_at as "changedAt", o.ended_at as "endedAt", o.rejected, o.reopened, o.rating, o.revision`;

const OPEN = sql<boolean>`o.ended_at is null`;
const VIEWS: Record<OrderList, (viewer: Viewer) => Sql<boolean>> = {
  mine: ({ userId }) =>
    sql`${OPEN} and exists (select from service_order_engineer e where e.order_id = o.id and e.user_id = ${userId}::uuid)`,
  open: () => OPEN,
  unplanned: () => sql`${OPEN} and o.state = 'created'`,
  late: ({ now }) => sql`${OPEN} and o.due_at < ${now}::timestamptz`,
  check: () => sql`${OPEN} and o.state = 'delivered'`,
  ended: () => sql`o.ended_at is not null`,
  all: () => sql`true`,
};
export interface OrderQuery {
  view: OrderList;
  accountId?: string | undefined;
  requestId?: string | undefined;
  productId?: string | undefined;
  providerId?: string | undefined;
  engineerId?: string | undefined;
  state?: OrderState | undefined;
  kind?: OrderKind | undefined;
  q?: string | undefined;
  after: string[] | null;
  limit: number;
}
const equal = (column: string, value: string | undefined, type: 'uuid' | 'text'): Sql<boolean> =>
  value === undefined ? sql`true` : sql`${sql.ref(column)} = ${value}::${sql.raw(type)}`;
const matches = (q: string): Sql<boolean> => {
  const number = /^(?:so-?|#)?(\d{1,15})$/i.exec(q)?.[1];
  return number ? sql`o.number = ${number}::bigint` : sql`o.title ilike ${`%${q.replaceAll(/[\\%_]/g, '\\$&')}%`}`;
};
/** Ended ones and all stand the newest first, open ones by what was promised first. */
export const newestFirst = (view: OrderList): boolean => view === 'ended' || view === 'all';

/** One page of a list. */
export async function listOrders(
  db: Db,
  viewer: Viewer,
  { view, q, after, limit, ...of }: OrderQuery,
): Promise<(ServiceOrder & { place: string[] })[]> {
  const newest = newestFirst(view);
  const key = newest ? sql`o.created_at, o.id` : sql`o.due_at, o.created_at, o.id`;
  const place = !after
    ? sql`true`
    : newest
      ? sql`(${key}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
      : sql`(${key}) > (${after[0]}::timestamptz, ${after[1]}::timestamptz, ${after[2]}::uuid)`;
  const found = await sql<ServiceOrder & { place: string[] }>`
    select ${orderColumns(viewer)}, jsonb_build_array(${key}) as place from ${ORDERS}
    where ${VIEWS[view](viewer)} and ${orderVisible(viewer)} and ${place} and ${equal('o.account_id', of.accountId, 'uuid')}
      and ${equal('o.request_id', of.requestId, 'uuid')} and ${equal('o.product_id', of.productId, 'uuid')}
      and ${equal('o.provider_id', of.providerId, 'uuid')} and ${equal('o.state', of.state, 'text')} and ${equal('o.kind', of.kind, 'text')}
      and ${of.engineerId ? sql`exists (select from service_order_engineer e where e.order_id = o.id and e.user_id = ${of.engineerId}::uuid)` : sql`true`}
      and ${q ? matches(q) : sql`true`}
    order by ${newest ? sql`o.created_at desc, o.id desc` : key} limit ${limit + 1}`.execute(db);
  return found.rows;
}

/** How many each list has. */
export async function countOrders(db: Db, viewer: Viewer) {
  const lists = ['mine', 'open', 'unplanned', 'late', 'check'] as const;
  const count = (view: OrderList): Sql => sql`(count(*) filter (where ${VIEWS[view](viewer)}))::int as ${sql.ref(view)}`;
  const found = await sql<Record<(typeof lists)[number], number>>`
    select ${sql.join(lists.map(count))} from service_order o where ${OPEN} and ${orderVisible(viewer)}`.execute(db);
  return found.rows[0]!;
}
