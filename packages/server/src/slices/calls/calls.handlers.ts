import type { PhoneCall } from '@fulcrum/contract';
import { type Ctx, type Handlers, pageFrom, readCursor, requireAccount } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { type ClassOf, checkAbout, viewerOf } from '../requests/index.ts';
import { rememberNumber, setCaller } from './callers.sql.ts';
import { isLive, selectCall, selectCalls, selectMine } from './calls.sql.ts';
import { figures } from './figures.ts';
import { logCall } from './log.ts';
import { requireRequest } from './require-request.ts';
import { putLines, selectLines, setDismissed, setRequest } from './write-calls.sql.ts';

async function seen(ctx: Ctx, id: string): Promise<PhoneCall> {
  const call = await selectCall(ctx.db, await viewerOf(ctx), id);
  if (!call) throw notFound('phone_call');
  return call;
}
/** A day of the installation's, as the moments that it begins and ends. */
function dayOf(ctx: Ctx, on: string): readonly [string, string] {
  const begins = Temporal.PlainDate.from(on).toZonedDateTime(ctx.organisation?.timeZone ?? 'UTC');
  return [begins.toInstant().toString(), begins.add({ days: 1 }).toInstant().toString()];
}

export const callsHandlers = (classOf: ClassOf): Handlers<'calls'> => ({
  async list(ctx, { on, cursor, limit, ...of }) {
    if (of.accountId) await requireAccount(ctx, of.accountId, 'reads');
    const query = { ...of, span: on ? dayOf(ctx, on) : null, after: readCursor(cursor, 2), limit };
    const rows = await selectCalls(ctx.db, await viewerOf(ctx), query);
    return pageFrom(
      rows,
      limit,
      (row) => row,
      ({ beganAt, id }) => [beganAt, id],
    );
  },
  mine: async (ctx) => ({ live: await isLive(ctx.db), items: await selectMine(ctx.db, await viewerOf(ctx)) }),
  figures,
  get: (ctx, { id }) => seen(ctx, id),
  log: async (ctx, input) => seen(ctx, await logCall(ctx, classOf, input)),
  async link(ctx, { id, requestId }) {
    const before = await seen(ctx, id);
    const request = requestId ? await requireRequest(ctx, requestId) : null;
    if (before.accountId && request?.accountId && before.accountId !== request.accountId)
      throw new Fault('conflict', 'phone_call.customers');
    await setRequest(ctx.db, id, requestId);
    const told = { entity: 'phone_call', entityId: id, before: { requestId: before.requestId }, after: { requestId } };
    await ctx.record({ action: 'phone_call.link', ...told });
    return seen(ctx, id);
  },
  async identify(ctx, { id, accountId, contactId, remember }) {
    const before = await seen(ctx, id);
    await checkAbout(ctx, { accountId, contactId, productId: null });
    await setCaller(ctx.db, { id, accountId, contactId });
    if (remember) await rememberNumber(ctx.db, { id, accountId, contactId, userId: ctx.actor.userId, now: ctx.now });
    const told = { before: { accountId: before.accountId }, after: { accountId, remember } };
    await ctx.record({ action: 'phone_call.identify', entity: 'phone_call', entityId: id, ...told });
    return seen(ctx, id);
  },
  async dismiss(ctx, { id }) {
    await seen(ctx, id);
    await setDismissed(ctx.db, id, ctx.actor.userId, ctx.now);
    await ctx.record({ action: 'phone_call.dismiss', entity: 'phone_call', entityId: id });
    return { done: true };
  },
  lines: async (ctx) => ({ items: await selectLines(ctx.db) }),
  async setLines(ctx, { items }) {
    const before = await selectLines(ctx.db);
    await putLines(ctx.db, items);
    const after = await selectLines(ctx.db);
    await ctx.record({ action: 'phone_call.set_lines', entity: 'phone_call', before, after });
    return { items: after };
  },
});
