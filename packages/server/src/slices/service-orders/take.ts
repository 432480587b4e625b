import type { WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { type Move, requireMove } from './course-rules.ts';
import { lockOrder, type Stored } from './store.sql.ts';
import { told } from './told.ts';

export interface One {
  id: string;
  revision?: number;
}
/** An order that the caller may work on, locked as it stands. Fails with not_found, forbidden, stale, or when its state does not allow the move. */
export async function take(ctx: WriteCtx, { id, revision }: One, move?: Move): Promise<Stored> {
  const stored = await lockOrder(ctx.db, id);
  const seen = await told(ctx, id);
  if (!stored || !seen.mayWork) throw notFound('service_order');
  if (revision !== undefined && stored.revision !== revision) throw new Fault('stale', 'resource.stale');
  if (move) requireMove(move, stored);
  return stored;
}
/** What it is about, that it ends, and what it costs is ours to say, not a provider's. */
export async function takeAsOurs(ctx: WriteCtx, one: One, move?: Move): Promise<Stored> {
  const stored = await take(ctx, one, move);
  if (!(await told(ctx, one.id)).mayEnd) throw new Fault('forbidden', 'access.forbidden');
  return stored;
}
