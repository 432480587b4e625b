import type { Merge } from '@fulcrum/contract';
import { scopeOf, startJob, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { syncAccountState } from '../../policy/account-state.ts';
import { deleteNames, forgetHistory } from '../accounts/index.ts';
import { evaluateMerged } from './evaluate.job.ts';
import { shownMerge } from './list-merges.ts';
import { columnsFor, refsOf } from './merge-records.ts';
import { addedIds, type MergeRow, markUndone, mergeById } from './merges.sql.ts';
import { giveBack, holdBase, lockRecords } from './records.sql.ts';
import { forgetJudged, moveBack, pointBack, restoreImages, restoreKept } from './restore.sql.ts';
import type { Merging } from './rows.sql.ts';

async function undoable(ctx: WriteCtx, id: string): Promise<MergeRow> {
  const scope = await scopeOf(ctx, 'writes');
  const row = await mergeById(ctx.db, scope, id, ctx.now);
  if (!row) throw notFound('merge');
  await lockRecords(ctx.db, row.entity, scope, [row.winner_id]);
  if (row.undone_at !== null) throw new Fault('conflict', 'merge.undone');
  if (row.undo_until <= ctx.now) throw new Fault('conflict', 'merge.too_late');
  // Read again, now that nobody can merge the winner any more.
  const held = await mergeById(ctx.db, scope, id, ctx.now);
  if (!held?.can_undo || !(await markUndone(ctx.db, id, { now: ctx.now, userId: ctx.actor.userId })))
    throw new Fault('conflict', 'merge.later_first');
  return row;
}

/**
 * Undoes a merge: every record and every number that came with it goes back as it is by now, what gave way and what was judged comes back as it
 * was, and the winner has its own values again where nobody changed them since. Facts added to the winner since the merge stay there.
 */
export async function undoMerge(ctx: WriteCtx, input: { id: string }): Promise<Merge> {
  await holdBase(ctx.db);
  const row = await undoable(ctx, input.id);
  const { entity } = row;
  const merging: Merging = { id: row.id, winner: row.winner_id, loser: row.loser_id, mark: '' };
  const [refs, columns] = [refsOf(entity), await columnsFor(ctx, entity)];
  await restoreImages(entity, columns(entity), merging).execute(ctx.db);
  if (entity === 'account') {
    await deleteNames(ctx.db, row.winner_id, await addedIds(ctx.db, row.id));
    await forgetHistory(ctx.db, row.id);
  }
  await giveBack(ctx.db, entity, columns(entity), row.id, ctx.now);
  await pointBack(ctx.db, refs, columns, merging);
  await moveBack(ctx.db, refs, columns, merging);
  await forgetJudged(ctx.db, refs, merging);
  await restoreKept(ctx.db, { refs, columns, self: entity }, merging);
  if (entity === 'account') {
    await syncAccountState(ctx.db, { ids: [row.winner_id, row.loser_id] });
    await startJob(ctx, evaluateMerged, {});
  }
  const told = { mergeId: row.id, entity, winnerId: row.winner_id, loserId: row.loser_id };
  await ctx.record({ action: `${entity}.unmerge`, entity, entityId: row.winner_id, after: told });
  await ctx.emit('records.unmerged', told, row.account_id ?? row.winner_id);
  if (entity === 'account') await ctx.emit('accounts.changed', { ids: [row.winner_id, row.loser_id] }, row.winner_id);
  return shownMerge((await mergeById(ctx.db, { all: true }, row.id, ctx.now))!);
}
