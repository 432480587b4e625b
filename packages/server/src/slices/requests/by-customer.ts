import type { WriteCtx } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import * as course from './course.ts';
import { requireMove } from './course-rules.ts';
import { keep } from './keep.ts';
import { lockRequests, type NewEntry } from './store.sql.ts';

/** The customer says that a request is solved, and how it was. The caller has checked that it is theirs. */
export async function confirmByCustomer(
  ctx: WriteCtx,
  id: string,
  { contactId, note, rating }: { contactId: string; note: string; rating?: number | undefined },
): Promise<void> {
  const [stored] = await lockRequests(ctx.db, [id]);
  if (!stored) throw notFound('service_request');
  requireMove('close', stored);
  const rated = rating === undefined ? {} : { rating, ratedAt: ctx.now };
  const said: NewEntry = { requestId: id, id: newId(), at: ctx.now, kind: 'event', contactId, event: { what: 'confirmed' }, body: note };
  await keep(ctx, [{ ...stored, ...course.close(stored, ctx, 'confirmed', note || null), ...rated }], [said], 'request.close');
}
