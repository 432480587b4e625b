import { sql } from 'kysely';
import { type Handlers, requireAccount, type WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { requireOpenPeriod } from '../periods/index.ts';
import { orderRow } from './order-row.sql.ts';

type Input = Parameters<Handlers<'orders'>['adjust']>[1];
interface Corrected {
  code: string;
  currency: string;
  known: string[];
  /** How many adjustments it has already. */
  earlier: number;
}

async function corrected(db: Db, { accountId, id }: Input): Promise<Corrected | undefined> {
  const found = await sql<Corrected>`
    select o.code, o.currency, (select array_agg(l.line_key) from order_line l where l.account_id = o.account_id and l.order_id = o.id) as known,
      (select count(*)::int from sales_order j where j.account_id = o.account_id and j.adjusts_id = o.id) as earlier
    from sales_order o where o.account_id = ${accountId}::uuid and o.id = ${id}::uuid for update of o`.execute(db);
  return found.rows[0];
}

/** Lines of the adjustment: products of the lines they correct, at the rate that was taken then. */
async function insertLines(ctx: WriteCtx, input: Input, of: { id: string; day: string }): Promise<void> {
  await sql`
    insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, margin, recorded_at, changed_at)
    select l.account_id, ${of.id}, l.line_key, l.product_id, ${of.day}, ${ctx.today}, x.quantity, x.amount,
      round(x.amount * coalesce(l.base_amount / nullif(l.amount, 0), 1), 6), x.margin, ${ctx.now}, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(input.lines)}::jsonb) as x("lineKey" text, quantity numeric, amount numeric, margin numeric)
    join order_line l on l.account_id = ${input.accountId}::uuid and l.order_id = ${input.id}::uuid and l.line_key = x."lineKey"`.execute(
    ctx.db,
  );
}

function requireKnownLines(input: Input, known: readonly string[]): void {
  const keys = input.lines.map(({ lineKey }) => lineKey);
  const wrong = keys.findIndex((key, at) => !known.includes(key) || keys.indexOf(key) !== at);
  if (wrong < 0) return;
  throw new Fault('invalid', 'input.invalid', { count: 1 }, [
    { path: ['lines', wrong, 'lineKey'], code: 'unknown', message: keys[wrong] ?? '' },
  ]);
}

/** Corrects an order without touching it: an order of its own, dated in an open month, that refers to it. */
export async function adjustOrder(ctx: WriteCtx, input: Input) {
  await requireAccount(ctx, input.accountId, 'writes');
  const day = input.happenedOn ?? ctx.today;
  await requireOpenPeriod(ctx, [day]);
  const order = await corrected(ctx.db, input);
  if (!order) throw notFound('order');
  requireKnownLines(input, order.known);
  const id = newId();
  const code = `${order.code}-A${order.earlier + 1}`;
  await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at, adjusts_id)
    values (${input.accountId}, ${id}, ${code}, ${order.currency}, ${day}, ${ctx.today}, ${ctx.now}, ${ctx.now}, ${input.id})`.execute(
    ctx.db,
  );
  await insertLines(ctx, input, { id, day });
  await ctx.record({
    action: 'order.adjust',
    entity: 'order',
    entityId: id,
    after: { code, adjusts: order.code, happenedOn: day, lines: input.lines },
    note: input.reason,
  });
  await ctx.emit('orders.changed', {}, input.accountId);
  const row = await orderRow(ctx, input.accountId, id);
  if (!row) throw notFound('order');
  return row;
}
