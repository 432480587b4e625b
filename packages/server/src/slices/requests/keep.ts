import type { Severity } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { checkAbout } from './about.ts';
import { clockTimes } from './clock-times.ts';
import { workOutClocks } from './clocks.sql.ts';
import * as course from './course.ts';
import { dispatchNew } from './dispatching.ts';
import { type About, insertEntries, insertRequests, type NewEntry, numbered, type Stored, saveRequests } from './store.sql.ts';

/** The class of service of a customer; null: none, and its clocks have no targets. */
export type ClassOf = (ctx: Ctx, accountId: string | null) => Promise<string | null>;

/** Works out the clocks of some requests, in the transaction of what moved them. */
export async function workOut(ctx: Ctx, ids: readonly string[], oldest: string): Promise<void> {
  await workOutClocks(ctx.db, await clockTimes(ctx, oldest), sql`r.id = any(${ids}::uuid[])`);
}

/** Writes where requests stand now and what was said with it, and works their clocks out. */
export async function keep(ctx: WriteCtx, requests: readonly Stored[], entries: readonly NewEntry[], action: string): Promise<void> {
  await saveRequests(ctx.db, requests, ctx.now);
  await insertEntries(ctx.db, entries);
  const ids = requests.map(({ id }) => id);
  const oldest = requests.map(({ openedAt }) => openedAt).toSorted()[0] ?? ctx.now;
  await workOut(ctx, ids, oldest);
  const after = requests.map(({ id, status, severity, assigneeId, teamId, providerId, accountId }) => ({
    ...{ id, status, severity, assigneeId, teamId, providerId, accountId },
  }));
  const one = after.length === 1 ? after[0] : undefined;
  await ctx.record({ action, entity: 'service_request', entityId: one?.id ?? null, after: one ?? after });
}

export interface Opening extends Pick<About, 'accountId' | 'contactId' | 'productId' | 'code' | 'kind' | 'channel' | 'subject'> {
  severity: Severity;
  /** What the customer said; empty: nothing beyond the subject. */
  text: string;
  messageId?: string;
  /** What was said gets this id. */
  entryId?: string;
  /** Who wrote, where they are no known person. */
  authorName?: string;
  /** It is not proven that who it names wrote it, and which request it claims to go on with. */
  unproven?: { claims: string | null } | null;
  /** Files that were sent up before. */
  fileIds?: readonly string[];
}
/** That who wrote is not proven, with the request that they claim to answer. */
export async function unprovenEvent({ db, now }: Ctx, requestId: string, unproven: Opening['unproven']): Promise<NewEntry[]> {
  if (!unproven) return [];
  const entry = { requestId, id: newId(), at: now, kind: 'event' } as const;
  const claimed = unproven.claims === null ? undefined : await numbered(db, unproven.claims);
  return [{ ...entry, event: claimed ? { what: 'unproven_answer', ...claimed } : { what: 'unproven' } }];
}

/** Opens a request and dispatches it by the rules; answers its id. The caller has checked who may. */
export async function openRequest(
  ctx: WriteCtx,
  classOf: ClassOf,
  { severity, text, messageId, entryId = newId(), authorName, unproven = null, fileIds = [], ...about }: Opening,
): Promise<string> {
  await checkAbout(ctx, about);
  const given = await dispatchNew(ctx, { ...about, severity });
  const opened = course.open(ctx, severity);
  const dispatched = given.assigneeId || given.teamId || given.providerId;
  const id = newId();
  const stands = dispatched ? course.dispatch(opened, ctx) : opened;
  const by = ctx.actor.userId;
  const slaClass = await classOf(ctx, about.accountId);
  await insertRequests(ctx.db, [
    { ...stands, ...about, ...given, slaClass, rating: null, ratedAt: null, id, openedBy: by, changedAt: ctx.now },
  ]);
  const entry = { requestId: id, at: ctx.now };
  const entries: NewEntry[] = [{ ...entry, id: newId(), kind: 'event', authorId: by, event: { what: 'opened' } }];
  entries.push(...(await unprovenEvent(ctx, id, unproven)));
  const { channel, contactId } = about;
  const said = { channel, contactId, body: text, authorName: authorName ?? null, messageId: messageId ?? null, files: fileIds };
  if (text || fileIds.length) entries.push({ ...entry, id: entryId, kind: 'in', ...said });
  // By the rules: nobody of ours did it.
  if (dispatched) entries.push({ ...entry, id: newId(), kind: 'event', event: { what: 'dispatched' } });
  await insertEntries(ctx.db, entries);
  await workOut(ctx, [id], ctx.now);
  await ctx.record({ action: 'request.open', entity: 'service_request', entityId: id, after: { ...about, ...given, severity } });
  return id;
}
