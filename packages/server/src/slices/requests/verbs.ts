import type { RequestEvent, ServiceRequestTold } from '@fulcrum/contract';
import type { Handlers, WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { CHAT_JOB } from '../deliveries/index.ts';
import { aboutChanged, changesBetween, checkAbout } from './about.ts';
import { noteArticles } from './answered-with.sql.ts';
import * as course from './course.ts';
import { type Move, requireMove } from './course-rules.ts';
import { targetOf } from './dispatching.ts';
import { requireDrafts } from './files/files.sql.ts';
import { type ClassOf, keep, openRequest } from './keep.ts';
import { insertEntries, lockRequests, moveEntries, type NewEntry, type Stored, unansweredSince } from './store.sql.ts';
import { told } from './told.ts';
import { viewerOf } from './visibility.sql.ts';

type Verbs = Handlers<'serviceRequests'>;
type Input<Name extends keyof Verbs> = Parameters<Verbs[Name]>[1];

/** A request that the caller may work on, locked as it stands. Fails with not_found, forbidden, stale, or when its state does not allow the move. */
async function take(ctx: WriteCtx, { id, revision }: { id: string; revision?: number }, move?: Move): Promise<Stored> {
  const [stored] = await lockRequests(ctx.db, [id]);
  const seen = await told(ctx, id);
  if (!stored || !seen.mayWork) throw notFound('service_request');
  if (revision !== undefined && stored.revision !== revision) throw new Fault('stale', 'resource.stale');
  if (move) requireMove(move, stored);
  return stored;
}
/** Whose it is and where it goes is the desk's to say, not a provider's. */
async function takeAtDesk(ctx: WriteCtx, one: { id: string; revision?: number }, move: Move): Promise<Stored> {
  const stored = await take(ctx, one, move);
  if ((await viewerOf(ctx)).providers) throw new Fault('forbidden', 'access.forbidden');
  return stored;
}

type Said = Omit<NewEntry, 'requestId' | 'id' | 'at'>;
const happened = (what: RequestEvent['what'], more: Partial<RequestEvent> = {}): Said => ({ kind: 'event', event: { what, ...more } });
/** Entries in their order, by the caller. */
const entriesOf = (ctx: WriteCtx, requestId: string, said: readonly Said[]): NewEntry[] =>
  said.map((one) => ({
    requestId,
    id: newId(),
    at: ctx.now,
    authorId: ctx.actor.userId,
    authorName: ctx.actor.userId ? null : ctx.actor.name,
    ...one,
  }));

/** Makes a verb: takes the request, moves it, and keeps what was said with where it stands now. */
async function moved(
  ctx: WriteCtx,
  input: { id: string; revision: number },
  move: Move,
  by: (stored: Stored) => course.Course,
  said: (stored: Stored, next: course.Course) => readonly Said[],
): Promise<ServiceRequestTold> {
  const stored = await take(ctx, input, move);
  const next = by(stored);
  await keep(ctx, [{ ...stored, ...next }], entriesOf(ctx, stored.id, said(stored, next)), `request.${move}`);
  return told(ctx, stored.id);
}

export const verbs = (classOf: ClassOf) => ({
  async create(ctx: WriteCtx, { accountId, contactId, productId, code, ...of }: Input<'create'>) {
    if (!accountId && !(await viewerOf(ctx)).reads.all) throw new Fault('invalid', 'request.account_needed');
    await requireDrafts(ctx.db, of.fileIds, ctx.actor);
    const about = { accountId: accountId ?? null, contactId: contactId ?? null, productId: productId ?? null, code: code ?? null };
    const id = await openRequest(ctx, classOf, { ...of, ...about });
    return told(ctx, id);
  },

  async change(ctx: WriteCtx, { id, revision, ...change }: Input<'change'>) {
    const stored = await takeAtDesk(ctx, { id, revision }, 'change');
    const next = await aboutChanged(ctx, stored, change, ctx);
    const slaClass = next.accountId === stored.accountId ? stored.slaClass : await classOf(ctx, next.accountId);
    const [changes] = await changesBetween(ctx, [stored], [next]);
    await keep(ctx, [{ ...next, slaClass }], entriesOf(ctx, id, [happened('changed', { changes: changes ?? [] })]), 'request.change');
    return told(ctx, id);
  },

  async dispatch(ctx: WriteCtx, { id, revision, ...target }: Input<'dispatch'>) {
    const stored = await takeAtDesk(ctx, { id, revision }, 'dispatch');
    const given = await targetOf(ctx, target, stored.productId);
    const somebody = given.assigneeId ?? given.teamId ?? given.providerId;
    const next = { ...stored, ...(somebody ? course.dispatch(stored, ctx) : course.undispatch(stored)), ...given };
    const [changes] = await changesBetween(ctx, [stored], [next]);
    await keep(ctx, [next], entriesOf(ctx, id, [happened('dispatched', { changes: changes ?? [] })]), 'request.dispatch');
    return told(ctx, id);
  },
  async answer(ctx: WriteCtx, { text, channel, status, fileIds, articles, ...one }: Input<'answer'>) {
    await requireDrafts(ctx.db, fileIds, ctx.actor);
    const answered = await moved(
      ctx,
      one,
      'answer',
      (stored) => {
        const answered = course.answer(stored, ctx);
        if (stored.status === 'solved' || status === 'working') return answered;
        return status === 'solved' ? course.solve(answered, ctx) : course.wait(answered, ctx);
      },
      (stored, next) => [
        { kind: 'out', channel: channel ?? stored.channel, body: text, files: fileIds },
        ...(next.status === 'solved' && stored.status !== 'solved' ? [happened('solved')] : []),
      ],
    );
    if (answered.chat?.answers) await ctx.enqueue(CHAT_JOB, {}, { key: CHAT_JOB });
    if (articles.length) await noteArticles(ctx.db, { requestId: one.id, articles, now: ctx.now, userId: ctx.actor.userId });
    return answered;
  },

  async receive(ctx: WriteCtx, { text, channel, contactId, fileIds, ...one }: Input<'receive'>) {
    await requireDrafts(ctx.db, fileIds, ctx.actor);
    const stored = await take(ctx, one, 'receive');
    if (contactId) await checkAbout(ctx, { ...stored, contactId }, stored);
    const next = course.receive(stored, ctx);
    const said: Said[] = [
      {
        kind: 'in',
        channel: channel ?? stored.channel,
        body: text,
        contactId: contactId ?? stored.contactId,
        authorId: null,
        files: fileIds,
      },
      ...(next.reopened > stored.reopened ? [happened('reopened')] : []),
    ];
    await keep(ctx, [{ ...stored, ...next }], entriesOf(ctx, stored.id, said), 'request.receive');
    return told(ctx, stored.id);
  },

  async note(ctx: WriteCtx, { id, text, mentions, shared, fileIds }: Input<'note'>) {
    await take(ctx, { id });
    await requireDrafts(ctx.db, fileIds, ctx.actor);
    const entries = entriesOf(ctx, id, [{ kind: 'note', body: text, mentions, shared, files: fileIds }]);
    await insertEntries(ctx.db, entries);
    await ctx.record({
      action: 'request.note',
      entity: 'service_request',
      entityId: id,
      after: { entryId: entries[0]?.id, mentions, shared },
    });
    return told(ctx, id);
  },

  wait: (ctx: WriteCtx, { text, ...one }: Input<'wait'>) =>
    moved(
      ctx,
      one,
      'wait',
      (stored) => course.wait(stored, ctx),
      () => [{ ...happened('waiting'), body: text }],
    ),
  resume: (ctx: WriteCtx, one: Input<'resume'>) =>
    moved(
      ctx,
      one,
      'resume',
      (stored) => course.resume(stored, ctx),
      () => [happened('resumed')],
    ),
  solve: (ctx: WriteCtx, { text, ...one }: Input<'solve'>) =>
    moved(
      ctx,
      one,
      'solve',
      (stored) => course.solve(stored, ctx),
      () => [{ ...happened('solved'), body: text }],
    ),

  async close(ctx: WriteCtx, { callback, note, rating, ...one }: Input<'close'>) {
    if (callback === 'waived' && !note) throw new Fault('invalid', 'request.waiver_reason');
    const stored = await take(ctx, one, 'close');
    const rated = rating === undefined ? {} : { rating, ratedAt: ctx.now };
    const closed = { ...stored, ...course.close(stored, ctx, callback, note || null), ...rated };
    await keep(ctx, [closed], entriesOf(ctx, stored.id, [{ ...happened(callback), body: note }]), 'request.close');
    return told(ctx, stored.id);
  },
  cancel: (ctx: WriteCtx, { reason, ...one }: Input<'cancel'>) =>
    moved(
      ctx,
      one,
      'cancel',
      (stored) => course.callOff(stored, ctx),
      () => [{ ...happened('cancelled'), body: reason }],
    ),
  reopen: (ctx: WriteCtx, { reason, ...one }: Input<'reopen'>) =>
    moved(
      ctx,
      one,
      'reopen',
      (stored) => course.reopen(stored, ctx),
      () => [{ ...happened('reopened'), body: reason }],
    ),

  async merge(ctx: WriteCtx, { intoId, ...one }: Input<'merge'>) {
    if (intoId === one.id) throw new Fault('invalid', 'request.merge_self');
    // Both at once, in their order: two who merge each into the other would else wait for one another.
    await lockRequests(ctx.db, [one.id, intoId]);
    const stored = await takeAtDesk(ctx, one, 'merge');
    const into = await take(ctx, { id: intoId });
    if (into.mergedInto) throw new Fault('conflict', 'request.merged');
    if (stored.accountId && into.accountId && stored.accountId !== into.accountId) throw new Fault('conflict', 'request.merge_customers');
    await moveEntries(ctx.db, stored.id, intoId, 'all');
    const entries = [
      ...entriesOf(ctx, stored.id, [happened('merged', { otherId: intoId, otherNumber: into.number })]),
      ...entriesOf(ctx, intoId, [happened('took_in', { otherId: stored.id, otherNumber: stored.number })]),
    ];
    const whose = into.accountId ? {} : { accountId: stored.accountId, contactId: stored.contactId };
    const slaClass = into.accountId ? into.slaClass : await classOf(ctx, stored.accountId);
    const ended = { ...stored, ...course.callOff(stored, ctx, intoId) };
    await keep(ctx, [ended, { ...into, ...whose, slaClass }], entries, 'request.merge');
    return told(ctx, stored.id);
  },

  async split(ctx: WriteCtx, { entryIds, subject, kind, severity, ...one }: Input<'split'>) {
    const stored = await takeAtDesk(ctx, one, 'split');
    const { accountId, contactId, productId, channel } = stored;
    const about = { accountId, contactId, productId, channel, code: null, subject, kind: kind ?? stored.kind };
    const id = await openRequest(ctx, classOf, { ...about, severity: severity ?? stored.severity, text: '' });
    const movedEntries = await moveEntries(ctx.db, stored.id, id, entryIds);
    if (movedEntries !== new Set(entryIds).size) throw new Fault('invalid', 'request.split_entries');
    const split = await told(ctx, id);
    const entries = [
      ...entriesOf(ctx, stored.id, [happened('split_off', { otherId: id, otherNumber: split.number })]),
      ...entriesOf(ctx, id, [happened('split_from', { otherId: stored.id, otherNumber: stored.number })]),
    ];
    const rest = course.leave(stored, ctx, await unansweredSince(ctx.db, stored.id));
    await keep(ctx, [{ ...stored, ...rest }], entries, 'request.split');
    return told(ctx, id);
  },
});
