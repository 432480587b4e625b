import type { Merge } from '@fulcrum/contract';
import { type Handlers, scopeOf, startJob, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { syncAccountState } from '../../policy/account-state.ts';
import { insertMergedHistory, insertNames, wouldCycle } from '../accounts/index.ts';
import { ACCOUNT_REFS, CONTACT_REFS } from '../registry.ts';
import { type ColumnsOf, columnsOf } from './columns.sql.ts';
import { evaluateMerged } from './evaluate.job.ts';
import { type Chosen, chosenColumns } from './fields.rules.ts';
import { shownMerge } from './list-merges.ts';
import { insertMerge, mergeById, noteAdded } from './merges.sql.ts';
import { countRows, moveFacts, pointElsewhere } from './move.sql.ts';
import { absorb, type Entity, holdBase, type Locked, lockRecords, putAway } from './records.sql.ts';
import type { Merging } from './rows.sql.ts';

type Input = Parameters<Handlers<'merges'>['create']>[1];
interface Pair {
  winner: Locked;
  loser: Locked;
}
const UNDO_HOURS = 30 * 24;

export const refsOf = (entity: Entity) => (entity === 'account' ? ACCOUNT_REFS : CONTACT_REFS);
export const columnsFor = (ctx: WriteCtx, entity: Entity): Promise<ColumnsOf> =>
  columnsOf(ctx.db, [...new Set([entity, ...refsOf(entity).map(({ table }) => table)])]);

async function lockPair(ctx: WriteCtx, { entity, winnerId, loserId }: Input): Promise<Pair> {
  if (winnerId === loserId) throw new Fault('invalid', 'merge.itself');
  const locked = await lockRecords(ctx.db, entity, await scopeOf(ctx, 'writes'), [winnerId, loserId]);
  const [winner, loser] = [locked.get(winnerId), locked.get(loserId)];
  if (!winner || !loser) throw notFound(entity);
  if (winner.account_id !== loser.account_id) throw new Fault('invalid', 'merge.other_account');
  return { winner, loser };
}

/** Whoever stands below the other would end above itself: then the parent is that of the upper one. */
async function withoutCycle(ctx: WriteCtx, { winner, loser }: Pair, chosen: Chosen): Promise<Chosen> {
  const others = chosen.columns.filter((column) => column !== 'parent_id');
  if (winner.parent_id && (await wouldCycle(ctx.db, loser.id, winner.parent_id))) return { ...chosen, columns: [...others, 'parent_id'] };
  if (loser.parent_id && (await wouldCycle(ctx.db, winner.id, loser.parent_id))) return { ...chosen, columns: others };
  return chosen;
}

/** What people and files may still call either of them. */
async function keepNames(ctx: WriteCtx, mergeId: string, { winner, loser }: Pair): Promise<void> {
  const given = [
    { kind: 'alias' as const, value: loser.name },
    // The winner's own name is a former one when it gave it up.
    { kind: 'former' as const, value: winner.name },
    { kind: 'short' as const, value: loser.short_name },
    { kind: 'short' as const, value: winner.short_name },
    { kind: 'code' as const, value: loser.code },
  ];
  const names = given.flatMap(({ kind, value }) => (value ? [{ id: newId(), kind, value, validFrom: null, validUntil: null }] : []));
  const added = await insertNames(ctx.db, winner.id, names, { source: 'merge', today: ctx.today, now: ctx.now });
  await noteAdded(ctx.db, mergeId, 'account_name', added);
}

async function absorbed(
  ctx: WriteCtx,
  entity: Entity,
  pair: Pair,
  take: readonly string[] | undefined,
  columns: ColumnsOf,
): Promise<string> {
  const chosen = chosenColumns(entity, columns(entity), { winner: pair.winner.filled, loser: pair.loser.filled }, take);
  const given = entity === 'account' ? await withoutCycle(ctx, pair, chosen) : chosen;
  return absorb(ctx.db, entity, columns(entity), { winner: pair.winner.id, loser: pair.loser.id, ...given, now: ctx.now });
}

/** Merges one record into another in the caller's transaction: its values, everything that hangs on it, its names and its code. */
export async function mergeRecords(ctx: WriteCtx, input: Input): Promise<Merge> {
  const { entity } = input;
  await holdBase(ctx.db);
  const pair = await lockPair(ctx, input);
  const { winner, loser } = pair;
  const [refs, columns] = [refsOf(entity), await columnsFor(ctx, entity)];
  const counts = await countRows(ctx.db, refs, loser.id);
  const after = await absorbed(ctx, entity, pair, input.take, columns);
  const merging: Merging = { id: newId(), winner: winner.id, loser: loser.id, mark: loser.code ?? loser.id.slice(-6) };
  const undoUntil = Temporal.Instant.from(ctx.now).add({ hours: UNDO_HOURS }).toString();
  await insertMerge(
    ctx.db,
    {
      id: merging.id,
      entity,
      winner_id: winner.id,
      loser_id: loser.id,
      account_id: winner.account_id,
      winner_name: winner.name,
      loser_name: loser.name,
      loser_code: loser.code,
      counts,
      merged_at: ctx.now,
      merged_by: ctx.actor.userId,
      undo_until: undoUntil,
    },
    { before: winner.image, after },
  );
  await moveFacts(ctx.db, refs, columns, merging);
  await pointElsewhere(ctx.db, refs, columns, merging);
  await putAway(ctx.db, entity, columns(entity), merging);
  if (entity === 'account') {
    await insertMergedHistory(ctx.db, winner.id, merging.id, { today: ctx.today, now: ctx.now, userId: ctx.actor.userId });
    await keepNames(ctx, merging.id, pair);
    await syncAccountState(ctx.db, { ids: [winner.id] });
    await startJob(ctx, evaluateMerged, {});
  }
  const told = { mergeId: merging.id, entity, winnerId: winner.id, loserId: loser.id };
  await ctx.record({
    action: `${entity}.merge`,
    entity,
    entityId: winner.id,
    before: { winner: JSON.parse(winner.image), loser: JSON.parse(loser.image) },
    after: { ...told, counts, winner: JSON.parse(after) },
  });
  await ctx.emit('records.merged', told, winner.account_id ?? winner.id);
  if (entity === 'account') await ctx.emit('accounts.changed', { ids: [winner.id, loser.id] }, winner.id);
  return shownMerge((await mergeById(ctx.db, { all: true }, merging.id, ctx.now))!);
}
