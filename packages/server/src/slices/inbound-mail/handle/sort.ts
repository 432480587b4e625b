import type { INBOUND_REASONS } from '@fulcrum/contract';
import type { WriteCtx } from '../../../access/index.ts';
import { readServer } from '../../deliveries/index.ts';
import { type ClaimedMail, countOf } from '../inbound.sql.ts';
import { MOST_ATTACHED_BYTES } from '../limits.ts';
import { ownAddresses } from '../mailbox.sql.ts';
import type { ReadMail } from '../read/read-mail.ts';
import { isOurs } from './thread.sql.ts';

type Reason = (typeof INBOUND_REASONS)[number];

/** So many mails of one address within an hour are handled: more come of two programs that answer one another. */
const MOST_AN_HOUR = 30;

async function isOwn({ db }: WriteCtx, { from, messageId }: ReadMail): Promise<boolean> {
  const server = await readServer(db);
  const own = [...(await ownAddresses(db)), ...(server ? [server.fromAddress.toLowerCase()] : [])];
  return (from !== null && own.includes(from.address)) || (await isOurs(db, messageId));
}

const isTooLarge = (row: ClaimedMail, { attachments }: ReadMail): boolean =>
  row.bytes > (row.raw?.length ?? 0) || attachments.reduce((sum, { content }) => sum + content.length, 0) > MOST_ATTACHED_BYTES;

/** Why a mail is not handed over; null: nothing speaks against it. What somebody insists on is kept back by its size alone. */
export async function keptBack(ctx: WriteCtx, row: ClaimedMail, mail: ReadMail, requestId: string | null): Promise<Reason | null> {
  if (!mail.from) return 'no_sender';
  if (!row.insisted) {
    if (await isOwn(ctx, mail)) return 'own';
    // Programs write to many: only where it belongs to a request is such a mail part of a conversation.
    if (mail.automatic && !(mail.automatic === 'bulk' && requestId)) return mail.automatic;
    const hourAgo = Temporal.Instant.from(ctx.now).subtract({ hours: 1 }).toString();
    if ((await countOf(ctx.db, mail.from.address, 'handled', hourAgo)) >= MOST_AN_HOUR) return 'flood';
  }
  return isTooLarge(row, mail) ? 'too_large' : null;
}
