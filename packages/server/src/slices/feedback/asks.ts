import type { FeedbackTold } from '@fulcrum/contract';
import { type Handlers, pageFrom, readCursor, requireAccount, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { deleteAsk, isTheirs, listAsks, putAsks } from './asks.sql.ts';
import { verifyIfAllSaid } from './course.ts';
import { lockItems } from './store.sql.ts';
import { told } from './told.ts';
import { answerVerification, closeUnasked, openVerifications } from './verifications.sql.ts';

type Verbs = Handlers<'feedbackAsks'>;
type Input<Name extends keyof Verbs> = Parameters<Verbs[Name]>[1];

/** Adds who asked. What was merged leads on: whoever still holds the old number need not know. */
export async function ask(ctx: WriteCtx, { itemId, askedOn = ctx.today, ...of }: Input<'add'>): Promise<string> {
  await requireAccount(ctx, of.accountId, 'writes');
  const [item] = await lockItems(ctx.db, [itemId]);
  if (!item) throw notFound('feedback');
  if (item.mergedInto) return ask(ctx, { itemId: item.mergedInto, askedOn, ...of });
  if (askedOn > ctx.today) throw new Fault('invalid', 'feedback.ahead');
  if ((of.source === 'hand') !== (of.sourceId === null)) throw new Fault('invalid', 'feedback.source');
  const theirs = await isTheirs(ctx.db, of);
  if (!theirs.contact) throw notFound('contact');
  if (!theirs.source) throw new Fault('invalid', 'feedback.source');
  const asked = { id: newId(), itemId, askedOn, ...of, quote: of.quote || null };
  await putAsks(ctx.db, [asked], { userId: ctx.actor.userId, now: ctx.now });
  await ctx.record({ action: 'feedback.ask', entity: 'feedback', entityId: itemId, after: asked });
  await openVerifications(ctx, itemId);
  return itemId;
}

async function remove(ctx: WriteCtx, { accountId, id }: Input<'remove'>): Promise<FeedbackTold> {
  await requireAccount(ctx, accountId, 'writes');
  const itemId = await deleteAsk(ctx.db, { accountId, id });
  if (!itemId) throw notFound('feedback_ask');
  await closeUnasked(ctx.db, accountId, itemId);
  await ctx.record({ action: 'feedback.unask', entity: 'feedback', entityId: itemId, before: { accountId, id } });
  await verifyIfAllSaid(ctx, itemId);
  return told(ctx, itemId);
}

async function verify(ctx: WriteCtx, { accountId, itemId, state, note }: Input<'verify'>): Promise<FeedbackTold> {
  await requireAccount(ctx, accountId, 'writes');
  if (state !== 'confirmed' && !note) throw new Fault('invalid', 'feedback.reason');
  await say(ctx, { accountId, itemId, state, note, userId: ctx.actor.userId, contactId: null });
  return told(ctx, itemId);
}

/** Keeps what a customer said of a delivery; with the last word the item is verified. */
export async function say(ctx: WriteCtx, said: Parameters<typeof answerVerification>[1]): Promise<void> {
  await lockItems(ctx.db, [said.itemId]);
  if (!(await answerVerification(ctx.db, said, ctx.today))) throw new Fault('conflict', 'feedback.not_now');
  const { itemId, ...after } = said;
  await ctx.record({ action: 'feedback.verify', entity: 'feedback', entityId: itemId, after });
  await verifyIfAllSaid(ctx, itemId);
}

export const feedbackAsksHandlers: Verbs = {
  async list(ctx, { limit, cursor, asOf = ctx.today, ...of }) {
    if (of.accountId) await requireAccount(ctx, of.accountId, 'reads');
    const filter = { ...of, scope: await scopeOf(ctx, 'reads'), day: asOf };
    const rows = await listAsks(ctx.db, filter, { after: readCursor(cursor, 2), limit: limit + 1 });
    return pageFrom(
      rows,
      limit,
      (row) => row,
      ({ askedOn, id }) => [askedOn, id],
    );
  },
  add: async (ctx, input) => told(ctx, await ask(ctx, input)),
  remove,
  verify,
};
