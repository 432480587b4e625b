import type { WriteCtx } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { insertEntries, type NewEntry, type Stored, saveOrder } from './store.sql.ts';

export type Said = Pick<NewEntry, 'what' | 'body' | 'contactId' | 'detail' | 'shared'>;

/** Writes where an order stands now, and what was done to bring it there. */
export async function keep(ctx: WriteCtx, order: Stored, said: Said, action: string): Promise<void> {
  await saveOrder(ctx.db, order, ctx.now);
  await insertEntries(ctx.db, [{ ...said, orderId: order.id, id: newId(), at: ctx.now, authorId: ctx.actor.userId }]);
  const { id, state, accountId, providerId, engineerIds, plannedFrom, plannedTo, acceptance } = order;
  await ctx.record({
    action,
    entity: 'service_order',
    entityId: id,
    after: { state, accountId, providerId, engineerIds, plannedFrom, plannedTo, acceptance },
  });
}
