import * as z from 'zod';
import { defineJob, type Job, type JobCtx } from '../../../access/index.ts';
import { claimMail, endMail, forgetRaw, postpone } from '../inbound.sql.ts';
import type { HandOver } from './arrived.ts';
import { handleMail } from './handle-mail.ts';

const MOST = 200;
const MOST_ATTEMPTS = 5;
const KEPT_DAYS = 90;
const LONGEST_ERROR = 300;

/** A mail that cannot be handled is tried again with growing pauses, then left to people; it stands in the way of no other. */
async function noteFailure(ctx: JobCtx, mail: { id: string; attempts: number }, thrown: unknown): Promise<void> {
  const error = (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, LONGEST_ERROR);
  ctx.log.error({ err: thrown, mail: mail.id, attempt: mail.attempts }, 'mail not handled');
  const now = ctx.clock.now();
  if (mail.attempts >= MOST_ATTEMPTS) await endMail(ctx.db, mail.id, { state: 'failed', error }, now.toString());
  else await postpone(ctx.db, mail.id, { nextAt: now.add({ minutes: mail.attempts ** 2 }).toString(), error });
}

/** Handles the mail that has waited longest; false: none waits. */
async function handleNext(ctx: JobCtx, handOver: HandOver): Promise<boolean> {
  const mail = await claimMail(ctx.db, ctx.clock.now().toString());
  if (!mail) return false;
  try {
    // Killed by it more often than it may fail: not tried once more.
    if (mail.attempts > MOST_ATTEMPTS) throw new Error('the process ended while it was handled');
    await ctx.write((own) => handleMail(handOver, { ...own, now: ctx.clock.now().toString() }, mail));
  } catch (error) {
    await noteFailure(ctx, mail, error);
  }
  return true;
}

/** Handles what arrived, the oldest first, every minute. */
const handleJob = (handOver: HandOver): Job =>
  defineJob({
    name: 'mail.handle',
    label: { zh: '处理来信', en: 'Handle mail that arrived' },
    input: z.object({}),
    async run(ctx) {
      let handled = 0;
      while (handled < MOST && (await handleNext(ctx, handOver))) handled += 1;
      return handled ? { handled } : null;
    },
  });

// unaudited: what is forgotten was handled long ago
const forgetJob = defineJob({
  name: 'mail.forget',
  label: { zh: '清理旧的来信原件', en: 'Forget what old mails said' },
  input: z.object({}),
  async run(ctx) {
    const before = Temporal.Instant.from(ctx.now).subtract({ hours: 24 * KEPT_DAYS });
    const forgotten = await forgetRaw(ctx.db, before.toString());
    return forgotten ? { forgotten } : null;
  },
});

export const handlingJobs = (handOver: HandOver): readonly Job[] => [handleJob(handOver)];
export const oldMailJobs: readonly Job[] = [forgetJob];
