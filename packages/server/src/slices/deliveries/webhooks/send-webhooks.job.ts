import type { Language } from '@fulcrum/contract';
import * as z from 'zod';
import { defineJob, type Job, type JobCtx } from '../../../access/index.ts';
import { nextAttempt } from '../back-off.ts';
import { noteOutcomes, type Outcome } from '../deliveries.sql.ts';
import { callWebhook, type Event } from './call-webhook.ts';
import { type CallContent, type ClaimedCall, claimCalls } from './webhook-deliveries.sql.ts';
import { type KeptWebhook, readWebhooks, switchOffGone } from './webhook-store.ts';

/** All of a batch at once: each has seconds to answer, and a dead target keeps no other waiting for long. */
const BATCH = 20;
const BATCHES = 25;

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

/** Sends one and notes at once what came of it: a kill between the two sends it again, by the same id. */
async function sendOne(ctx: JobCtx, target: KeptWebhook | undefined, call: ClaimedCall): Promise<boolean> {
  const outcome = await attempt(ctx, target, call);
  await noteOutcomes(ctx.db, [{ ...call, outcome }], ctx.clock.now().toString());
  return outcome.sent;
}

async function sendBatch(ctx: JobCtx): Promise<boolean[]> {
  const calls = await claimCalls(ctx.db, ctx.clock.now().toString(), BATCH);
  const targets = new Map(calls.length ? (await readWebhooks(ctx.db)).map((target) => [target.name, target]) : []);
  return Promise.all(calls.map((call) => sendOne(ctx, targets.get(call.content.to), call)));
}

/** Tells programs outside what is due, every minute; what is left is due the next. */
// unaudited: every attempt is kept with its delivery
const sendWebhooksJob = defineJob({
  name: 'deliveries.webhooks',
  label: { zh: '推送到外部系统', en: 'Call targets outside' },
  input: z.object({}),
  async run(ctx) {
    const done: boolean[] = [];
    for (let batch = 0; batch < BATCHES; batch++) {
      const sent = await sendBatch(ctx);
      done.push(...sent);
      if (sent.length < BATCH) break;
    }
    const sent = done.filter(Boolean).length;
    return done.length ? { sent, failed: done.length - sent } : null;
  },
});

export const webhookJobs: readonly Job[] = [sendWebhooksJob];
