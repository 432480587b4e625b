import type { WriteCtx } from '../../../access/index.ts';
import { mailHandlers } from '../../deliveries/index.ts';
import { requestOfToken } from '../desk/token.sql.ts';
import { type ClaimedMail, type Ended, endMail, noteHeaders, postpone, waitsFor } from '../inbound.sql.ts';
import { selectMailboxes } from '../mailbox.sql.ts';
import { type Proof, proofOf } from '../read/authentication.ts';
import { languageOf } from '../read/language-of.ts';
import { withoutQuotation } from '../read/quotation.ts';
import { type ReadMail, readMail } from '../read/read-mail.ts';
import { splitSignature } from '../read/signature.ts';
import type { Arrived, HandOver } from './arrived.ts';
import { answerTooLarge } from './refusal.ts';
import { keptBack } from './sort.ts';
import { isUnproven, noteThread, threadOf } from './thread.sql.ts';
import { type Writer, writerOf } from './writer.sql.ts';

const LONGEST_REPORT = 1_000_000;

const mailboxOf = async (ctx: WriteCtx, mailboxId: string | null) =>
  mailboxId === null ? undefined : (await selectMailboxes(ctx.db, mailboxId))[0];

type Box = Awaited<ReturnType<typeof mailboxOf>>;
interface Known extends Pick<Arrived, 'requestId' | 'unproven'> {
  writer: Writer | null;
}
async function handOverTo(
  handOver: HandOver,
  ctx: WriteCtx,
  row: ClaimedMail,
  mail: Arrived['mail'],
  { requestId, unproven, writer }: Known,
  mailbox: Box,
): Promise<Ended> {
  const { text, signature } = splitSignature(withoutQuotation(mail.text), mail.from);
  const made = await handOver(ctx, {
    ...{ id: row.id, mail, text, signature, requestId, unproven, writer },
    mailboxAddress: mailbox?.address ?? null,
    language: languageOf(mail, ctx.language),
    // Whom it names may not have written: they are told nothing.
    acknowledge: mail.automatic === null && !unproven && (mailbox?.acknowledges ?? false),
  });
  // A mail without a name is kept under ours, so that its writer is known to the request.
  const thread = { messageId: mail.messageId ?? row.id, requestId: made.requestId, address: mail.from.address };
  await noteThread(ctx.db, { ...thread, mailboxId: row.mailbox_id, now: ctx.now });
  return { state: 'handled', requestId: made.requestId };
}

/**
 * Who wrote, and the request that the mail belongs to: by what it answers, else by the number in its subject. One that is not proven is nobody's, and
 * goes on with nothing but what the same address began as such.
 */
async function knownOf({ db, today }: WriteCtx, { answers, from, subject }: ReadMail, proof: Proof | null): Promise<Known> {
  const thread = await threadOf(db, answers);
  if (!from) return { requestId: thread, writer: null, unproven: null };
  const writer = await writerOf(db, from.address, today);
  const requestId = thread ?? (await requestOfToken(db, { subject, address: from.address, writer }));
  if (!proof || proof.proven) return { requestId, writer, unproven: null };
  const goesOn = requestId !== null && (await isUnproven(db, requestId, from.address));
  return { requestId: goesOn ? requestId : null, writer: null, unproven: { claims: goesOn ? null : requestId } };
}

interface Read {
  mail: ReadMail;
  mailbox: Box;
  proof: Proof | null;
}
async function outcomeOf(handOver: HandOver, ctx: WriteCtx, row: ClaimedMail, { mail, mailbox, proof }: Read): Promise<Ended> {
  const known = await knownOf(ctx, mail, proof);
  const reason = await keptBack(ctx, row, mail, known.requestId);
  if (!reason && mail.from) return handOverTo(handOver, ctx, row, { ...mail, from: mail.from }, known, mailbox);
  if (reason === 'bounce') await mailHandlers.bounce(ctx, { message: row.raw?.toString('latin1').slice(0, LONGEST_REPORT) ?? '' });
  if (reason !== 'too_large') return { state: 'ignored', reason };
  const language = languageOf(mail, ctx.language);
  if (!known.unproven) await answerTooLarge(ctx, { id: row.id, mail, language, replyTo: mailbox?.address ?? null });
  return { state: 'refused', reason };
}

/** Handles one mail: all that comes of it, and that it is handled, in the one transaction of the context. */
export async function handleMail(handOver: HandOver, ctx: WriteCtx, row: ClaimedMail): Promise<void> {
  const mail = await readMail(row.raw ?? Buffer.alloc(0));
  if (await waitsFor(ctx.db, row, mail.answers)) {
    await postpone(ctx.db, row.id, { nextAt: Temporal.Instant.from(ctx.now).add({ minutes: 1 }).toString(), error: null });
    return;
  }
  const mailbox = await mailboxOf(ctx, row.mailbox_id);
  const from = mail.from && { address: mail.from.address, isAlone: mail.isAlone };
  const proof = mailbox?.authserv_id ? proofOf(mail.authentication, mailbox.authserv_id, from) : null;
  const { address = null, name = null } = mail.from ?? {};
  await noteHeaders(ctx.db, row.id, { address, name: name || null, subject: mail.subject, proof });
  await endMail(ctx.db, row.id, await outcomeOf(handOver, ctx, row, { mail, mailbox, proof }), ctx.now);
}
