import { Webhook } from '@fulcrum/contract';
import { sql } from 'kysely';
import * as z from 'zod';
import type { Ctx, WriteCtx } from '../../../access/index.ts';
import type { Db } from '../../../db/database.ts';
import { Fault, notFound } from '../../../kernel/fault.ts';
import { newId } from '../../../kernel/ids.ts';
import { readSetting, writeSetting } from '../../settings/index.ts';
import { newSecret } from './sign-webhook.ts';

const WEBHOOKS_KEY = 'notify.webhooks';
const KeptWebhook = Webhook.extend({
  oldSecretUntil: Webhook.shape.oldSecretUntil.default(null),
  sealedSecret: z.string(),
  sealedOldSecret: z.string().optional(),
});
export type KeptWebhook = z.infer<typeof KeptWebhook>;
const Kept = z.object({ targets: z.array(KeptWebhook).default([]) });

export const readWebhooks = async (db: Db): Promise<KeptWebhook[]> => (await readSetting(db, WEBHOOKS_KEY, Kept)).targets;

/** So long a secret that was changed still signs, beside the new one. */
const OVERLAP = { hours: 24 };
/** What signs at a moment, sealed: the secret, and the one before it while that is still known. */
export const secretsOf = ({ sealedSecret, sealedOldSecret, oldSecretUntil }: KeptWebhook, now: string): string[] => [
  sealedSecret,
  ...(sealedOldSecret && oldSecretUntil && Temporal.Instant.compare(now, oldSecretUntil) < 0 ? [sealedOldSecret] : []),
];

const shown = ({ sealedSecret: _, sealedOldSecret: __, ...target }: KeptWebhook): Webhook => target;
export const listWebhooks = async (ctx: Ctx): Promise<{ items: Webhook[] }> => ({ items: (await readWebhooks(ctx.db)).map(shown) });

export async function findWebhook(db: Db, id: string): Promise<KeptWebhook> {
  const found = (await readWebhooks(db)).find((target) => target.id === id);
  if (!found) throw notFound('webhook');
  return found;
}

/** Puts a target in the place of another, under a lock and with its record: two who do so at once do not undo one another. `null`: there is none. */
async function replace(ctx: WriteCtx, action: string, of: (all: readonly KeptWebhook[]) => Record<'before' | 'after', KeptWebhook | null>) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${WEBHOOKS_KEY}, 0))`.execute(ctx.db);
  const all = await readWebhooks(ctx.db);
  const { before, after } = of(all);
  const targets = [...all.filter(({ id }) => id !== before?.id), ...(after ? [after] : [])].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await writeSetting(ctx.db, WEBHOOKS_KEY, { targets }, { now: ctx.now, userId: ctx.actor.userId });
  await ctx.record({
    ...{ action: `webhook.${action}`, entity: 'setting', entityId: (after ?? before)?.id },
    ...{ before: before && shown(before), after: after && shown(after) },
  });
}

type Said = Pick<Webhook, 'name' | 'url' | 'enabled'>;
export async function createWebhook(ctx: WriteCtx, said: Said): Promise<Webhook & { secret: string }> {
  const secret = newSecret();
  const made: KeptWebhook = { ...said, id: newId(), goneAt: null, oldSecretUntil: null, sealedSecret: ctx.services.seal(secret) };
  await replace(ctx, 'create', (all) => {
    if (all.some(({ name }) => name === said.name)) throw new Fault('conflict', 'webhook.name_taken');
    return { before: null, after: made };
  });
  return { ...shown(made), secret };
}

export async function changeWebhook(
  ctx: WriteCtx,
  { id, url, enabled }: { id: string; url?: string | undefined; enabled?: boolean | undefined },
): Promise<Webhook> {
  const before = await findWebhook(ctx.db, id);
  let after = before;
  await replace(ctx, 'change', (all) => {
    const was = all.find((one) => one.id === id) ?? before;
    after = { ...was, url: url ?? was.url, enabled: enabled ?? was.enabled, goneAt: enabled || url ? null : was.goneAt };
    return { before: was, after };
  });
  return shown(after);
}

/** A new secret in the place of the old, which signs beside it for a day so that the other side can change over. */
export async function renewSecret(ctx: WriteCtx, { id }: { id: string }): Promise<Webhook & { secret: string }> {
  const found = await findWebhook(ctx.db, id);
  const secret = newSecret();
  let after = found;
  await replace(ctx, 'renew_secret', (all) => {
    const before = all.find((one) => one.id === id) ?? found;
    after = {
      ...before,
      ...{ sealedSecret: ctx.services.seal(secret), sealedOldSecret: before.sealedSecret },
      oldSecretUntil: Temporal.Instant.from(ctx.now).add(OVERLAP).toString(),
    };
    return { before, after };
  });
  return { ...shown(after), secret };
}

export async function removeWebhook(ctx: WriteCtx, { id }: { id: string }): Promise<{ id: string }> {
  const before = await findWebhook(ctx.db, id);
  await replace(ctx, 'remove', () => ({ before, after: null }));
  return { id };
}

/** It answered that it is there no more: nothing is sent there until somebody switches it on again. */
export const switchOffGone = (ctx: WriteCtx, gone: KeptWebhook): Promise<void> =>
  replace(ctx, 'gone', (all) => {
    const before = all.find(({ id }) => id === gone.id) ?? null;
    return { before, after: before && { ...before, enabled: false, goneAt: ctx.now } };
  });
