import { SEGMENTS_METRIC, segmentsIn, type ViewState } from '@fulcrum/contract';
import type { Ctx, Handlers, WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { expandCondition, sharedOnly } from '../../policy/segments.sql.ts';
import { segmentsOf } from '../accounts/index.ts';
import { deleteView, insertView, putDefault, selectViews, updateView } from './views.sql.ts';

type Change = Parameters<Handlers<'views'>['change']>[1];

async function viewBy(ctx: Ctx, id: string) {
  const [view] = await selectViews(ctx.db, ctx.actor.userId, id);
  if (!view) throw notFound('view');
  return view;
}

async function ownView(ctx: Ctx, id: string) {
  const view = await viewBy(ctx, id);
  if (!view.mine) throw new Fault('forbidden', 'access.forbidden');
  return view;
}

/** A view belongs to somebody: the command line and jobs keep none. */
function personOf(ctx: Ctx): string {
  if (!ctx.actor.userId) throw new Fault('forbidden', 'access.forbidden');
  return ctx.actor.userId;
}

/** A view that others open may name only segments that they may use. */
async function checkState(ctx: Ctx, { filter, segment }: ViewState, shared: boolean): Promise<void> {
  const named = [...(filter ? segmentsIn(filter) : []), ...(segment ? [segment] : [])];
  if (!named.length) return;
  await expandCondition(ctx.db, { metric: SEGMENTS_METRIC, op: 'in', value: named }, shared ? sharedOnly : segmentsOf(ctx));
}

async function change(ctx: WriteCtx, input: Change) {
  const before = await ownView(ctx, input.id);
  const { id, name = before.name, state = before.state, shared = before.shared } = input;
  await checkState(ctx, state, shared);
  if (!(await updateView(ctx.db, { id, name, state, shared }, input.revision, ctx.now))) throw new Fault('stale', 'resource.stale');
  await ctx.record({ action: 'view.change', entity: 'view', entityId: id, before, after: { name, state, shared } });
  return viewBy(ctx, id);
}

export const viewsHandlers: Handlers<'views'> = {
  async list(ctx) {
    return { items: await selectViews(ctx.db, ctx.actor.userId) };
  },
  async create(ctx, { name, state, shared }) {
    const owner = personOf(ctx);
    await checkState(ctx, state, shared);
    const id = newId();
    await insertView(ctx.db, { id, name, state, shared }, owner, ctx.now);
    await ctx.record({ action: 'view.create', entity: 'view', entityId: id, after: { name, state, shared } });
    return viewBy(ctx, id);
  },
  change,
  async remove(ctx, { id }) {
    const before = await ownView(ctx, id);
    await deleteView(ctx.db, id);
    await ctx.record({ action: 'view.delete', entity: 'view', entityId: id, before });
    return { done: true } as const;
  },
  async setDefault(ctx, { id }) {
    const user = personOf(ctx);
    if (id !== null) await viewBy(ctx, id);
    await putDefault(ctx.db, user, id);
    await ctx.record({ action: 'view.set_default', entity: 'view', entityId: id });
    return { done: true } as const;
  },
};
