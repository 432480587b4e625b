import { amountOf, type ResourceRequest } from '@fulcrum/contract';
import { type Ctx, type Handlers, may, requireAccount, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { decimal, micro, times } from '../../kernel/micro.ts';
import { refuseField } from '../../records/index.ts';
import { type OutcomeHook, requestApproval, withdrawApproval } from '../approvals/index.ts';
import { levelsOf } from './levels-of.ts';
import { insertRequest, lockRequest, missingFor, move, offered } from './request-writes.sql.ts';
import { requestBy, type Viewer } from './requests.sql.ts';

type Verbs = Handlers<'resourceRequests'>;
type Input<Name extends keyof Verbs> = Parameters<Verbs[Name]>[1];
const byOf = (ctx: WriteCtx) => ({ userId: ctx.actor.userId, now: ctx.now, today: ctx.today });

export async function viewerOf(ctx: Ctx, asOf: string = ctx.today): Promise<Viewer> {
  const { actor } = ctx;
  return {
    ...{ userId: actor.userId, asOf },
    reads: await scopeOf(ctx, 'reads'),
    writes: await scopeOf(ctx, 'writes'),
    ...{ asks: may(actor, 'resources.ask'), does: may(actor, 'resources.do'), keeps: may(actor, 'policies.edit') },
    ...{ readsPolicies: may(actor, 'policies.read'), readsPlays: may(actor, 'plays.read'), readsFacts: may(actor, 'facts.read') },
  };
}

export async function get(ctx: Ctx, { id, asOf }: { id: string; asOf?: string | undefined }): Promise<ResourceRequest> {
  const found = await requestBy(ctx.db, await viewerOf(ctx, asOf), id);
  if (!found) throw notFound('resource_request');
  return found;
}

/** What the audit log of the customer keeps of a step. */
const entry = (verb: string, accountId: string, after: object, note = '') => ({
  ...{ action: `resource_request.${verb}`, entity: 'account', entityId: accountId, after },
  ...(note ? { note } : {}),
});

export async function ask(ctx: WriteCtx, input: Input<'ask'>): Promise<ResourceRequest> {
  const { accountId, resourceId, why, wantedOn, quantity, objectiveId, planId, playId } = input;
  await requireAccount(ctx, accountId, 'writes');
  const about = await offered(ctx.db, { resourceId, accountId, today: ctx.today });
  if (!about) throw notFound('resource');
  if (wantedOn < ctx.today)
    throw refuseField(ctx, 'wantedOn', 'too_small', { zh: '期望日期不能早于今天', en: 'It cannot be wanted before today' });
  const missing = await missingFor(ctx.db, { accountId, objectiveId, planId, playId });
  if (missing) throw notFound(missing);
  const levels = levelsOf(about.levels);
  const entitled = levels.length === 0 || (about.level !== null && levels.includes(about.level));
  const id = newId();
  const { unitCost, level } = about;
  await insertRequest(
    ctx.db,
    { id, accountId, resourceId, why, wantedOn, quantity, unitCost, level, entitled, objectiveId, planId, playId },
    byOf(ctx),
  );
  await ctx.record(entry('ask', accountId, { requestId: id, resourceId, quantity, wantedOn, entitled }, why));
  const title = {
    zh: `${about.title.zh} ${amountOf(quantity, about.unit, 'zh')}${entitled ? '' : '（等级不适用）'}`,
    en: `${about.title.en}: ${amountOf(quantity, about.unit, 'en')}${entitled ? '' : ' (not for its tier)'}`,
  };
  const amount = decimal(times(micro(quantity), micro(unitCost)));
  const currency = ctx.organisation?.baseCurrency ?? null;
  await requestApproval(ctx, { kind: 'resource', accountId, recordId: id, title, reason: why, amount, currency });
  return get(ctx, { id });
}

/** What came of the approval. What was returned is still asked for: it is asked again or withdrawn. */
export const resourceDecided: OutcomeHook = async (ctx, { accountId, recordId, state, byId, note }) => {
  if (!accountId || !recordId || state === 'returned') return;
  const by = { ...byOf(ctx), userId: byId };
  const as = state === 'rejected' ? 'rejected' : 'cancelled';
  await move(ctx.db, { accountId, id: recordId }, state === 'approved' ? { to: 'approved' } : { to: 'ended', as, why: note ?? '' }, by);
  await ctx.record(entry('decide', accountId, { requestId: recordId, state }, note ?? ''));
};

const OPEN_STATES = new Set<ResourceRequest['state']>(['asked', 'approved', 'accepted']);
/** A request that the caller sees, locked, which they may move so now. */
async function take(
  ctx: WriteCtx,
  input: { id: string; revision: number },
  allowed: 'mayAccept' | 'mayDecline' | 'mayFinish' | 'mayCancel',
) {
  await lockRequest(ctx.db, input.id);
  const told = await get(ctx, { id: input.id });
  if (told.revision !== input.revision) throw new Fault('stale', 'resource.stale');
  // What somebody sees and has no part in is not theirs to cancel: as at other records, it is not found.
  if (allowed === 'mayCancel' && !told.mayCancel && OPEN_STATES.has(told.state)) throw notFound('resource_request');
  if (!told[allowed]) throw new Fault('conflict', 'resource_request.not_now');
  return told;
}

export async function accept(ctx: WriteCtx, { plannedOn, ...input }: Input<'accept'>): Promise<ResourceRequest> {
  const told = await take(ctx, input, 'mayAccept');
  if (plannedOn < ctx.today)
    throw refuseField(ctx, 'plannedOn', 'too_small', { zh: '计划日期不能早于今天', en: 'It cannot be planned before today' });
  await move(ctx.db, told, { to: 'accepted', plannedOn }, byOf(ctx));
  await ctx.record(entry('accept', told.accountId, { requestId: told.id, plannedOn }));
  return get(ctx, told);
}

export async function decline(ctx: WriteCtx, { reason, ...input }: Input<'decline'>): Promise<ResourceRequest> {
  const told = await take(ctx, input, 'mayDecline');
  await move(ctx.db, told, { to: 'ended', as: 'declined', why: reason }, byOf(ctx));
  await ctx.record(entry('decline', told.accountId, { requestId: told.id }, reason));
  return get(ctx, told);
}

export async function finish(
  ctx: WriteCtx,
  { on = ctx.today, quantity, cost, result, ...input }: Input<'finish'>,
): Promise<ResourceRequest> {
  const told = await take(ctx, input, 'mayFinish');
  const accepted = told.steps.find(({ step }) => step === 'accepted')?.on ?? told.askedOn;
  if (on < accepted || on > ctx.today)
    throw refuseField(ctx, 'on', 'day', { zh: '完成日期要在接单之后、今天之前', en: 'It is done after it was accepted and by today' });
  await move(ctx.db, told, { to: 'done', on, quantity, cost: cost ?? null, result }, byOf(ctx));
  await ctx.record(entry('finish', told.accountId, { requestId: told.id, on, quantity }, result));
  return get(ctx, told);
}

export async function cancel(ctx: WriteCtx, { reason, ...input }: Input<'cancel'>): Promise<ResourceRequest> {
  const told = await take(ctx, input, 'mayCancel');
  await move(ctx.db, told, { to: 'ended', as: 'cancelled', why: reason }, byOf(ctx));
  await withdrawApproval(ctx, { kind: 'resource', recordId: told.id, note: reason });
  await ctx.record(entry('cancel', told.accountId, { requestId: told.id }, reason));
  return get(ctx, told);
}
