import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/*
 * Sets of orders written at once, out of the temporary tables `staged_order` and `staged_order_line`: one row an order or a line as it is to
 * be, with `is_new` (the order is) and `action` (create, update, same).
 */

/** Says of each staged order whether it is new, differs from the stored one, or is the same. */
export async function markOrderActions(db: Db): Promise<void> {
  await sql`update staged_order s set action = case when s.is_new then 'create' else 'same' end`.execute(db);
  await sql`update staged_order s set action = 'update' from sales_order o
    where o.account_id = s.account_id and o.id = s.id
      and (o.currency, o.contract_code, o.happened_on) is distinct from (s.currency, s.contract_code, s.happened_on)`.execute(db);
}

/** The same for lines; a line counts as changed with its order. `withMargin`: the file has margins, else lines keep theirs. */
export async function markLineActions(db: Db, withMargin: boolean): Promise<void> {
  if (!withMargin)
    await sql`update staged_order_line s set margin = l.margin from order_line l
      where not s.is_new and l.account_id = s.account_id and l.order_id = s.order_id and l.line_key = s.line_key and l.margin is not null`.execute(
      db,
    );
  await sql`update staged_order_line s set action = 'create'`.execute(db);
  await sql`
    update staged_order_line s set action = case
      when o.action = 'update' or (l.product_id, l.happened_on, l.quantity, l.amount, l.base_amount, l.margin)
        is distinct from (s.product_id, s.happened_on, s.quantity, s.amount, s.base_amount, s.margin) then 'update'
      else 'same' end
    from staged_order o, order_line l
    where not s.is_new and o.account_id = s.account_id and o.id = s.order_id
      and l.account_id = s.account_id and l.order_id = s.order_id and l.line_key = s.line_key`.execute(db);
}

/** Lines and their orders that are to be updated, as they are before: for the audit. */
export const updatedLinesBefore = () =>
  sql<{ before: Record<string, unknown> }>`
    select to_jsonb(l) || jsonb_build_object('order_code', o.code, 'currency', o.currency, 'contract_code', o.contract_code) as before
    from staged_order_line s join order_line l on l.account_id = s.account_id and l.order_id = s.order_id and l.line_key = s.line_key
    join sales_order o on o.account_id = s.account_id and o.id = s.order_id
    where s.action = 'update' order by s.seq`;

export async function insertOrders(db: Db, now: string): Promise<void> {
  await sql`insert into sales_order (account_id, id, code, currency, contract_code, happened_on, known_at, recorded_at, changed_at)
    select s.account_id, s.id, s.code, s.currency, s.contract_code, s.happened_on, s.happened_on, ${now}, ${now}
    from staged_order s where s.action = 'create' order by s.account_id, s.id`.execute(db);
}

export async function updateOrders(db: Db, now: string): Promise<void> {
  await sql`update sales_order o set currency = s.currency, contract_code = s.contract_code, happened_on = s.happened_on,
      known_at = least(o.known_at, s.happened_on), changed_at = ${now}
    from staged_order s where s.action = 'update' and o.account_id = s.account_id and o.id = s.id`.execute(db);
}

export async function insertOrderLines(db: Db, now: string): Promise<void> {
  await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, margin, recorded_at, changed_at)
    select s.account_id, s.order_id, s.line_key, s.product_id, s.happened_on, s.happened_on, s.quantity, s.amount, s.base_amount, s.margin, ${now}, ${now}
    from staged_order_line s where s.action = 'create' order by s.account_id, s.order_id, s.line_key`.execute(db);
}

export async function updateOrderLines(db: Db, now: string): Promise<void> {
  await sql`update order_line l set product_id = s.product_id, happened_on = s.happened_on, known_at = least(l.known_at, s.happened_on),
      quantity = s.quantity, amount = s.amount, base_amount = s.base_amount, margin = s.margin, changed_at = ${now}
    from staged_order_line s
    where s.action = 'update' and l.account_id = s.account_id and l.order_id = s.order_id and l.line_key = s.line_key`.execute(db);
}

/** Lines that the file does not name follow their order to its new day. */
export async function moveLinesWithOrder(db: Db, now: string): Promise<void> {
  await sql`update order_line l set happened_on = s.happened_on, known_at = least(l.known_at, s.happened_on), changed_at = ${now}
    from staged_order s where s.action = 'update' and l.account_id = s.account_id and l.order_id = s.id and l.happened_on <> s.happened_on`.execute(
    db,
  );
}
