import type { Language } from '@fulcrum/contract';
import type { WriteCtx } from '../../../access/index.ts';
import { sendLater } from '../../deliveries/index.ts';
import type { Arrived } from '../handle/arrived.ts';
import { countOf } from '../inbound.sql.ts';
import { noteAnswers } from './answers.sql.ts';
import { bareSubject, numberOf, tokenOf } from './token.sql.ts';

/** Who writes more often in a day knows by now that mail arrives here. */
const MOST_A_DAY = 5;

const WORDS: Record<Language, (number: number, organisation: string) => string[]> = {
  zh: (number, organisation) => [
    ...['您好：', ''],
    `来信已收到，请求编号 ${number}，我们会尽快答复。`,
    '需要补充时直接回复本邮件即可，请保留主题里的编号。',
    ...['', organisation, '（本邮件由系统自动发出）', ''],
  ],
  en: (number, organisation) => [
    ...['Hello,', ''],
    `your mail has arrived as request ${number}, and we will answer as soon as we can.`,
    'To add something, simply reply to this mail and keep the number in the subject.',
    ...['', organisation, '(This mail was sent automatically.)', ''],
  ],
};

/** Tells whoever wrote that their mail arrived and what number it has; an answer to that finds its request. */
// unaudited: that it is sent is kept with its delivery
export async function acknowledge(ctx: WriteCtx, { mail, language, mailboxAddress, writer }: Arrived, requestId: string): Promise<void> {
  const dayAgo = Temporal.Instant.from(ctx.now).subtract({ hours: 24 }).toString();
  if ((await countOf(ctx.db, mail.from.address, 'handled', dayAgo)) >= MOST_A_DAY) return;
  const number = await numberOf(ctx.db, requestId);
  const key = `request:received:${requestId}`;
  await sendLater(
    ctx.db,
    [
      {
        ...{ key, to: mail.from.address, subject: `Re: ${bareSubject(mail.subject)} ${tokenOf(number)}` },
        text: WORDS[language](number, ctx.organisation?.name ?? '').join('\n'),
        ...(mailboxAddress ? { replyTo: mailboxAddress } : {}),
        ...(writer?.accountId ? { accountId: writer.accountId } : {}),
        answer: { automatic: true, to: mail.messageId, references: mail.answers.toReversed() },
      },
    ],
    ctx.now,
  );
  await noteAnswers(ctx.db, [{ key, entryId: null, requestId }], ctx.now);
}
