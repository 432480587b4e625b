import type { WriteCtx } from '../../access/index.ts';
import { liftDue, liftOthers } from '../../policy/freezes.sql.ts';
import { moveStatus } from '../accounts/index.ts';

/** Lets those be judged again whose last frozen day is over. Every evaluation begins with it; harmless to repeat. */
export async function thaw(ctx: WriteCtx): Promise<void> {
  const due = await liftDue(ctx.db, ctx);
  await liftOthers(ctx.db, ctx);
  const { now, actor } = ctx;
  const ids = await moveStatus(ctx.db, due, { from: 'frozen', to: 'active', now, userId: actor.userId });
  if (ids.length)
    await ctx.record({ action: 'account.thaw', entity: 'account', after: { ids: ids.slice(0, 10_000), accounts: ids.length } });
}
