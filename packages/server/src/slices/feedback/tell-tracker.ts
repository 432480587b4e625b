import type { FeedbackState } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import { queueFeedback } from '../deliveries/index.ts';
import type { StoredItem } from './store.sql.ts';
import { readTracker } from './tracker-store.ts';

/** Tells the tracker, where one is linked, where an item stands now; no customer is named. */
export async function tellTracker(ctx: WriteCtx, item: StoredItem, before: FeedbackState): Promise<void> {
  const { webhook } = await readTracker(ctx.db);
  if (!webhook) return;
  const { number, title, description, kind, area, route, severity, state, trackerKey } = item;
  await queueFeedback(ctx.db, {
    ...{ to: webhook, key: `feedback:${item.id}:${item.revision}`, now: ctx.now },
    data: { number, title, description, kind, area, route, severity, state, before, key: trackerKey },
  });
}
