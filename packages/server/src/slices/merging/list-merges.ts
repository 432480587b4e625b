import type { Merge } from '@fulcrum/contract';
import { type Ctx, type Handlers, pageFrom, readCursor, scopeOf } from '../../access/index.ts';
import { listMerges, type MergeRow } from './merges.sql.ts';

export const shownMerge = (row: MergeRow): Merge => ({
  id: row.id,
  entity: row.entity,
  winnerId: row.winner_id,
  loserId: row.loser_id,
  accountId: row.account_id,
  winnerName: row.winner_name,
  loserName: row.loser_name,
  loserCode: row.loser_code,
  counts: row.counts,
  mergedAt: row.merged_at,
  mergedByName: row.merged_by_name,
  undoUntil: row.undo_until,
  undoneAt: row.undone_at,
  canUndo: row.can_undo,
});

export async function pastMerges(ctx: Ctx, { limit, cursor }: Parameters<Handlers<'merges'>['list']>[1]) {
  const rows = await listMerges(ctx.db, await scopeOf(ctx, 'writes'), { after: readCursor(cursor, 2), limit, now: ctx.now });
  return pageFrom(rows, limit, shownMerge, (row) => [row.merged_at, row.id]);
}
