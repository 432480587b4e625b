import type { Handlers, WriteCtx } from '../../access/index.ts';
import { requireAccount } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { insertInteraction } from '../interactions/index.ts';
import { type ClassOf, checkAbout, takeIn, viewerOf } from '../requests/index.ts';
import { findCaller } from './callers.sql.ts';
import { selectCall } from './calls.sql.ts';
import { requireRequest } from './require-request.ts';
import { insertCall, setRequest } from './write-calls.sql.ts';

type Input = Parameters<Handlers<'calls'>['log']>[1];
const FIRST_LINE = 60;

/** What was said becomes a request, is said in one, or is a contact made; answers the request. */
async function become(ctx: WriteCtx, classOf: ClassOf, input: Input): Promise<string | null> {
  const { becomes, accountId, contactId, text, requestId, direction } = input;
  if (becomes === 'interaction') {
    if (!accountId || !text) throw new Fault('invalid', 'phone_call.whose');
    await requireAccount(ctx, accountId, 'writes');
    const contactIds = contactId ? [contactId] : [];
    await insertInteraction(ctx, {
      accountId,
      contactIds,
      kind: 'call',
      channel: 'phone',
      direction,
      twoWay: true,
      summary: text,
      nextStep: null,
    });
  }
  if (becomes !== 'request') return requestId ?? null;
  if (!accountId && !(await viewerOf(ctx)).reads.all) throw new Fault('invalid', 'request.account_needed');
  const { kind, severity, subject = text.split('\n')[0]!.slice(0, FIRST_LINE) } = input;
  if (!subject) throw new Fault('invalid', 'phone_call.subject');
  const about = { accountId, contactId, productId: null, code: null, channel: 'phone', kind, severity, subject, text } as const;
  return (await takeIn(ctx, classOf, { requestId: null, ...about })).requestId;
}

/** Who called by the number, where nobody said so: of customers whom the caller of the verb sees. */
async function callerOf(ctx: WriteCtx, id: string): Promise<Pick<Input, 'accountId' | 'contactId'>> {
  await findCaller(ctx.db, id, ctx.today);
  const found = await selectCall(ctx.db, await viewerOf(ctx), id);
  return found?.accountMet ? found : { accountId: null, contactId: null };
}

/** Writes a call down by hand; its caller, and so whose request it becomes, is known by the number where nobody says who it was. */
export async function logCall(ctx: WriteCtx, classOf: ClassOf, input: Input): Promise<string> {
  const { accountId, contactId, minutes, text, requestId } = input;
  await checkAbout(ctx, { accountId, contactId, productId: null });
  if (requestId) await requireRequest(ctx, requestId);
  const began = input.beganAt ? Temporal.Instant.from(input.beganAt) : Temporal.Instant.from(ctx.now).subtract({ minutes });
  if (Temporal.Instant.compare(began, Temporal.Instant.from(ctx.now)) > 0) throw new Fault('invalid', 'phone_call.later');
  const id = newId();
  const { direction, number, pickedUp } = input;
  const made = { direction, number, pickedUp, beganAt: began.toString(), seconds: minutes * 60, accountId, contactId, note: text || null };
  await insertCall(ctx.db, { id, ...made, userId: ctx.actor.userId, requestId: null });
  // A call about a request is of the request's customer, whatever the number says.
  if (requestId) await setRequest(ctx.db, id, requestId);
  const who = await callerOf(ctx, id);
  const request = await become(ctx, classOf, { ...input, accountId: who.accountId, contactId: who.contactId });
  if (request && !requestId) await setRequest(ctx.db, id, request);
  const after = { direction, pickedUp, minutes, accountId: who.accountId, requestId: request };
  await ctx.record({ action: 'phone_call.log', entity: 'phone_call', entityId: id, after });
  return id;
}
