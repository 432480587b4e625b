import type { WriteCtx } from '../../../access/index.ts';
import { mailHandlers } from '../../deliveries/index.ts';
import { requestOfToken } from '../desk/token.sql.ts';
import { type ClaimedMail, type Ended, endMail, noteHeaders, postpone, waitsFor } from '../inbound.sql.ts';
import { selectMailboxes } from '../mailbox.sql.ts';
import { languageOf } from '../read/language-of.ts';
import { withoutQuotation } from '../read/quotation.ts';
import { type ReadMail, readMail } from '../read/read-mail.ts';
import { splitSignature } from '../read/signature.ts';
import type { Arrived, HandOver } from './arrived.ts';
import { answerTooLarge } from './refusal.ts';
import { keptBack } from './sort.ts';
import { noteThread, threadOf } from './thread.sql.ts';
import { type Writer, writerOf } from './writer.sql.ts';

const LONGEST_REPORT = 1_000_000;

const mailboxOf = async (ctx: WriteCtx, mailboxId: string | null) =>
  mailboxId === null ? undefined : (await selectMailboxes(ctx.db, mailboxId))[0];

interface Known {
  requestId: string | null;
  writer: Writer | null;
}
async function handOverTo(
  handOver: HandOver,
  ctx: WriteCtx,
  row: ClaimedMail,
  mail: Arrived['mail'],
  { requestId, writer }: Known,
): Promise<Ended> {
  const { text, signature } = splitSignature(withoutQuotation(mail.text), mail.from);
  const mailbox = await mailboxOf(ctx, row.mailbox_id);
  const made = await handOver(ctx, {
    ...{ id: row.id, mail, text, signature, requestId, writer },
    mailboxAddress: mailbox?.address ?? null,
    language: languageOf(mail, ctx.language),
    acknowledge: mail.automatic === null && (mailbox?.acknowledges ?? false),
  });
  // A mail without a name is kept under ours, so that its writer is known to the request.
  const thread = { messageId: mail.messageId ?? row.id, requestId: made.requestId, address: mail.from.address };
  await noteThread(ctx.db, { ...thread, mailboxId: row.mailbox_id, now: ctx.now });
  return { state: 'handled', requestId: made.requestId };
}

/** Who wrote, and the request that the mail belongs to: by what it answers, else by the number in its subject. */
async function knownOf({ db, today }: WriteCtx, { answers, from, subject }: ReadMail): Promise<Known> {
  const thread = await threadOf(db, answers);
  if (!from) return { requestId: thread, writer: null };
  const writer = await writerOf(db, from.address, today);
  return { requestId: thread ?? (await requestOfToken(db, { subject, address: from.address, writer })), writer };
}

async function outcomeOf(handOver: HandOver, ctx: WriteCtx, row: ClaimedMail, mail: ReadMail): Promise<Ended> {
  const known = await knownOf(ctx, mail);
  const reason = await keptBack(ctx, row, mail, known.requestId);
  if (!reason && mail.from) return handOverTo(handOver, ctx, row, { ...mail, from: mail.from }, known);
  if (reason === 'bounce') await mailHandlers.bounce(ctx, { message: row.raw?.toString('latin1').slice(0, LONGEST_REPORT) ?? '' });
  if (reason !== 'too_large') return { state: 'ignored', reason };
  const language = languageOf(mail, ctx.language);
  await answerTooLarge(ctx, { id: row.id, mail, language, replyTo: (await mailboxOf(ctx, row.mailbox_id))?.address ?? null });
  return { state: 'refused', reason };
}

/** Handles one mail: all that comes of it, and that it is handled, in the one transaction of the context. */
export async function handleMail(handOver: HandOver, ctx: WriteCtx, row: ClaimedMail): Promise<void> {
  const mail = await readMail(row.raw ?? Buffer.alloc(0));
  if (await waitsFor(ctx.db, row, mail.answers)) {
    await postpone(ctx.db, row.id, { nextAt: Temporal.Instant.from(ctx.now).add({ minutes: 1 }).toString(), error: null });
    return;
  }
  await noteHeaders(ctx.db, row.id, { address: mail.from?.address ?? null, name: mail.from?.name || null, subject: mail.subject });
  await endMail(ctx.db, row.id, await outcomeOf(handOver, ctx, row, mail), ctx.now);
}
