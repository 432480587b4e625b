import type { ApprovalKind, ApprovalTold } from '@fulcrum/contract';
import { type Ctx, type Handlers, may, pageFrom, readCursor, requireAccount, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { countWaiting, listApprovals, selectApproval, type Viewer } from './approval-row.sql.ts';
import type { Course } from './course.ts';
import { changeRequest, insertEvent, lockRequest, type NewEvent, type Stored, saveCourse } from './store.sql.ts';

type Input<Name extends keyof Handlers<'approvals'>> = Parameters<Handlers<'approvals'>[Name]>[1];

/** What came of a request, told to the slice that asked for it in the transaction of the decision. */
export interface Outcome {
  requestId: string;
  accountId: string | null;
  recordId: string | null;
  state: 'approved' | 'rejected' | 'returned' | 'withdrawn';
  /** Who decided last, and what they said. */
  byId: string | null;
  note: string | null;
}
export type OutcomeHook = (ctx: WriteCtx, outcome: Outcome) => Promise<void>;
export type OutcomeHooks = Partial<Record<ApprovalKind, OutcomeHook>>;

export const viewerOf = async (ctx: Ctx): Promise<Viewer> => ({
  userId: ctx.actor.userId,
  reads: await scopeOf(ctx, 'reads'),
  administers: may(ctx.actor, 'settings.manage'),
  today: ctx.today,
  now: ctx.now,
});

export async function get(ctx: Ctx, { id }: { id: string }): Promise<ApprovalTold> {
  const found = await selectApproval(ctx.db, await viewerOf(ctx), id);
  if (!found) throw notFound('approval');
  return found;
}

export async function list(ctx: Ctx, { limit, cursor, view, accountId, state }: Input<'list'>) {
  if (accountId) await requireAccount(ctx, accountId, 'reads');
  const rows = await listApprovals(ctx.db, await viewerOf(ctx), { view, accountId, state, limit, after: readCursor(cursor, 2) });
  return pageFrom(
    rows,
    limit,
    (row) => row,
    (row) => [view === 'waiting' ? (row.dueAt ?? row.askedAt) : row.askedAt, row.id],
  );
}

export const waiting = async (ctx: Ctx) => countWaiting(ctx.db, await viewerOf(ctx));

/** A request that the caller sees, locked as it stands. Fails with not_found, or stale when somebody was faster. */
export async function take(
  ctx: WriteCtx,
  { id, revision }: { id: string; revision: number },
): Promise<{ stored: Stored; told: ApprovalTold }> {
  const stored = await lockRequest(ctx.db, id);
  const told = await get(ctx, { id });
  if (!stored) throw notFound('approval');
  if (stored.revision !== revision) throw new Fault('stale', 'resource.stale');
  if (stored.state !== 'open' && stored.state !== 'returned') throw new Fault('conflict', 'approval.ended');
  return { stored, told };
}

/** Writes what a verb made of a course, in the course and in the log, and tells the slice that asked. */
export async function keep(
  ctx: WriteCtx,
  hooks: OutcomeHooks,
  of: {
    stored: Stored;
    course: Course;
    round?: number;
    change?: Parameters<typeof changeRequest>[1];
    event: Pick<NewEvent, 'what' | 'forId' | 'toId' | 'note'>;
    action: string;
  },
): Promise<ApprovalTold> {
  const { stored, course, event, action } = of;
  const { id, accountId, recordId } = stored;
  const by = ctx.actor.userId;
  if (of.change) await changeRequest(ctx.db, of.change);
  const revision = await saveCourse(ctx.db, { id, round: of.round ?? stored.round, course, now: ctx.now });
  await insertEvent(ctx.db, { requestId: id, revision, at: ctx.now, by, via: ctx.origin.via, ...event });
  await ctx.record({
    ...{ action, entity: 'approval', entityId: id, before: { state: stored.state, revision: stored.revision } },
    after: { state: course.state, kind: stored.kind, accountId, recordId, forId: event.forId ?? null, toId: event.toId ?? null },
    ...(event.note ? { note: event.note } : {}),
  });
  await ctx.emit('approval.moved', { requestId: id, revision, state: course.state }, ...(accountId ? [accountId] : []));
  if (course.state !== 'open' && course.state !== stored.state)
    await hooks[stored.kind]?.(ctx, { requestId: id, accountId, recordId, state: course.state, byId: by, note: event.note ?? null });
  return get(ctx, { id });
}
