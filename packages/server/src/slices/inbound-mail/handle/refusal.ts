import { type Language, MOST_ATTACHED_MB } from '@fulcrum/contract';
import type { WriteCtx } from '../../../access/index.ts';
import { sendLater } from '../../deliveries/index.ts';
import { countOf } from '../inbound.sql.ts';
import type { ReadMail } from '../read/read-mail.ts';

const LIMIT = `${MOST_ATTACHED_MB} MB`;
const LONGEST_SUBJECT = 150;
/** An address that goes on sending what is too large is told so a few times a day, not each time. */
const MOST_A_DAY = 3;

const WORDS: Record<Language, (subject: string, organisation: string) => { subject: string; text: string }> = {
  zh: (subject, organisation) => ({
    subject: `回复：${subject || '您的来信'}（附件太大，没有收下）`,
    text: [
      ...['您好：', ''],
      `您的来信${subject ? `《${subject}》` : ''}附件合计超过 ${LIMIT}，我们无法接收，这封来信没有登记。请用下面任一方式再发一次：`,
      ...['', `1. 压缩附件，或分成几封邮件发送，每封不超过 ${LIMIT}；`, '2. 把文件放到网盘，在邮件里写明下载链接。', ''],
      ...['直接回复本邮件即可。给您添麻烦了。', '', organisation],
    ].join('\n'),
  }),
  en: (subject, organisation) => ({
    subject: `Re: ${subject || 'your mail'} (attachments too large, not received)`,
    text: [
      ...['Hello,', ''],
      `the attachments of your mail${subject ? ` “${subject}”` : ''} come to more than ${LIMIT}, so we could not take it in. Please send it again in one of these ways:`,
      ...[
        '',
        `1. compress the attachments, or send several mails of at most ${LIMIT} each;`,
        '2. upload the files somewhere and write the link in your mail.',
        '',
      ],
      ...['Simply reply to this mail. We are sorry for the trouble.', '', organisation],
    ].join('\n'),
  }),
};

/** Tells whoever wrote that their mail was too large, and how else: once a mail. */
// unaudited: the mail says that it was refused, and what is sent is kept with the deliveries
export async function answerTooLarge(
  ctx: WriteCtx,
  { id, mail, language, replyTo }: { id: string; mail: ReadMail; language: Language; replyTo: string | null },
): Promise<void> {
  const dayAgo = Temporal.Instant.from(ctx.now).subtract({ hours: 24 }).toString();
  if (!mail.from || (await countOf(ctx.db, mail.from.address, 'refused', dayAgo)) >= MOST_A_DAY) return;
  const answer = { automatic: true, to: mail.messageId, references: mail.answers.toReversed() };
  const words = WORDS[language](mail.subject.slice(0, LONGEST_SUBJECT), ctx.organisation?.name ?? '');
  await sendLater(
    ctx.db,
    [{ key: `inbound:too_large:${id}`, to: mail.from.address, ...words, ...(replyTo ? { replyTo } : {}), answer }],
    ctx.now,
  );
}
