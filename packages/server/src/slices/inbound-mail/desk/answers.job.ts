import type { Language } from '@fulcrum/contract';
import * as z from 'zod';
import { defineJob, type Job } from '../../../access/index.ts';
import { type Mail, readServer, sendLater } from '../../deliveries/index.ts';
import { type DueAnswer, dueAnswers, noteAnswers } from './answers.sql.ts';
import { bareSubject, tokenOf } from './token.sql.ts';

const MOST = 500;
/** An answer that could not be mailed for so long is answered otherwise by now. */
const STALE_DAYS = 7;
/** Together: with what coding adds, most servers still take it. */
const MOST_ATTACHED_BYTES = 15 * 1024 * 1024;
const TOO_LARGE: Record<Language, string> = {
  zh: '附件太大，没有随信寄出，请在客户门户查看：',
  en: 'These files are too large for a mail; they are in the customer portal: ',
};
const KEEP: Record<Language, string> = { zh: '回信请保留主题里的编号：', en: 'Please keep this number in the subject when you reply: ' };

const keyOf = ({ entryId }: DueAnswer): string => `request:${entryId}`;
/** Of ours, with the address that they are sent from; of theirs without a name, nothing. */
const idsOf = ({ thread }: DueAnswer, domain: string): string[] =>
  thread.flatMap(({ id, theirs }) => (theirs ? (id.includes('@') ? [id] : []) : [`${id}@${domain}`]));

function mailOf(answer: DueAnswer, domain: string, language: Language): Mail {
  const { accountId, address, body, files, number, replyTo, subject, thread } = answer;
  const fits = files.reduce((sum, { bytes }) => sum + bytes, 0) <= MOST_ATTACHED_BYTES;
  const left = fits ? '' : `\n\n${TOO_LARGE[language]}${files.map(({ name }) => name).join(', ')}`;
  const to = thread.findLast(({ id, theirs }) => theirs && id.includes('@'))?.id ?? null;
  const token = tokenOf(number);
  return {
    key: keyOf(answer),
    // Without an address it fails where everybody sees it, instead of being forgotten.
    to: address ?? '',
    subject: `Re: ${bareSubject(subject)} ${token}`,
    text: `${body.trimEnd()}${left}\n\n${KEEP[language]}${token}\n`,
    ...(fits && files.length ? { files: files.map(({ fileId, name, mediaType }) => ({ fileId, name, mediaType })) } : {}),
    ...(accountId ? { accountId } : {}),
    ...(replyTo ? { replyTo } : {}),
    answer: { automatic: false, to, references: idsOf(answer, domain).filter((id) => id !== to) },
  };
}

/** Makes mails of what customers are answered by mail, each once, in the conversation that it belongs to. */
// unaudited: the answer is recorded with its request, the mail kept with the deliveries
const answerJob = defineJob({
  name: 'mail.answer',
  label: { zh: '寄出服务答复', en: 'Mail answers of the desk' },
  input: z.object({}),
  async run(ctx) {
    const server = await readServer(ctx.db);
    if (!server) return null;
    const domain = server.fromAddress.slice(server.fromAddress.lastIndexOf('@') + 1);
    const since = Temporal.Instant.from(ctx.now).subtract({ hours: 24 * STALE_DAYS });
    return ctx.write(async ({ db }) => {
      const due = await dueAnswers(db, since.toString(), MOST);
      if (!due.length) return null;
      const mails = due.map((answer) => mailOf(answer, domain, ctx.organisation?.language ?? 'zh'));
      const queued = await sendLater(db, mails, ctx.now);
      await noteAnswers(
        db,
        due.map((answer) => ({ key: keyOf(answer), entryId: answer.entryId, requestId: answer.requestId })),
        ctx.now,
      );
      return { queued };
    });
  },
});

export const answeringJobs: readonly Job[] = [answerJob];
