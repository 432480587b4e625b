import type { Language } from '@fulcrum/contract';
import * as z from 'zod';
import { defineJob, type Job, type JobCtx } from '../../access/index.ts';
import { readFile } from '../files/index.ts';
import { nextAttempt } from './back-off.ts';
import type { Bounce } from './bounce.ts';
import { type ClaimedMail, claimMails, forgetEnded, noteOutcomes, type Outcome } from './deliveries.sql.ts';
import { withFooter } from './footer.ts';
import { noteAddresses, type Shown } from './mail-address.sql.ts';
import { type KeptServer, readServer } from './mail-server.ts';
import { CONNECTIONS, type MailContent, MailError, openPost, type Post } from './smtp.ts';
import { unsubscribeLink } from './unsubscribe.ts';

const BATCH = 20;
const BATCHES = 25;
const KEPT_DAYS = 90;

/** What mails are sent with. */
interface Sending {
  post: Post;
  server: KeptServer;
  /** Who sends, and in which language what we add is said. */
  from: string;
  language: Language;
}
const STOPPED: Record<Language, Record<'refused' | 'bounced', string>> = {
  zh: { refused: '收件人已退订，没有发送', bounced: '此邮箱收不到邮件，没有发送' },
  en: { refused: 'Its reader wants no more mail: not sent', bounced: 'Nothing arrives at this address: not sent' },
};
type Attempted = { outcome: Outcome; bounce: Bounce | null };

async function attempt(ctx: JobCtx, { post, server, from, language }: Sending, mail: ClaimedMail<MailContent>): Promise<Attempted> {
  const { id, content, isOutside, stop, attempts } = mail;
  // Who asked is answered, whatever else they want no more of.
  if (stop && !(content.answer && stop === 'refused'))
    return { outcome: { sent: false, error: STOPPED[language][stop], nextAt: null }, bounce: null };
  const link = isOutside && !content.answer ? unsubscribeLink(ctx.services, server.web, content.to) : undefined;
  try {
    await post.send(id, link ? withFooter(content, { from, link, language }) : content, link);
    return { outcome: { sent: true }, bounce: null };
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    const nextAt = error.isFinal ? null : nextAttempt(attempts, ctx.clock.now().toString());
    return { outcome: { sent: false, error: error.message, nextAt }, bounce: error.bounce };
  }
}

/** What an attempt showed of the address; null while it goes on. */
function shownBy({ outcome, bounce }: Attempted, { content: { to: address }, isOutside, stop }: ClaimedMail<MailContent>): Shown | null {
  if (!isOutside || stop) return null;
  if (outcome.sent) return { address, kind: 'arrived', status: null, reason: null };
  return bounce && outcome.nextAt === null ? { address, ...bounce, reason: outcome.error } : null;
}

/** Sends one and notes at once what came of it: a kill between the two sends it again, and between two mails neither. */
async function sendOne(ctx: JobCtx, sending: Sending, mail: ClaimedMail<MailContent>): Promise<boolean> {
  const attempted = await attempt(ctx, sending, mail);
  const now = ctx.clock.now().toString();
  const shown = shownBy(attempted, mail);
  if (shown) await noteAddresses(ctx.db, [shown], now);
  await noteOutcomes(ctx.db, [{ ...mail, outcome: attempted.outcome }], now);
  return attempted.outcome.sent;
}

/** Sends up to a batch of what is due, on some connections side by side; none takes its next mail before it has noted what came of the last. */
async function sendBatch(ctx: JobCtx, sending: Sending): Promise<{ taken: number; sent: number }> {
  const mails = await claimMails<MailContent>(ctx.db, ctx.clock.now().toString(), BATCH);
  const left = mails.values();
  let sent = 0;
  const connection = async () => {
    for (const mail of left) if (await sendOne(ctx, sending, mail)) sent += 1;
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
    const post = openPost(server, server.sealedPassword === null ? null : ctx.services.unseal(server.sealedPassword), (fileId) =>
      readFile(ctx.db, fileId),
    );
    const total = { sent: 0, failed: 0 };
    try {
      for (let batch = 0; batch < BATCHES; batch++) {
        const { taken, sent } = await sendBatch(ctx, {
          post,
          server,
          from: ctx.organisation?.name ?? server.fromName,
          language: ctx.organisation?.language ?? 'zh',
        });
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
