import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { type Bounce, bounceByReply } from './bounce.ts';
import type { KeptServer } from './mail-server.ts';
import type { Mail } from './send-later.sql.ts';

export type MailContent = Pick<Mail, 'to' | 'subject' | 'text' | 'html' | 'preferences' | 'replyTo' | 'answer' | 'files'>;
/** The bytes of a file that a mail names. */
export type FileBytes = (fileId: string) => AsyncIterable<Buffer>;
export interface Post {
  /** Ends with the server's yes, or throws a MailError. `unsubscribe`: where its reader says that they want no more, by a page or one click of their mail program. */
  send(id: string, mail: MailContent, unsubscribe?: string): Promise<void>;
  close(): void;
}

/** The server, or the way to it, said no. */
export class MailError extends Error {
  /** It would say the same again: this mail is not sent any more. */
  readonly isFinal: boolean;
  /** What it says of the address. */
  readonly bounce: Bounce | null;

  constructor(message: string, { isFinal, bounce }: { isFinal: boolean; bounce: Bounce | null }, options?: ErrorOptions) {
    super(message, options);
    this.isFinal = isFinal;
    this.bounce = bounce;
  }
}

const SECONDS = 1000;
export const CONNECTIONS = 4;
const LONGEST_ERROR = 300;
/** What refuses this one mail; anything else (sign-in, connection) stands in the way of all and may be mended. */
const OF_THE_MAIL = ['EENVELOPE', 'EMESSAGE'];

function toMailError(error: unknown): MailError {
  const said = error as { message?: string; code?: string; command?: string; response?: string; responseCode?: number };
  const { responseCode = 0 } = said;
  const isOfTheMail = OF_THE_MAIL.includes(said.code ?? '');
  const isFinal = isOfTheMail && (!responseCode || responseCode >= 500);
  const bounce = isOfTheMail && responseCode ? bounceByReply(responseCode, said.response ?? '', said.command === 'RCPT TO') : null;
  return new MailError((said.message ?? String(error)).slice(0, LONGEST_ERROR), { isFinal, bounce }, { cause: error });
}

/** How one stops getting such mail; by one click (RFC 8058) where the link takes that, which is asked for by https alone. */
const leaving = (link: string | undefined, byOneClick: boolean): Record<string, string> => ({
  ...(link ? { 'List-Unsubscribe': `<${link}>` } : {}),
  ...(link?.startsWith('https:') && byOneClick ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
});

/** What tells programs that no person wrote it; and where an answer belongs, by the ids of the mails before it. */
function told({ answer }: MailContent) {
  if (!answer) return { automatic: { 'Auto-Submitted': 'auto-generated' }, thread: {} };
  const references = [...answer.references, ...(answer.to === null ? [] : [answer.to])].map((id) => `<${id}>`);
  const thread = { ...(answer.to === null ? {} : { inReplyTo: `<${answer.to}>` }), ...(references.length ? { references } : {}) };
  return { automatic: answer.automatic ? { 'Auto-Submitted': 'auto-replied' } : {}, thread };
}

/** Connections to a mail server. A slow server is given up, not waited for: nothing else of the product stands behind it. */
export function openPost(server: KeptServer, password: string | null, bytesOf: FileBytes): Post {
  const transport = createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    connectionTimeout: 10 * SECONDS,
    greetingTimeout: 10 * SECONDS,
    socketTimeout: 20 * SECONDS,
    dnsTimeout: 10 * SECONDS,
    // Content is our own text: it may name no files or addresses to be read in.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(server.user === null ? {} : { auth: { user: server.user, pass: password ?? '' } }),
  });
  return {
    async send(id, mail, unsubscribe) {
      const { to, subject, text, html, preferences, replyTo, files } = mail;
      const { automatic, thread } = told(mail);
      try {
        await transport.sendMail({
          from: { name: server.fromName, address: server.fromAddress },
          to: { name: '', address: to },
          subject,
          text,
          ...(html ? { html } : {}),
          ...(replyTo ? { replyTo } : {}),
          ...(files?.length
            ? {
                attachments: files.map(({ fileId, name, mediaType }) => ({
                  filename: name,
                  contentType: mediaType,
                  content: Readable.from(bytesOf(fileId), { objectMode: false }),
                })),
              }
            : {}),
          // The same at every attempt: should one have got through unnoticed, mail programs and servers know the next as the same mail.
          messageId: `<${id}@${server.fromAddress.slice(server.fromAddress.lastIndexOf('@') + 1)}>`,
          ...thread,
          headers: { ...automatic, ...leaving(unsubscribe ?? preferences, unsubscribe !== undefined) },
        });
      } catch (error) {
        throw toMailError(error);
      }
    },
    close: () => transport.close(),
  };
}
