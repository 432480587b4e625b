import { scopeOf, type WriteCtx } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { rememberOwners } from './change-owner.ts';
import type { OwnerHooks } from './owner-hooks.ts';
import { leftAsTheyAre, ownAssignment, putBackOwners } from './undo-assign.sql.ts';

/** Accounts that stay as they are are told by name up to here. */
const TOLD = 20;

/** Takes an assignment of one's own back, account by account: one whose owner, team or region somebody changed since stays as it is. */
export async function undoAssign(ctx: WriteCtx, { id }: { id: string }, hooks: Pick<OwnerHooks, 'moved'>) {
  const made = await ownAssignment(ctx.db, id, ctx.actor.userId);
  if (!made) throw notFound('assignment');
  const changed = await putBackOwners(ctx.db, await scopeOf(ctx, 'writes'), id, ctx.now);
  if (changed.length) await rememberOwners(ctx, changed);
  const after = { accounts: changed.length, left: made.accounts - changed.length };
  await ctx.record({ action: 'account.unassign', entity: 'assignment', entityId: id, before: { ownerId: made.ownerId }, after });
  await hooks.moved(
    ctx,
    changed.map((each) => ({ id: each, before: made.ownerId })),
  );
  const left = await leftAsTheyAre(ctx.db, await scopeOf(ctx, 'reads'), id, changed, TOLD);
  return { changed: changed.length, left: made.accounts - changed.length, examples: left };
}
