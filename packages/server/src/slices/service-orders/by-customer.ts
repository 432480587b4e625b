import type { WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { requireMove } from './course-rules.ts';
import { keep } from './keep.ts';
import { lockOrder } from './store.sql.ts';
import { checked } from './verbs.ts';

/** The customer takes what was delivered, or turns it down. The caller has checked that it is theirs. */
export async function checkByCustomer(
  ctx: WriteCtx,
  id: string,
  { accepted, contactId, note, rating }: { accepted: boolean; contactId: string; note: string; rating?: number | undefined },
): Promise<void> {
  if (!accepted && !note) throw new Fault('invalid', 'service_order.reason');
  const stored = await lockOrder(ctx.db, id);
  if (!stored) throw notFound('service_order');
  requireMove('check', stored);
  const [order, said] = checked(stored, accepted ? 'accepted' : 'rejected', { note, contactId, rating: rating ?? null }, ctx.now);
  await keep(ctx, order, said, 'service_order.check');
}
