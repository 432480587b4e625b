import type { Language } from '@fulcrum/contract';
import { type ClassOf, keepFiles, takeIn } from '../../requests/index.ts';
import type { Arrived, HandOver } from '../handle/arrived.ts';
import { acknowledge } from './acknowledge.ts';

const LONGEST_SUBJECT = 200;
const LONGEST_TEXT = 50_000;
const MOST_FILES = 50;
const NO_SUBJECT: Record<Language, string> = { zh: '（没有主题）', en: '(no subject)' };

/** What was written; of a mail that is nothing but a quotation, that. */
const writtenIn = ({ text, mail }: Arrived): string => (text || mail.text.trim()).slice(0, LONGEST_TEXT);

/** Files of a mail, without those of its page that stand in what is not kept: a signature, or the mail that it answers. */
const filesOf = ({ attachments }: Arrived['mail'], written: string) =>
  attachments.filter(({ inline, name }) => !inline || written.includes(`[${name}]`)).slice(0, MOST_FILES);

/** What was written, with the names of the files that came with it, also of those that are not kept. */
const saidWith = (written: string, files: ReturnType<typeof filesOf>): string =>
  [
    written,
    files
      .filter(({ inline }) => !inline)
      .map(({ name }) => `[${name}]`)
      .join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');

/** Makes a request of a mail, or goes on with the one that it belongs to. Of what kind and how severe it is, the desk decides. */
export const handOverToRequests =
  (classOf: ClassOf): HandOver =>
  async (ctx, arrived) => {
    const { id, mail, language, writer, requestId } = arrived;
    const written = writtenIn(arrived);
    const files = filesOf(mail, written);
    const { requestId: taken, how } = await takeIn(ctx, classOf, {
      ...{ requestId, channel: 'mail', kind: 'question', severity: 'normal', code: null, productId: null },
      ...{ accountId: writer?.accountId ?? null, contactId: writer?.contactId ?? null },
      subject: mail.subject.slice(0, LONGEST_SUBJECT).trim() || NO_SUBJECT[language],
      text: saidWith(written, files),
      messageId: mail.messageId ?? id,
      authorName: mail.from.name || mail.from.address,
      unproven: arrived.unproven,
      fileIds: await keepFiles(ctx, files),
    });
    if (arrived.acknowledge && how !== 'continued') await acknowledge(ctx, arrived, taken);
    return { requestId: taken };
  };
