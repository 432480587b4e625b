import type { WatchTold } from '@fulcrum/contract';
import { type Ctx, type Handlers, pageFrom, readCursor, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import type { CatalogsOf } from '../accounts/index.ts';
import { feedbackHandlers } from '../feedback/index.ts';
import { tellOfGivenWatched } from '../notifications/index.ts';
import { countConcerned, selectConcerned } from './concerned.sql.ts';
import { countItems, itemById, type StoredItem, selectItems } from './items.sql.ts';
import { closeItem, deleteItem, type ItemFields, insertItem, missingOf, putDecision, updateItem } from './store.sql.ts';

type Input<Name extends keyof Handlers<'watch'>> = Parameters<Handlers<'watch'>[Name]>[1];

async function one(ctx: Ctx, id: string): Promise<StoredItem> {
  const found = await itemById(ctx.db, id, ctx.today);
  if (!found) throw notFound('watch_item');
  return found;
}
/** An item to be changed, locked, in the state that its changer saw. */
async function take(ctx: WriteCtx, { id, revision }: { id: string; revision: number }): Promise<StoredItem> {
  const found = await itemById(ctx.db, id, ctx.today, { lock: true });
  if (!found) throw notFound('watch_item');
  if (found.revision !== revision) throw new Fault('stale', 'resource.stale');
  return found;
}
/** Whom it names is there; a feature has no day from which it holds. */
async function check(ctx: Ctx, item: ItemFields): Promise<void> {
  const [field] = await missingOf(ctx.db, item);
  if (field) throw new Fault('invalid', 'watch.unknown', { field });
  if (item.kind !== 'regulation' && item.effectiveOn) throw new Fault('invalid', 'watch.effective');
}
const merged = (before: StoredItem, { id: _, revision: __, ...given }: Input<'change'>): ItemFields => ({
  ...before,
  ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
});

/** The item of feedback that stands for what is to be built: the one named, or one that is noted now. */
async function feedbackFor(ctx: WriteCtx, item: StoredItem, feedbackId: string | undefined): Promise<string | null> {
  if (feedbackId) return (await feedbackHandlers.get(ctx, { id: feedbackId })).id;
  if (item.feedback) return item.feedback.id;
  const from = [item.competitorName ?? item.authority, item.sourceUrl].filter(Boolean).join(' · ');
  const about = { title: item.title, description: [item.detail, from].filter(Boolean).join('\n\n') };
  const made = await feedbackHandlers.create(ctx, { ...about, kind: 'need', productId: item.productIds[0] ?? null, severity: 'normal' });
  return made.id;
}

export const watchHandlers = (catalogsOf: CatalogsOf): Handlers<'watch'> => {
  const told = async (ctx: Ctx, id: string): Promise<WatchTold> => {
    const item = await one(ctx, id);
    const { productIds: _, segmentIds: __, ...shown } = item;
    return { ...shown, affected: await countConcerned(ctx, item, catalogsOf) };
  };
  return {
    async list(ctx, { limit, cursor, mine, view, ...filter }) {
      const ownerId = mine ? (ctx.actor.userId ?? newId()) : undefined;
      const of = { ...filter, view, ownerId, today: ctx.today, after: readCursor(cursor, 2), limit: limit + 1 };
      return pageFrom(
        await selectItems(ctx.db, of),
        limit,
        (row) => row,
        ({ dueOn, notedOn, id }) => [view === 'due' ? (dueOn ?? notedOn) : notedOn, id],
      );
    },
    figures: (ctx) => countItems(ctx.db, ctx.today),
    get: (ctx, { id }) => told(ctx, id),
    async accounts(ctx, { id, limit, cursor }) {
      const item = await one(ctx, id);
      const rows = await selectConcerned(ctx, item, { catalogsOf, after: readCursor(cursor, 2), limit: limit + 1 });
      return pageFrom(
        rows,
        limit,
        (row) => row,
        ({ accountName, accountId }) => [accountName, accountId],
      );
    },

    async create(ctx, { notedOn = ctx.today, ...about }) {
      const item = { ...about, id: newId(), notedOn };
      await check(ctx, item);
      await insertItem(ctx.db, item, { now: ctx.now, userId: ctx.actor.userId });
      await tellOfGivenWatched(ctx, item.id);
      await ctx.record({ action: 'watch.create', entity: 'watch_item', entityId: item.id, after: item });
      return told(ctx, item.id);
    },
    async change(ctx, input) {
      const before = await take(ctx, input);
      const after = merged(before, input);
      await check(ctx, after);
      await updateItem(ctx.db, after);
      if (after.ownerId !== before.ownerId) await tellOfGivenWatched(ctx, before.id);
      await ctx.record({ action: 'watch.change', entity: 'watch_item', entityId: before.id, before, after });
      return told(ctx, before.id);
    },
    async decide(ctx, { decision, reason, ownerId, dueOn, answer, feedbackId, ...key }) {
      const before = await take(ctx, key);
      if (decision === 'watch' && (!dueOn || dueOn <= ctx.today)) throw new Fault('invalid', 'watch.until');
      if (decision === 'answer' && !answer && !before.answer) throw new Fault('invalid', 'watch.answer');
      const { productIds, segmentIds } = before;
      await check(ctx, { ...before, productIds, segmentIds, ownerId });
      const made = decision === 'build' ? await feedbackFor(ctx, before, feedbackId) : null;
      const said = { decision, reason, answer: answer ?? null, ownerId, dueOn, feedbackId: made, closes: decision === 'nothing' };
      await putDecision(ctx.db, { id: key.id, ...said }, { now: ctx.now, today: ctx.today, userId: ctx.actor.userId });
      if (ownerId !== before.ownerId) await tellOfGivenWatched(ctx, key.id);
      await ctx.record({ action: 'watch.decide', entity: 'watch_item', entityId: key.id, before, after: said, note: reason });
      return told(ctx, key.id);
    },
    async close(ctx, key) {
      const before = await take(ctx, key);
      if (!before.decision || before.closedOn) throw new Fault('conflict', 'watch.not_now');
      await closeItem(ctx.db, key.id, ctx.today);
      await ctx.record({ action: 'watch.close', entity: 'watch_item', entityId: key.id, before, after: { closedOn: ctx.today } });
      return told(ctx, key.id);
    },
    async remove(ctx, { id }) {
      const before = await one(ctx, id);
      await deleteItem(ctx.db, id);
      await ctx.record({ action: 'watch.remove', entity: 'watch_item', entityId: id, before });
      return { done: true } as const;
    },
  };
};
