import { FEEDBACK_MOVES, type FeedbackState } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { addEvent, type Done, lockItems, type StoredItem, saveItem } from './store.sql.ts';
import { tellTracker } from './tell-tracker.ts';
import { countVerifications, openVerifications } from './verifications.sql.ts';

/** An item as its writer saw it, locked; one that was merged is worked on no more. */
export async function take(ctx: WriteCtx, { id, revision }: { id: string; revision: number }): Promise<StoredItem> {
  const [stored] = await lockItems(ctx.db, [id]);
  if (!stored) throw notFound('feedback');
  if (stored.revision !== revision) throw new Fault('stale', 'resource.stale');
  if (stored.state === 'merged') throw new Fault('conflict', 'feedback.not_now');
  return stored;
}

/** What the tracker itself said is not said back to it. */
export type By = 'people' | 'tracker';
/** Keeps an item as it is now, with what was done and its record, and tells the tracker of a move. */
export async function keep(
  ctx: WriteCtx,
  before: StoredItem,
  after: StoredItem,
  { action, by = 'people', ...done }: Omit<Done, 'itemId'> & { action: string; by?: By },
): Promise<void> {
  await saveItem(ctx.db, after, ctx.now);
  await addEvent(ctx, { ...done, itemId: after.id });
  await ctx.record({
    action: `feedback.${action}`,
    entity: 'feedback',
    entityId: after.id,
    before,
    after,
    ...(done.note ? { note: done.note } : {}),
  });
  if (by === 'people' && after.state !== before.state) await tellTracker(ctx, after, before.state);
}

export const standing = (ctx: WriteCtx, item: StoredItem, state: FeedbackState): StoredItem =>
  item.state === state ? item : { ...item, state, stateSince: ctx.today };
const canMove = (from: FeedbackState, to: FeedbackState): boolean => (FEEDBACK_MOVES[from] as readonly string[]).includes(to);

export interface Move {
  state: Exclude<FeedbackState, 'new' | 'merged'>;
  note: string;
  targetRelease?: string | null | undefined;
  targetOn?: string | null | undefined;
}
/** Moves a locked item; what is delivered is asked of everybody who asked for it. */
export async function moveItem(ctx: WriteCtx, stored: StoredItem, { state, note, targetRelease, targetOn }: Move, by?: By): Promise<void> {
  if (!canMove(stored.state, state)) throw new Fault('conflict', 'feedback.not_now');
  if (state === 'declined' && !note) throw new Fault('invalid', 'feedback.reason');
  const after = {
    ...standing(ctx, stored, state),
    round: stored.round + (state === 'delivered' ? 1 : 0),
    targetRelease: targetRelease === undefined ? stored.targetRelease : targetRelease || null,
    targetOn: targetOn === undefined ? stored.targetOn : targetOn,
  };
  if (state === 'verified') {
    const { open, refused } = await countVerifications(ctx.db, stored.id);
    if (open + refused) throw new Fault('conflict', 'feedback.untold', { count: open + refused });
  }
  await keep(ctx, stored, after, { action: 'move', what: 'moved', note, ...(by ? { by } : {}) });
  if (state === 'delivered') await openVerifications(ctx, stored.id);
}

/** What all who asked confirmed, or need not, is verified: nobody has to look for it. */
export async function verifyIfAllSaid(ctx: WriteCtx, itemId: string): Promise<void> {
  const [stored] = await lockItems(ctx.db, [itemId]);
  const { open, confirmed, refused, waived } = await countVerifications(ctx.db, itemId);
  if (stored?.state === 'delivered' && !open && !refused && confirmed + waived)
    await moveItem(ctx, stored, { state: 'verified', note: '' });
}
