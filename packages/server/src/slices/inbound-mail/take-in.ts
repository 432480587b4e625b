import { type Actor, ANONYMOUS, type Ctx, type StreamHandlers } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { sha256 } from '../../kernel/ids.ts';
import { keepMail } from './inbound.sql.ts';
import { HEAD_BYTES, MOST_RAW_BYTES } from './limits.ts';
import { lockMailbox, mailboxOfSecret, noteAsked } from './mailbox.sql.ts';

/** Reads a body to its end; of one that is too large the beginning, so that its writer can be told. */
async function bounded(body: AsyncIterable<Uint8Array>): Promise<{ raw: Buffer; bytes: number }> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    if (bytes < MOST_RAW_BYTES) parts.push(part.subarray(0, MOST_RAW_BYTES - bytes));
    bytes += part.length;
  }
  const raw = Buffer.concat(parts);
  return { raw: bytes > MOST_RAW_BYTES ? raw.subarray(0, HEAD_BYTES) : raw, bytes };
}

/** A mail begins with a field of its header, or with the line of a mailbox file before it: a form or JSON does not. */
const BEGINS = /^\s*(?:From |[A-Za-z][\w-]*[ \t]*:)/;
const looksLikeMail = (raw: Buffer): boolean => BEGINS.test(raw.subarray(0, 1000).toString('latin1'));

/** Keeps a mail that is handed in; answered once it is durable, and the same one twice is kept once. */
// unaudited: what arrives is kept as it came, and its handling is recorded
const inboundMail: StreamHandlers['inboundMail'] = async (ctx: Ctx, { id }, body) => {
  const { raw, bytes } = await bounded(body);
  if (!raw.length) throw new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: ['body'], code: 'empty', message: 'body' }]);
  const isNew = await ctx.services.root.transaction().execute(async (db) => {
    if (!(await lockMailbox(db, id))) throw notFound('mailbox');
    if (!looksLikeMail(raw)) throw new Fault('invalid', 'mailbox.no_mail');
    await noteAsked(db, id, { error: null, now: ctx.now });
    return keepMail(db, { mailboxId: id, raw, bytes, now: ctx.now });
  });
  return { isNew };
};
export const inboundMailStreamHandlers: Pick<StreamHandlers, 'inboundMail'> = { inboundMail };

/** Whom a mail service is by the secret of its path: it hands in mail and does nothing else. Null: the path is none of ours. */
export async function authenticateMailHook(db: Db, secret: string): Promise<{ actor: Actor; mailboxId: string } | null> {
  const mailboxId = await mailboxOfSecret(db, sha256(secret));
  if (!mailboxId) return null;
  return { mailboxId, actor: { ...ANONYMOUS, kind: 'token', name: 'mail hook', role: 'administrator', scopes: ['settings.manage'] } };
}
