import { randomBytes } from 'node:crypto';
import { FeedbackTracker } from '@fulcrum/contract';
import * as z from 'zod';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { newWebhookSecret } from '../deliveries/index.ts';
import { readSetting, writeSetting } from '../settings/index.ts';

const KEY = 'feedback.tracker';
const Kept = z.object({
  webhook: FeedbackTracker.shape.webhook,
  states: FeedbackTracker.shape.states,
  /** Of the path that the tracker posts to: whoever guesses it still needs the secret. */
  part: z.string().nullable().default(null),
  sealedSecret: z.string().nullable().default(null),
});
export type KeptTracker = z.infer<typeof Kept>;

export const readTracker = (db: Db): Promise<KeptTracker> => readSetting(db, KEY, Kept);
const shown = ({ webhook, states, part }: KeptTracker): FeedbackTracker => ({ webhook, states, path: part && `/hooks/feedback/${part}` });
export const trackerOf = async ({ db }: Ctx): Promise<FeedbackTracker> => shown(await readTracker(db));

async function replace(ctx: WriteCtx, action: string, change: Partial<KeptTracker>): Promise<FeedbackTracker> {
  const before = await readTracker(ctx.db);
  const after = { ...before, ...change };
  await writeSetting(ctx.db, KEY, after, { now: ctx.now, userId: ctx.actor.userId });
  await ctx.record({ action: `feedback.${action}`, entity: 'setting', entityId: KEY, before: shown(before), after: shown(after) });
  return shown(after);
}

export const setTracker = (ctx: WriteCtx, of: Pick<KeptTracker, 'webhook' | 'states'>) => replace(ctx, 'set_tracker', of);
export async function renewTrackerSecret(ctx: WriteCtx): Promise<FeedbackTracker & { secret: string }> {
  const secret = newWebhookSecret();
  const tracker = await replace(ctx, 'renew_tracker', { part: randomBytes(12).toString('hex'), sealedSecret: ctx.services.seal(secret) });
  return { ...tracker, secret };
}
