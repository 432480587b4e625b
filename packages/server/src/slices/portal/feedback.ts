import { type Ctx, type Handlers, pageFrom, readCursor } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { say } from '../feedback/index.ts';
import { selectFeedback } from './feedback.sql.ts';
import { memberOf } from './member.ts';

/** An item that the member or their company asked for; of anybody else's there is none. */
async function one(ctx: Ctx, id: string) {
  const [found] = await selectFeedback(ctx.db, memberOf(ctx), { id, limit: 1 });
  if (!found) throw notFound('feedback');
  return found;
}

export const portalFeedbackHandlers: Handlers<'portalFeedback'> = {
  async list(ctx, { limit, cursor }) {
    const rows = await selectFeedback(ctx.db, memberOf(ctx), { after: readCursor(cursor, 2), limit: limit + 1 });
    return pageFrom(
      rows,
      limit,
      (row) => row,
      ({ askedOn, id }) => [askedOn, id],
    );
  },
  async verify(ctx, { id, is, note }) {
    await one(ctx, id);
    if (!is && !note) throw new Fault('invalid', 'feedback.reason');
    const { accountId, contactId } = memberOf(ctx);
    await say(ctx, { accountId, itemId: id, state: is ? 'confirmed' : 'refused', note, userId: null, contactId });
    return one(ctx, id);
  },
};
