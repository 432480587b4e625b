import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
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
  const found = await sql`select from product where id = ${productId ?? null}::uuid`.execute(ctx.db);
  if (productId && productId !== before.productId && !found.rows.length) throw notFound('product');
  if (ownerId && ownerId !== before.ownerId) await requireOwner(ctx, ownerId);
  const holder = trackerKey ? await itemBy(ctx.db, { key: trackerKey }) : undefined;
  if (holder && holder !== before.id) throw new Fault('conflict', 'feedback.key_taken');
}
