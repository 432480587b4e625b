import { type Handlers, pageFrom, readCursor } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { inboundById, insist, selectInbound } from './inbound.sql.ts';
import { readMail } from './read/read-mail.ts';

const LONGEST_TEXT = 20_000;

export const inboundMailsHandlers: Handlers<'inboundMails'> = {
  async list(ctx, { limit, cursor, state }) {
    const rows = await selectInbound(ctx.db, { state, after: readCursor(cursor, 2), limit: limit + 1 });
    return pageFrom(
      rows,
      limit,
      (row) => row,
      (row) => [row.receivedAt, row.id],
    );
  },
  async get(ctx, { id }) {
    const found = await inboundById(ctx.db, id);
    if (!found) throw notFound('inbound_mail');
    const { raw, shown } = found;
    if (!raw || raw.length < shown.bytes) return { ...shown, text: null, files: [] };
    const { text, attachments } = await readMail(raw);
    return { ...shown, text: text.slice(0, LONGEST_TEXT), files: attachments.map(({ name }) => name) };
  },
  async take(ctx, { id }) {
    if (!(await insist(ctx.db, id, ctx.now))) throw notFound('inbound_mail');
    await ctx.record({ action: 'inbound_mail.take', entity: 'inbound_mail', entityId: id });
    return { id };
  },
};
