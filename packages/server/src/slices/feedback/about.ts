import type { WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { requireProduct } from '../orders/index.ts';
import { requireOwner } from '../tasks/index.ts';
import { itemBy } from './store.sql.ts';

interface Named {
  id?: string | undefined;
  productId?: string | null | undefined;
  ownerId?: string | null | undefined;
  trackerKey?: string | null | undefined;
}

/** Refuses a product or an owner that is not there, and an issue that is another item's. */
export async function checkAbout(ctx: WriteCtx, { productId, ownerId, trackerKey }: Named, before: Named = {}): Promise<void> {
  if (productId && productId !== before.productId) await requireProduct(ctx, productId);
  if (ownerId && ownerId !== before.ownerId) await requireOwner(ctx, ownerId);
  const holder = trackerKey ? await itemBy(ctx.db, { key: trackerKey }) : undefined;
  if (holder && holder !== before.id) throw new Fault('conflict', 'feedback.key_taken');
}
