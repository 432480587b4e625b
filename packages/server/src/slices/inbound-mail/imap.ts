import { buffer } from 'node:stream/consumers';
import { ImapFlow } from 'imapflow';
import type { Services } from '../../access/index.ts';
import { HEAD_BYTES, MOST_RAW_BYTES } from './limits.ts';
import type { MailboxRow } from './mailbox.sql.ts';

const SECONDS = 1000;
const LONGEST_ERROR = 300;
const PIECE_BYTES = 1024 * 1024;

/** The server, or the way to it, said no. */
export class ImapError extends Error {}

function toImapError(error: unknown): ImapError {
  const said = error as { message?: string; responseText?: string; serverResponseCode?: string; code?: string };
  const words = said.responseText ?? said.message ?? String(error);
  const code = said.serverResponseCode ?? said.code ?? '';
  return new ImapError((words.includes(code) ? words : `${words} · ${code}`).slice(0, LONGEST_ERROR), { cause: error });
}

/** A mail of the folder, before it is fetched. */
export interface FolderMail {
  uid: number;
  /** When the server got it, where it says so. */
  arrivedAt: string | null;
  bytes: number;
}
interface Folder {
  /** The numbering of its mails; another one means that all numbers known before are void. */
  validity: string;
  messages: number;
  /** Mails with a number after one that came on a day or later, in order; so many at most. */
  after(uid: number, day: string, most: number): Promise<FolderMail[]>;
  /** As it came; the beginning of one that is too large. Null: it is gone. */
  fetch(mail: FolderMail): Promise<Buffer | null>;
}

/** Null where the server does not say. */
const momentOf = (said: Date | string | undefined): string | null => (said instanceof Date ? said.toISOString() : (said ?? null));

const asked = async <T>(question: Promise<T>): Promise<T> => question.catch((error: unknown) => Promise.reject(toImapError(error)));

/** Opens the folder of a mailbox to be read, changes nothing in it, and closes the connection after the work. A slow server is given up. */
export async function withFolder<T>(
  services: Pick<Services, 'unseal'>,
  mailbox: MailboxRow,
  work: (folder: Folder) => Promise<T>,
): Promise<T> {
  const client = new ImapFlow({
    host: mailbox.host ?? '',
    port: mailbox.port ?? 0,
    secure: mailbox.security === 'tls',
    ...(mailbox.security === 'tls' ? {} : { doSTARTTLS: mailbox.security === 'starttls' }),
    auth: { user: mailbox.user_name ?? '', pass: mailbox.sealed_password === null ? '' : services.unseal(mailbox.sealed_password) },
    // Some providers let in no program that does not say its name.
    clientInfo: { name: 'Fulcrum' },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 10 * SECONDS,
    greetingTimeout: 10 * SECONDS,
    socketTimeout: 60 * SECONDS,
  });
  // What goes wrong is thrown by the command under way; the event alone would end the process.
  client.on('error', () => undefined);
  try {
    await asked(client.connect());
    const opened = await asked(client.mailboxOpen(mailbox.folder ?? 'INBOX', { readOnly: true }));
    return await work(folderOf(client, String(opened.uidValidity), opened.exists));
  } finally {
    await client.logout().catch(() => undefined);
    client.close();
  }
}

const folderOf = (client: ImapFlow, validity: string, messages: number): Folder => ({
  validity,
  messages,
  async after(uid, day, most) {
    const found = await asked(client.search({ uid: `${uid + 1}:*`, since: day }, { uid: true }));
    // `n:*` names the last mail even where its number is below n.
    const uids = (found || []).filter((one) => one > uid).toSorted((a, b) => a - b);
    if (!uids.length) return [];
    const mails = await asked(client.fetchAll(uids.slice(0, most), { uid: true, size: true, internalDate: true }, { uid: true }));
    return mails
      .map(({ uid: one, internalDate, size = 0 }) => ({ uid: one, arrivedAt: momentOf(internalDate), bytes: size }))
      .toSorted((a, b) => a.uid - b.uid);
  },
  async fetch({ uid, bytes }) {
    const maxBytes = bytes > MOST_RAW_BYTES ? HEAD_BYTES : MOST_RAW_BYTES;
    const { content } = await asked(client.download(String(uid), undefined, { uid: true, maxBytes, chunkSize: PIECE_BYTES }));
    return content ? asked(buffer(content)) : null;
  },
});

/** Signs in and looks into the folder; what goes wrong is an answer. */
export async function lookInto(services: Pick<Services, 'unseal'>, mailbox: MailboxRow) {
  try {
    const messages = await withFolder(services, mailbox, async (folder) => folder.messages);
    return { ok: true, messages, error: null };
  } catch (error) {
    if (!(error instanceof ImapError)) throw error;
    return { ok: false, messages: null, error: error.message };
  }
}
