import type { HandoverTold } from '@fulcrum/contract';
import { type Ctx, type Handlers, may, pageFrom, readCursor, requireAccount, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { requireOwner } from '../tasks/index.ts';
import { countWaiting, handoverFigures, listHandovers, lockHandover, selectHandover, type Viewer } from './handover-row.sql.ts';
import { dueFor, readRules } from './handover-rules.ts';
import { takeOver } from './take-over.ts';
import { moveHandover, saveHandover } from './write-handover.sql.ts';

type Input<Name extends keyof Handlers<'handovers'>> = Parameters<Handlers<'handovers'>[Name]>[1];

async function viewerOf(ctx: Ctx): Promise<Viewer> {
  return {
    userId: ctx.actor.userId,
    reads: await scopeOf(ctx, 'reads'),
    writes: await scopeOf(ctx, 'writes'),
    leads: may(ctx.actor, 'accounts.assign'),
    contracts: may(ctx.actor, 'contracts.read'),
  };
}

export async function get(ctx: Ctx, { id }: { id: string }): Promise<HandoverTold> {
  const found = await selectHandover(ctx.db, await viewerOf(ctx), id);
  if (!found) throw notFound('handover');
  return found;
}

export async function list(ctx: Ctx, { limit, cursor, view, accountId }: Input<'list'>) {
  if (accountId) await requireAccount(ctx, accountId, 'reads');
  const rows = await listHandovers(ctx.db, await viewerOf(ctx), { view, accountId, limit, after: readCursor(cursor, 2) });
  return pageFrom(
    rows,
    limit,
    (row) => row,
    (row) => [row.endedOn ?? row.dueOn, row.id],
  );
}

export const waiting = async (ctx: Ctx) => countWaiting(ctx.db, await viewerOf(ctx));

export async function figures(ctx: Ctx, { asOf = ctx.today }: Input<'figures'>) {
  const from = Temporal.PlainDate.from(asOf).subtract({ years: 1 }).add({ days: 1 }).toString();
  return { asOf, from, ...(await handoverFigures(ctx.db, await viewerOf(ctx), from, asOf)) };
}

/** Locks a handover that the caller may give or answer. Fails with not_found, forbidden, or stale when somebody was faster. */
async function take(ctx: WriteCtx, { id, revision }: { id: string; revision: number }, as: 'giver' | 'taker'): Promise<HandoverTold> {
  await lockHandover(ctx.db, id);
  const handover = await get(ctx, { id });
  if (handover.endedOn !== null) throw new Fault('conflict', 'handover.ended');
  if (handover.revision !== revision) throw new Fault('stale', 'resource.stale');
  if (as === 'giver' ? handover.mayGive : handover.mayAnswer) return handover;
  const waits = (handover.state === 'handed') === (as === 'taker');
  throw waits ? new Fault('forbidden', 'access.forbidden') : new Fault('conflict', 'handover.not_yours_now');
}

/** What the audit keeps of a handover, besides what changed. */
const entry = (action: string, before: HandoverTold, after: object) => ({
  ...{ action, entity: 'handover', entityId: before.id },
  ...{ before: { ...before, steps: undefined }, after },
});

const by = (ctx: WriteCtx) => ({ userId: ctx.actor.userId, now: ctx.now, today: ctx.today });

export async function change(ctx: WriteCtx, input: Input<'change'>): Promise<HandoverTold> {
  const before = await take(ctx, input, 'giver');
  if (input.toId && input.toId !== before.toId) await requireOwner(ctx, input.toId);
  const notes = new Map(input.items?.map(({ id, note }) => [id, note || null]));
  for (const id of notes.keys()) if (!before.items.some((item) => item.id === id)) throw notFound('handover item');
  const items = before.items.map((item) => ({ ...item, note: notes.has(item.id) ? (notes.get(item.id) ?? null) : item.note }));
  const { note = before.note, toId = before.toId } = input;
  await saveHandover(ctx.db, { accountId: before.accountId, id: before.id, items, note: note || null, toId }, ctx.now);
  await ctx.record(entry('handover.change', before, { items, note, toId }));
  return get(ctx, before);
}

export async function hand(ctx: WriteCtx, input: Input<'hand'>): Promise<HandoverTold> {
  const before = await take(ctx, input, 'giver');
  const missing = before.items.filter(({ required, note }) => required && !note);
  if (missing.length)
    throw new Fault('conflict', 'handover.items_missing', { names: missing.map(({ name }) => name[ctx.language]).join('、') });
  await requireOwner(ctx, before.toId);
  const items = before.items.map((item) => ({ ...item, returned: null }));
  const dueOn = await dueFor(ctx, await readRules(ctx.db), 'taker');
  await moveHandover(ctx.db, { ...before, state: 'handed', items, dueOn, note: null }, by(ctx));
  await ctx.record(entry('handover.hand', before, { dueOn }));
  // Who passed the account on may no longer meet it; the two whom it concerns still see the handover.
  return get(ctx, before);
}

export async function accept(ctx: WriteCtx, input: Input<'accept'>): Promise<HandoverTold> {
  const before = await take(ctx, input, 'taker');
  await requireOwner(ctx, before.toId);
  await takeOver(ctx, before);
  await moveHandover(ctx.db, { ...before, state: 'accepted', dueOn: null, note: input.note || null }, by(ctx));
  await ctx.record(entry('handover.accept', before, { note: input.note }));
  // Who passed the account on may no longer meet it; the two whom it concerns still see the handover.
  return get(ctx, before);
}

export async function sendBack(ctx: WriteCtx, input: Input<'return'>): Promise<HandoverTold> {
  const before = await take(ctx, input, 'taker');
  const why = new Map(input.items.map((item) => [item.id, item.why]));
  for (const id of why.keys()) if (!before.items.some((item) => item.id === id)) throw notFound('handover item');
  const items = before.items.map((item) => ({ ...item, returned: why.get(item.id) ?? null }));
  const dueOn = await dueFor(ctx, await readRules(ctx.db), 'giver');
  await moveHandover(ctx.db, { ...before, state: 'returned', items, dueOn, note: input.note || null }, by(ctx));
  await ctx.record(entry('handover.return', before, { items: input.items, note: input.note }));
  // Who passed the account on may no longer meet it; the two whom it concerns still see the handover.
  return get(ctx, before);
}

/** The giver takes it back whoever has it now; so may a lead. */
export async function withdraw(ctx: WriteCtx, input: Input<'withdraw'>): Promise<HandoverTold> {
  await lockHandover(ctx.db, input.id);
  const before = await get(ctx, input);
  if (before.endedOn !== null) throw new Fault('conflict', 'handover.ended');
  if (before.revision !== input.revision) throw new Fault('stale', 'resource.stale');
  const viewer = await viewerOf(ctx);
  const mine = viewer.userId !== null && before.fromId === viewer.userId;
  const lead = viewer.leads && (before.mayGive || before.mayAnswer);
  if (!mine && !lead) throw new Fault('forbidden', 'access.forbidden');
  await moveHandover(ctx.db, { ...before, state: 'withdrawn', dueOn: null, note: input.reason }, by(ctx));
  await ctx.record(entry('handover.withdraw', before, { reason: input.reason }));
  // Who passed the account on may no longer meet it; the two whom it concerns still see the handover.
  return get(ctx, before);
}
