import type { Handlers, WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { bookServiceCosts } from '../facts/index.ts';
import { bookableCosts, insertCosts, insertVoid, isUser, markBooked } from './costs.sql.ts';
import type { Stored } from './store.sql.ts';
import { takeAsOurs } from './take.ts';
import { told } from './told.ts';

type Verbs = Handlers<'serviceOrders'>;

/** Lines that are not booked yet become service costs of the customer; the code of each leads back to its order. */
export async function bookCosts(ctx: WriteCtx, { id, number, accountId, productId, title }: Stored): Promise<void> {
  const lines = (await bookableCosts(ctx.db, id)).map((line) => ({ ...line, costId: newId() }));
  await bookServiceCosts(
    ctx,
    lines.map(({ costId, seq, note, ...line }) => ({
      ...{ ...line, id: costId, accountId, productId, code: `SO-${number}-${seq}`, note: note || title },
    })),
  );
  await markBooked(
    ctx.db,
    id,
    lines.map((line) => ({ lineId: line.id, costId: line.costId })),
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
  if (order.endedAt) await bookCosts(ctx, order);
  await ctx.record({ action: 'service_order.add_cost', entity: 'service_order', entityId: id, after: { costId, ...given } });
  return told(ctx, id);
}

export async function voidCost(ctx: WriteCtx, { id, costId, reason }: Parameters<Verbs['voidCost']>[1]) {
  const order = await takeAsOurs(ctx, { id });
  const by = { by: ctx.actor.userId, now: ctx.now, today: ctx.today };
  if (!(await insertVoid(ctx.db, { orderId: id, costId, id: newId(), note: reason, ...by })))
    throw new Fault('conflict', 'service_order.cost_voided');
  // What was booked is taken back in the books; a line that never got there needs no trace in them.
  await bookCosts(ctx, order);
  await ctx.record({ action: 'service_order.void_cost', entity: 'service_order', entityId: id, after: { costId }, note: reason });
  return told(ctx, id);
}
