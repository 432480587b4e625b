import type { Handlers, WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { bookServiceCosts } from '../facts/index.ts';
import { type Bookables, bookableCosts, insertCosts, insertVoid, isUser, markBooked } from './costs.sql.ts';
import { takeAsOurs } from './take.ts';
import { told } from './told.ts';

type Verbs = Handlers<'serviceOrders'>;

/** Lines of orders that are not booked yet become service costs of their customers. */
export async function bookCosts(ctx: WriteCtx, orderIds: readonly string[], which: Bookables = 'all'): Promise<void> {
  const lines = (await bookableCosts(ctx.db, orderIds, which)).map(({ id: lineId, orderId, ...cost }) => ({
    lineId,
    orderId,
    cost: { ...cost, id: newId() },
  }));
  await bookServiceCosts(
    ctx,
    lines.map(({ cost }) => cost),
  );
  await markBooked(
    ctx.db,
    lines.map(({ lineId, orderId, cost }) => ({ lineId, orderId, costId: cost.id })),
  );
}

const refuse = (reason: 'service_order.cost_amount' | 'service_order.cost_day'): never => {
  throw new Fault('invalid', reason);
};

export async function addCost(ctx: WriteCtx, { id, kind, hours, rate, amount, ...of }: Parameters<Verbs['addCost']>[1]) {
  const order = await takeAsOurs(ctx, { id });
  const counted = hours !== undefined && rate !== undefined;
  if (counted === (amount !== undefined)) refuse('service_order.cost_amount');
  const incurredOn = of.incurredOn ?? ctx.today;
  if (incurredOn > ctx.today || incurredOn < '1900-01-01') refuse('service_order.cost_day');
  if (of.personId && !(await isUser(ctx.db, of.personId))) throw notFound('user');
  const costId = newId();
  const { personId = null, note = '' } = of;
  const given = { kind, incurredOn, hours: hours ?? null, rate: rate ?? null, amount: amount ?? null, personId, note };
  await insertCosts(ctx.db, [{ ...given, orderId: id, id: costId, addedBy: ctx.actor.userId, addedAt: ctx.now }]);
  if (order.endedAt) await bookCosts(ctx, [id]);
  await ctx.record({ action: 'service_order.add_cost', entity: 'service_order', entityId: id, after: { costId, ...given } });
  return told(ctx, id);
}

export async function voidCost(ctx: WriteCtx, { id, costId, reason }: Parameters<Verbs['voidCost']>[1]) {
  await takeAsOurs(ctx, { id });
  const by = { by: ctx.actor.userId, now: ctx.now, today: ctx.today };
  if (!(await insertVoid(ctx.db, { orderId: id, costId, id: newId(), note: reason, ...by })))
    throw new Fault('conflict', 'service_order.cost_voided');
  // What was booked is taken back in the books at once; a line that never got there needs no trace in them.
  await bookCosts(ctx, [id], 'taken back');
  await ctx.record({ action: 'service_order.void_cost', entity: 'service_order', entityId: id, after: { costId }, note: reason });
  return told(ctx, id);
}
