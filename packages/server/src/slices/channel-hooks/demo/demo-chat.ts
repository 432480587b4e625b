import type { Language } from '@fulcrum/contract';
import type { WriteCtx } from '../../../access/index.ts';
import { newId, newSecret, sha256 } from '../../../kernel/ids.ts';
import { newWebhookSecret } from '../../deliveries/index.ts';
import { putHook } from '../hooks.sql.ts';
import { markDemoHook, threadDemoTalks } from './demo-chat.sql.ts';

const NAMES: Record<Language, string> = { zh: '企业微信客服（演示）', en: 'WeCom service (demo)' };

/** A chat of the demo, with the requests that are said to have come by it. It is not in use: nothing can be handed in, and nothing is sent. */
export async function insertDemoChat(ctx: WriteCtx): Promise<void> {
  const id = newId();
  const name = NAMES[ctx.organisation?.language ?? ctx.language];
  // Nobody knows them; they look as the platform's do, so that the chat can be changed like any.
  const made = { token: newSecret('fh'), aesKey: newWebhookSecret().slice(6, 49), receiver: 'demo' };
  const secrets = { secretHash: sha256(newSecret('fh')), sealedSecrets: ctx.services.seal(JSON.stringify(made)) };
  const hook = { id, name, kind: 'wecom', channel: 'wecom', enabled: false, answers: false, productId: null } as const;
  if (!(await putHook(ctx.db, { ...hook, ...secrets }, ctx.now))) return;
  await markDemoHook(ctx.db, id);
  await threadDemoTalks(ctx.db, id);
}
