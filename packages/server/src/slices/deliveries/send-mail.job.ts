import * as z from 'zod';
import { defineJob, type Job, type JobCtx } from '../../access/index.ts';
import { nextAttempt } from './back-off.ts';
import { type Claimed, claimMails, forgetEnded, noteOutcomes, type Outcome } from './deliveries.sql.ts';
import { readServer } from './mail-server.ts';
import { CONNECTIONS, type MailContent, MailError, openPost, type Post } from './smtp.ts';

const BATCH = 20;
const BATCHES = 25;
const KEPT_DAYS = 90;

async function attempt(post: Post, mail: Claimed<MailContent>, now: () => string): Promise<Outcome> {
  try {
    await post.send(mail.id, mail.content);
    return { sent: true };
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    return { sent: false, error: error.message, nextAt: error.isFinal ? null : nextAttempt(mail.attempts, now()) };
  }
}

/** Sends one and notes at once what came of it: a kill between the two sends it again, and between two mails neither. */
async function sendOne(ctx: JobCtx, post: Post, mail: Claimed<MailContent>): Promise<boolean> {
  const now = () => ctx.clock.now().toString();
  const outcome = await attempt(post, mail, now);
  await noteOutcomes(ctx.db, [{ ...mail, outcome }], now());
  return outcome.sent;
}

/** Sends up to a batch of what is due, on some connections side by side; none takes its next mail before it has noted what came of the last. */
async function sendBatch(ctx: JobCtx, post: Post): Promise<{ taken: number; sent: number }> {
  const mails = await claimMails<MailContent>(ctx.db, ctx.clock.now().toString(), BATCH);
  const left = mails.values();
  let sent = 0;
  const connection = async () => {
    for (const mail of left) if (await sendOne(ctx, post, mail)) sent += 1;
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return { taken: mails.length, sent };
}

/** Sends what is due, every minute; what is left is due the next. */
// unaudited: every attempt is kept with its delivery
const sendMailJob = defineJob({
  name: 'deliveries.mail',
  label: { zh: '发送邮件', en: 'Send mail' },
  input: z.object({}),
  async run(ctx) {
    const server = await readServer(ctx.db);
    if (!server?.enabled) return null;
    const post = openPost(server, server.sealedPassword === null ? null : ctx.services.unseal(server.sealedPassword));
    const total = { sent: 0, failed: 0 };
    try {
      for (let batch = 0; batch < BATCHES; batch++) {
        const { taken, sent } = await sendBatch(ctx, post);
        total.sent += sent;
        total.failed += taken - sent;
        if (taken < BATCH) break;
      }
    } finally {
      post.close();
    }
    return total.sent || total.failed ? total : null;
  },
});

// unaudited: what is forgotten was sent, or given up, long ago
const forgetJob = defineJob({
  name: 'deliveries.forget',
  label: { zh: '清理已发送的邮件', en: 'Forget what was sent' },
  input: z.object({}),
  async run(ctx) {
    const before = Temporal.Instant.from(ctx.now).subtract({ hours: 24 * KEPT_DAYS });
    const forgotten = await forgetEnded(ctx.db, before.toString());
    return forgotten ? { forgotten } : null;
  },
});

export const sendingJobs: readonly Job[] = [sendMailJob];
export const forgettingJobs: readonly Job[] = [forgetJob];
