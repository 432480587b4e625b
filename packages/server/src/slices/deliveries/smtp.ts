import { createTransport } from 'nodemailer';
import type { KeptServer } from './mail-server.ts';
import type { Mail } from './send-later.sql.ts';

export type MailContent = Pick<Mail, 'to' | 'subject' | 'text' | 'html' | 'preferences' | 'replyTo'>;
export interface Post {
  /** Ends with the server's yes, or throws a MailError. */
  send(id: string, mail: MailContent): Promise<void>;
  close(): void;
}

/** The server, or the way to it, said no. */
export class MailError extends Error {
  /** It would say the same again: this mail is not sent any more. */
  readonly isFinal: boolean;

  constructor(message: string, isFinal: boolean, options?: ErrorOptions) {
    super(message, options);
    this.isFinal = isFinal;
  }
}

const SECONDS = 1000;
export const CONNECTIONS = 4;
const LONGEST_ERROR = 300;
/** What refuses this one mail; anything else (sign-in, connection) stands in the way of all and may be mended. */
const OF_THE_MAIL = ['EENVELOPE', 'EMESSAGE'];

function toMailError(error: unknown): MailError {
  const said = error as { message?: string; code?: string; responseCode?: number };
  const isFinal = OF_THE_MAIL.includes(said.code ?? '') && (said.responseCode === undefined || said.responseCode >= 500);
  return new MailError((said.message ?? String(error)).slice(0, LONGEST_ERROR), isFinal, { cause: error });
}

/** Connections to a mail server. A slow server is given up, not waited for: nothing else of the product stands behind it. */
export function openPost(server: KeptServer, password: string | null): Post {
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
    async send(id, { to, subject, text, html, preferences, replyTo }) {
      try {
        await transport.sendMail({
          from: { name: server.fromName, address: server.fromAddress },
          to: { name: '', address: to },
          subject,
          text,
          ...(html ? { html } : {}),
          ...(replyTo ? { replyTo } : {}),
          // The same at every attempt: should one have got through unnoticed, mail programs and servers know the next as the same mail.
          messageId: `<${id}@${server.fromAddress.slice(server.fromAddress.lastIndexOf('@') + 1)}>`,
          headers: { 'Auto-Submitted': 'auto-generated', ...(preferences ? { 'List-Unsubscribe': `<${preferences}>` } : {}) },
        });
      } catch (error) {
        throw toMailError(error);
      }
    },
    close: () => transport.close(),
  };
}
