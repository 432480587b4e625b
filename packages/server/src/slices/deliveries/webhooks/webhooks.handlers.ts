import type { Handlers, WriteCtx } from '../../../access/index.ts';
import { callWebhook } from './call-webhook.ts';
import { changeWebhook, createWebhook, findWebhook, listWebhooks, removeWebhook, renewSecret } from './webhook-store.ts';

/** Tells the target something now. What is answered is an answer, not a failure of the call. */
async function test(ctx: WriteCtx, { id }: { id: string }) {
  const target = await findWebhook(ctx.db, id);
  const refusal = await callWebhook(ctx, target, { id: `msg_${ctx.origin.requestId}`, type: 'test', timestamp: ctx.now, data: {} });
  const error = refusal?.error ?? null;
  await ctx.record({ action: 'webhook.test', entity: 'setting', entityId: id, after: { error } });
  return { sent: error === null, error };
}

export const webhooksHandlers: Handlers<'webhooks'> = {
  list: listWebhooks,
  create: createWebhook,
  change: changeWebhook,
  remove: removeWebhook,
  renewSecret,
  test,
};
