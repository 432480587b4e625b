import { type ChannelHook, HOOK_ANSWER_SECRETS, HOOK_SECRETS, type HookKind, type RequestChannel } from '@fulcrum/contract';
import type { Handlers, WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId, newSecret, sha256 } from '../../kernel/ids.ts';
import { hearCall } from '../calls/index.ts';
import { newWebhookSecret } from '../deliveries/index.ts';
import { requireUsableProducts } from '../orders/index.ts';
import { checkAbout } from '../requests/index.ts';
import { isProgram } from './adapters/signed.ts';
import { tryAnswers } from './answers/try-answers.ts';
import { hearNews } from './collect/hear-news.ts';
import { allHooks, deleteHook, type HookRow, hookById, type KeptHook, noteHeard, putHook } from './hooks.sql.ts';
import { receive } from './receive.ts';

type Secrets = Readonly<Record<string, string | undefined>>;
const shown = ({ sealedSecrets: _, secretHash: __, ...row }: HookRow): ChannelHook => row;
/** What the audit keeps: no secret, and nothing that moves by itself. */
const told = ({ name, kind, channel, enabled, answers, productId }: KeptHook) => ({
  ...{ name, kind, channel, enabled, answers, productId },
});
const channelOf = (kind: HookKind, named: RequestChannel): RequestChannel => {
  if (kind === 'call') return 'phone';
  if (kind === 'wechat_kf') return 'wechat';
  return kind === 'signed' ? named : kind;
};
const NOBODY = { accountId: null, contactId: null };

async function find(ctx: WriteCtx, id: string): Promise<HookRow> {
  const hook = await hookById(ctx.db, id);
  if (!hook) throw notFound('channel_hook');
  return hook;
}

async function keep(ctx: WriteCtx, action: string, before: HookRow | null, after: KeptHook): Promise<ChannelHook> {
  await checkAbout(ctx, { ...NOBODY, productId: after.productId }, { ...NOBODY, productId: before?.productId ?? null });
  if (after.productId && after.productId !== before?.productId) await requireUsableProducts(ctx, [after.productId]);
  if (!(await putHook(ctx.db, after, ctx.now))) throw new Fault('conflict', 'channel_hook.name_taken');
  await ctx.record({
    action: `channel_hook.${action}`,
    entity: 'channel_hook',
    entityId: after.id,
    before: before && told(before),
    after: told(after),
  });
  return shown(await find(ctx, after.id));
}

/** What a secret looks like, where that can be told: an AES key of WeCom and WeChat has 43 signs. */
const LOOKS: Readonly<Record<string, RegExp>> = { aesKey: /^[A-Za-z0-9+/]{43}$/, agentId: /^\d{1,15}$/, url: /^https:\/\/[^\s/]+/ };
/** All that a platform signs with, and speaks with where answers are sent: neither less nor something else. */
function requireSecrets({ kind, answers }: Pick<KeptHook, 'kind' | 'answers'>, secrets: Secrets): void {
  const speaks: readonly string[] = HOOK_ANSWER_SECRETS[kind];
  const asked = new Set<string>([...HOOK_SECRETS[kind], ...(answers ? speaks : [])]);
  const known = ['secret', ...HOOK_SECRETS[kind], ...speaks];
  const wrong = [
    ...[...asked].filter((name) => !secrets[name]),
    ...Object.entries(secrets).flatMap(([name, value]) => (value && LOOKS[name]?.test(value) === false ? [name] : [])),
    ...Object.keys(secrets).filter((name) => !known.includes(name)),
  ].map((name) => ({ path: ['secrets', name], code: 'invalid', message: name }));
  if (answers && !speaks.length) wrong.push({ path: ['answers'], code: 'invalid', message: 'answers' });
  if (wrong.length) throw new Fault('invalid', 'input.invalid', { count: wrong.length }, wrong);
}

/** A path, and what a program signs with, that nobody knew before. */
function fresh(ctx: WriteCtx, kind: HookKind, secrets: Secrets) {
  const path = newSecret('fh');
  const secret = isProgram(kind) ? newWebhookSecret() : null;
  const sealedSecrets = ctx.services.seal(JSON.stringify(secret ? { ...secrets, secret } : secrets));
  return { path: `/hooks/${kind}/${path}`, secret, kept: { secretHash: sha256(path), sealedSecrets } };
}

export const channelHooksHandlers: Handlers<'channelHooks'> = {
  list: async (ctx) => ({ items: (await allHooks(ctx.db)).map(shown) }),
  async create(ctx, { secrets, channel, ...said }) {
    requireSecrets(said, secrets);
    const { kept, path, secret } = fresh(ctx, said.kind, secrets);
    const made = { id: newId(), ...said, channel: channelOf(said.kind, channel), ...kept };
    return { ...(await keep(ctx, 'create', null, made)), path, secret };
  },
  async change(ctx, { id, secrets, ...said }) {
    const before = await find(ctx, id);
    const now: Secrets = { ...JSON.parse(ctx.services.unseal(before.sealedSecrets)), ...secrets };
    const named = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
    const after = { ...before, ...named, sealedSecrets: ctx.services.seal(JSON.stringify(now)) };
    requireSecrets(after, now);
    return keep(ctx, 'change', before, after);
  },
  async renewSecret(ctx, { id }) {
    const before = await find(ctx, id);
    const { kept, path, secret } = fresh(ctx, before.kind, JSON.parse(ctx.services.unseal(before.sealedSecrets)));
    return { ...(await keep(ctx, 'renew_secret', before, { ...before, ...kept })), path, secret };
  },
  async remove(ctx, { id }) {
    const before = await find(ctx, id);
    await deleteHook(ctx.db, id);
    await ctx.record({ action: 'channel_hook.remove', entity: 'channel_hook', entityId: id, before: told(before) });
    return { id };
  },
  receive,
  hearNews,
  test: tryAnswers,
  async hearCall(ctx, { id, ...event }) {
    const hook = await find(ctx, id);
    if (!hook.enabled || hook.kind !== 'call') throw notFound('channel_hook');
    const callId = await hearCall(ctx, id, event);
    await noteHeard(ctx.db, id, ctx.now);
    return { callId };
  },
};
