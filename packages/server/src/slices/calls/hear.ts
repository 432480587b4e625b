import type { CallEvent } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { findCaller } from './callers.sql.ts';
import { agentOf, lockCall, noteEvent, workOutCall } from './hear.sql.ts';

/** Takes in what a call centre says of a call; answers the call. The caller has checked that it is one of ours. */
export async function hearCall(ctx: WriteCtx, hookId: string, event: CallEvent): Promise<string> {
  const id = await lockCall(ctx.db, { id: newId(), hookId, callId: event.callId, at: event.at });
  await noteEvent(ctx.db, id, await agentOf(ctx.db, event.agent), event);
  await workOutCall(ctx.db, id);
  await findCaller(ctx.db, id, ctx.today);
  await ctx.record({ action: 'phone_call.hear', entity: 'phone_call', entityId: id, after: { event: event.event, at: event.at } });
  return id;
}
