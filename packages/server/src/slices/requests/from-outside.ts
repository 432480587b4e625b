import type { WriteCtx } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import * as course from './course.ts';
import { readRules } from './desk-rules.ts';
import { type ClassOf, keep, type Opening, openRequest, unprovenEvent } from './keep.ts';
import { finalOf, lockRequests, type NewEntry } from './store.sql.ts';

/** What came in by a channel that threads: mail, a portal, a hook. */
export interface Incoming extends Opening {
  /** The request that it continues, if it does. */
  requestId: string | null;
}
export interface Taken {
  requestId: string;
  /** `opened` a request, `continued` one, or `followed` one that was closed too long ago. */
  how: 'opened' | 'continued' | 'followed';
}

const tooLate = (closedAt: string | null, now: string, days: number): boolean =>
  closedAt !== null && Temporal.Instant.compare(Temporal.Instant.from(closedAt).add({ hours: 24 * days }), Temporal.Instant.from(now)) < 0;

/** Takes in what a customer says by a channel: it goes on with its request, or opens one. Merged requests lead to the one that took them in. */
export async function takeIn(ctx: WriteCtx, classOf: ClassOf, { requestId, ...opening }: Incoming): Promise<Taken> {
  const stored = requestId ? await lockFinal(ctx, requestId) : undefined;
  if (!stored) return { requestId: await openRequest(ctx, classOf, opening), how: 'opened' };
  const { reopenDays } = await readRules(ctx);
  if (tooLate(stored.closedAt, ctx.now, reopenDays)) {
    const { accountId, contactId, productId, kind } = stored;
    const id = await openRequest(ctx, classOf, { ...opening, accountId, contactId: opening.contactId ?? contactId, productId, kind });
    const link: NewEntry = {
      requestId: id,
      id: newId(),
      at: ctx.now,
      kind: 'event',
      event: { what: 'split_from', otherId: stored.id, otherNumber: stored.number },
    };
    await keep(ctx, await lockRequests(ctx.db, [id]), [link], 'request.follow');
    return { requestId: id, how: 'followed' };
  }
  const next = course.receive(stored, ctx);
  const entry = { requestId: stored.id, at: ctx.now };
  const said: NewEntry = {
    ...{
      ...entry,
      id: opening.entryId ?? newId(),
      kind: 'in',
      channel: opening.channel,
      contactId: opening.contactId ?? null,
      body: opening.text,
    },
    ...{ authorName: opening.authorName ?? null, messageId: opening.messageId ?? null, files: opening.fileIds ?? [] },
  };
  const again: NewEntry[] = next.reopened > stored.reopened ? [{ ...entry, id: newId(), kind: 'event', event: { what: 'reopened' } }] : [];
  const before = await unprovenEvent(ctx, stored.id, opening.unproven);
  await keep(ctx, [{ ...stored, ...next }], [...before, said, ...again], 'request.receive');
  return { requestId: stored.id, how: 'continued' };
}

async function lockFinal(ctx: WriteCtx, id: string) {
  const last = await finalOf(ctx.db, id);
  return last === undefined ? undefined : (await lockRequests(ctx.db, [last]))[0];
}
