import type { ORDER_COST_KINDS, OrderCost } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { BookedCost } from '../facts/index.ts';

/** The lines of an order in their order, and what they come to. */
export async function selectCosts(db: Db, orderId: string): Promise<{ total: string; lines: OrderCost[] }> {
  const found = await sql<{ total: string; lines: OrderCost[] }>`
    select trim_scale(coalesce(sum(l.amount), 0))::text as total,
      coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'incurredOn', l.incurred_on, 'hours', trim_scale(l.hours)::text,
        'rate', trim_scale(l.rate)::text, 'amount', trim_scale(l.amount)::text, 'personName', u.name, 'note', l.note, 'addedByName', b.name,
        'voidsId', l.voids_id, 'voided', exists (select from service_order_cost v where v.order_id = l.order_id and v.voids_id = l.id),
        'booked', l.cost_id is not null) order by l.seq), '[]') as lines
    from service_order_cost l left join app_user u on u.id = l.person_id left join app_user b on b.id = l.added_by
    where l.order_id = ${orderId}::uuid`.execute(db);
  return found.rows[0]!;
}

export interface NewCost {
  orderId: string;
  id: string;
  kind: (typeof ORDER_COST_KINDS)[number];
  incurredOn: string;
  hours: string | null;
  rate: string | null;
  /** Null: hours × rate. */
  amount: string | null;
  personId: string | null;
  note: string;
  addedBy: string | null;
  addedAt: string;
}
// unaudited: the verbs that add costs record it
export async function insertCosts(db: Db, costs: readonly NewCost[]): Promise<void> {
  await sql`
    insert into service_order_cost (order_id, id, seq, kind, incurred_on, hours, rate, amount, person_id, note, added_by, added_at)
    select c."orderId", c.id, (select coalesce(max(seq), 0) from service_order_cost b where b.order_id = c."orderId")
        + row_number() over (partition by c."orderId" order by c.nth),
      c.kind, c."incurredOn", c.hours, c.rate, coalesce(c.amount, round(c.hours * c.rate, 6)), c."personId", c.note, c."addedBy", c."addedAt"
    from jsonb_to_recordset(${JSON.stringify(costs.map((cost, nth) => ({ ...cost, nth })))}::jsonb) as c(nth int, "orderId" uuid, id uuid, kind text,
      "incurredOn" date, hours numeric, rate numeric, amount numeric, "personId" uuid, note text, "addedBy" uuid, "addedAt" timestamptz)`.execute(
    db,
  );
}

/** Takes a line back by one of the opposite amount; tells whether there was one to take back. */
// unaudited: as insertCosts
export async function insertVoid(
  db: Db,
  of: { orderId: string; costId: string; id: string; note: string; today: string; by: string | null; now: string },
): Promise<boolean> {
  const found = await sql`
    insert into service_order_cost (order_id, id, seq, kind, incurred_on, hours, rate, amount, person_id, note, voids_id, added_by, added_at)
    select l.order_id, ${of.id}::uuid, (select max(seq) + 1 from service_order_cost b where b.order_id = l.order_id), l.kind, ${of.today}::date, -l.hours,
      l.rate, -l.amount, l.person_id, ${of.note}, l.id, ${of.by}::uuid, ${of.now}::timestamptz
    from service_order_cost l where l.order_id = ${of.orderId}::uuid and l.id = ${of.costId}::uuid and l.voids_id is null
      and not exists (select from service_order_cost v where v.order_id = l.order_id and v.voids_id = l.id)
    returning 1`.execute(db);
  return found.rows.length > 0;
}

/** A line as it is to be booked; `id`: the line's own. */
export interface Bookable extends BookedCost {
  orderId: string;
}
/** All that is to be booked, or only what takes back what was booked before. */
export type Bookables = 'all' | 'taken back';
/** What is to be booked of orders: lines that stand and are not booked, and those that take back what was. The code of each leads to its order. */
export async function bookableCosts(db: Db, orderIds: readonly string[], which: Bookables): Promise<Bookable[]> {
  const found = await sql<Bookable>`
    select l.id, l.order_id as "orderId", o.account_id as "accountId", o.product_id as "productId", 'SO-' || o.number || '-' || l.seq as code, l.kind,
      l.incurred_on::text as "incurredOn", l.hours::text, l.amount::text, l.person_id as "personId", coalesce(nullif(l.note, ''), o.title) as note,
      w.cost_id as "adjustsId"
    from service_order_cost l join service_order o on o.id = l.order_id
      left join service_order_cost w on w.order_id = l.order_id and w.id = l.voids_id
    where l.order_id = any(${orderIds}::uuid[]) and l.cost_id is null
      and case when l.voids_id is not null then w.cost_id is not null when ${which === 'taken back'} then false
        else not exists (select from service_order_cost v where v.order_id = l.order_id and v.voids_id = l.id) end
    order by o.number, l.seq`.execute(db);
  return found.rows;
}

// unaudited: as insertCosts
export async function markBooked(db: Db, costs: readonly { orderId: string; lineId: string; costId: string }[]): Promise<void> {
  await sql`update service_order_cost l set cost_id = b."costId"
    from jsonb_to_recordset(${JSON.stringify(costs)}::jsonb) as b("orderId" uuid, "lineId" uuid, "costId" uuid)
    where l.order_id = b."orderId" and l.id = b."lineId"`.execute(db);
}

/** Whether there is such a person. */
export async function isUser(db: Db, id: string): Promise<boolean> {
  const found = await sql`select from app_user where id = ${id}::uuid`.execute(db);
  return found.rows.length > 0;
}
