import type { WriteCtx } from '../../access/index.ts';
import { writeSetting } from './setting.sql.ts';

/** Sets a setting as a whole, with a record of what it was. */
export async function replaceSetting<T extends object>(
  ctx: WriteCtx,
  { key, action }: { key: string; action: string },
  before: T,
  after: T,
): Promise<T> {
  await writeSetting(ctx.db, key, after, { now: ctx.now, userId: ctx.actor.userId });
  await ctx.record({ action, entity: 'setting', entityId: key, before, after });
  return after;
}
