import { createHash } from 'node:crypto';
import { HEAD_BYTES } from './limits.ts';

/** What a mail is known by before it is read. */
export interface MailHead {
  messageId: string | null;
  /** Of what is the same in every copy: a mail to two mailboxes, or taken twice, is one. */
  digest: Buffer;
}

/** Headers that its writer set; those of servers on the way (Received, Return-Path, …) differ between copies. */
const OF_THE_WRITER = ['message-id', 'date', 'from', 'subject', 'in-reply-to'];
const LONGEST_ID = 500;

/** The end of the headers: the first empty line. */
function bodyAt(raw: Buffer): { head: number; body: number } {
  const crlf = raw.indexOf('\r\n\r\n');
  const lf = raw.indexOf('\n\n');
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return { head: crlf, body: crlf + 4 };
  return lf >= 0 ? { head: lf, body: lf + 2 } : { head: raw.length, body: raw.length };
}

/** Looks at the headers of a raw message, without reading what it says. */
export function headOf(raw: Buffer): MailHead {
  const { head, body } = bodyAt(raw);
  const fields = new Map<string, string>();
  for (const line of raw
    .subarray(0, Math.min(head, HEAD_BYTES))
    .toString('latin1')
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const name = line.slice(0, line.indexOf(':')).trim().toLowerCase();
    if (OF_THE_WRITER.includes(name) && !fields.has(name)) fields.set(name, line.slice(line.indexOf(':') + 1).trim());
  }
  const hash = createHash('sha256');
  for (const name of OF_THE_WRITER) hash.update(`${fields.get(name) ?? ''}\n`);
  const messageId = /<([^<>\s]+)>/.exec(fields.get('message-id') ?? '')?.[1] ?? null;
  return { messageId: messageId && messageId.length <= LONGEST_ID ? messageId : null, digest: hash.update(raw.subarray(body)).digest() };
}
