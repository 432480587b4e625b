import type { ApprovalKind, Both } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { advance, withdraw } from './course.ts';
import { asSteps, atOf, baseAmountOf, namedSteps } from './steps-of.ts';
import { insertEvent, lockRequest, openRequestOf, putRequests, saveCourse } from './store.sql.ts';

export interface ApprovalAsked {
  kind: ApprovalKind;
  accountId?: string | null;
  /** What it is about, in the slice of its kind: one request of a record is open at a time. */
  recordId?: string | null;
  title: Both;
  reason: string;
  amount?: string | null;
  currency?: string | null;
}

/**
 * Asks for an approval in the caller's name and transaction. Who calls has checked that the caller may do so at the account. What comes of it
 * reaches the kind's outcome hook. Fails with approval.no_step or approval.nobody where the rules name nobody. Answers the request's id.
 */
export async function requestApproval(ctx: WriteCtx, asked: ApprovalAsked): Promise<string> {
  const { kind, accountId = null, recordId = null, title, reason, amount = null, currency = null } = asked;
  const askedBy = ctx.actor.userId;
  const baseAmount = await baseAmountOf(ctx, { amount, currency });
  const steps = await namedSteps(ctx, { kind, accountId, amount, currency, askerId: askedBy, baseAmount });
  const id = newId();
  const request = { id, kind, accountId, recordId, title, reason, amount, currency, baseAmount, askedBy, askedAt: ctx.now };
  const course = advance({ state: 'open', steps: asSteps(steps) }, await atOf(ctx));
  const events = [{ what: 'asked', at: ctx.now, by: askedBy, via: ctx.origin.via }];
  const [{ revision } = { revision: 1 }] = await putRequests(ctx.db, [{ request, course, events }]);
  await ctx.record({
    ...{ action: 'approval.ask', entity: 'approval', entityId: id, note: reason },
    after: {
      kind,
      accountId,
      recordId,
      title,
      amount,
      currency,
      steps: steps.map(({ rule, signers }) => [rule.id, signers.map((one) => one.id)]),
    },
  });
  await ctx.emit('approval.moved', { requestId: id, revision, state: 'open' }, ...(accountId ? [accountId] : []));
  return id;
}

/** Takes back the open request of a record that is no longer wanted; without one nothing happens. The outcome hook is not called. */
export async function withdrawApproval(ctx: WriteCtx, of: { kind: ApprovalKind; recordId: string; note: string | null }): Promise<void> {
  const id = await openRequestOf(ctx.db, of.kind, of.recordId);
  const stored = id && (await lockRequest(ctx.db, id));
  if (!stored || (stored.state !== 'open' && stored.state !== 'returned')) return;
  const course = withdraw(stored, await atOf(ctx));
  const revision = await saveCourse(ctx.db, { id, round: stored.round, course, now: ctx.now });
  const by = ctx.actor.userId;
  await insertEvent(ctx.db, { requestId: id, revision, what: 'withdrawn', at: ctx.now, by, via: ctx.origin.via, note: of.note });
  await ctx.record({ action: 'approval.withdraw', entity: 'approval', entityId: id, before: { state: stored.state }, note: of.note ?? '' });
  await ctx.emit('approval.moved', { requestId: id, revision, state: 'withdrawn' });
}
