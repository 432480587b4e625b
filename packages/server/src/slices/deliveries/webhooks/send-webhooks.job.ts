import type { Language } from '@fulcrum/contract';
import * as z from 'zod';
import { defineJob, type Job, type JobCtx } from '../../../access/index.ts';
import { nextAttempt } from '../back-off.ts';
import { deliverDue } from '../deliver-due.ts';
import type { Outcome } from '../deliveries.sql.ts';
import { callWebhook, type Event } from './call-webhook.ts';
import type { CallContent, ClaimedCall } from './webhook-deliveries.sql.ts';
import { type KeptWebhook, readWebhooks, switchOffGone } from './webhook-store.ts';

const STOPPED: Record<Language, Record<'none' | 'off', string>> = {
  zh: { none: '没有这个推送目标，没有发送', off: '推送目标已停用，没有发送' },
  en: { none: 'There is no such target: not sent', off: 'The target is switched off: not sent' },
};

/** The base keeps no order of names; a target is told them in ours. */
function said(content: CallContent): Pick<Event, 'type' | 'data'> {
  if (content.type === 'feedback.moved') {
    const { number, title, description, kind, area, route, severity, state, before, key } = content.data;
    return { type: content.type, data: { number, title, description, kind, area, route, severity, state, before, key } };
  }
  const { play, step, run, account, occasion } = content.data;
  return { type: 'play.step', data: { play, step, run, account, occasion } };
}

async function attempt(ctx: JobCtx, target: KeptWebhook | undefined, { id, content, attempts, createdAt }: ClaimedCall): Promise<Outcome> {
  const stopped = STOPPED[ctx.organisation?.language ?? 'zh'];
  if (!target?.enabled) return { sent: false, error: target ? stopped.off : stopped.none, nextAt: null };
  const refusal = await callWebhook(ctx, target, { id: `msg_${id}`, timestamp: createdAt, ...said(content) });
  if (!refusal) return { sent: true };
  if (refusal.isGone) await ctx.write((write) => switchOffGone(write, target));
  const nextAt = refusal.isGone ? null : nextAttempt(attempts, ctx.clock.now().toString(), refusal.retryAfter);
  return { sent: false, error: refusal.error, nextAt };
}

/** Tells programs outside what is due, every minute; what is left is due the next. */
// unaudited: every attempt is kept with its delivery
const sendWebhooksJob = defineJob({
  name: 'deliveries.webhooks',
  label: { zh: '推送到外部系统', en: 'Call targets outside' },
  input: z.object({}),
  run: (ctx) =>
    deliverDue<CallContent>(ctx, 'webhook', {
      async open() {
        const targets = new Map((await readWebhooks(ctx.db)).map((target) => [target.name, target]));
        return (call) => attempt(ctx, targets.get(call.content.to), call);
      },
    }),
});

export const webhookJobs: readonly Job[] = [sendWebhooksJob];
