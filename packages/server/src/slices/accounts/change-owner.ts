import type { Scope, WriteCtx } from '../../access/index.ts';
import { syncAccountState } from '../../policy/account-state.ts';
import { assignAccounts } from './account.sql.ts';
import { insertOwnerHistory } from './account-history.sql.ts';
import type { OwnerMove } from './owner-hooks.ts';

/** More than these are told of as many. */
const TOLD = 1000;

/** Writes down that owner, team or region of accounts changed, and tells of it. The rows themselves are written already. */
export async function rememberOwners(ctx: WriteCtx, ids: readonly string[]): Promise<void> {
  await insertOwnerHistory(ctx.db, ids, { today: ctx.today, now: ctx.now }, ctx.actor.userId);
  await syncAccountState(ctx.db, { ids });
  await ctx.emit('accounts.changed', { ids: ids.length > TOLD ? 'many' : [...ids] });
}

/** Gives accounts of a scope to an owner, or to nobody, with history. Answers those that changed; what follows an owner is the caller's to move. */
export async function changeOwner(
  ctx: WriteCtx,
  scope: Scope,
  ids: readonly string[],
  ownerId: string | null,
  /** What an undo will ask for it by. */
  assignmentId?: string,
): Promise<OwnerMove[]> {
  const moves = await assignAccounts(ctx.db, scope, ids, ownerId, ctx.now);
  const changed = moves.map(({ id }) => id);
  if (!changed.length) return moves;
  const of = assignmentId ? { entity: 'assignment', entityId: assignmentId } : { entity: 'account' };
  await ctx.record({ action: 'account.assign', ...of, before: moves, after: { ownerId } });
  await rememberOwners(ctx, changed);
  return moves;
}
