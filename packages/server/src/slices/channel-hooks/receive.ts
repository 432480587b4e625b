import { type Handlers, SYSTEM } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { serviceClassOf } from '../benefits/index.ts';
import { writerOf } from '../inbound-mail/index.ts';
import { takeIn } from '../requests/index.ts';
import { hookById, lockThread, noteMessage, requestOfMessage, threadOf } from './hooks.sql.ts';

/** Within an hour in one chat: more than a person types. */
const MOST_AN_HOUR = 120;
const LONGEST_SUBJECT = 60;
const subjectOf = (text: string): string => {
  const [first = ''] = text.trim().split('\n');
  return first.length > LONGEST_SUBJECT ? `${first.slice(0, LONGEST_SUBJECT)}…` : first;
};

/** Takes in what was said in a chat: it goes on with the request that the chat is about, or opens one, which is nobody's until the desk says whose. */
export const receive: Handlers<'channelHooks'>['receive'] = async (ctx, { id, messageId, thread, text, name, email, way }) => {
  const hook = await hookById(ctx.db, id);
  if (!hook?.enabled || hook.kind === 'call') throw notFound('channel_hook');
  await lockThread(ctx.db, id, thread);
  const before = await requestOfMessage(ctx.db, id, messageId);
  if (before) {
    await ctx.record({ action: 'channel_hook.repeat', entity: 'channel_hook', entityId: id });
    return { requestId: before };
  }
  const hourAgo = Temporal.Instant.from(ctx.now).subtract({ hours: 1 }).toString();
  const { requestId, lately } = await threadOf(ctx.db, id, thread, hourAgo);
  if (lately >= MOST_AN_HOUR) throw new Fault('limit', 'access.too_many_requests', { seconds: 3600 });
  const writer = email ? await writerOf(ctx.db, email.toLowerCase(), ctx.today) : null;
  const entryId = newId();
  const taken = await takeIn({ ...ctx, actor: SYSTEM }, serviceClassOf, {
    ...{ requestId, channel: hook.channel, kind: 'question', severity: 'normal', code: null, productId: hook.productId },
    ...{ accountId: writer?.accountId ?? null, contactId: writer?.contactId ?? null, subject: subjectOf(text), text },
    ...(name ? { authorName: name } : {}),
    entryId,
  });
  const sealedWay = way ? ctx.services.seal(JSON.stringify(way)) : null;
  await noteMessage(ctx.db, { id, messageId, thread, requestId: taken.requestId, entryId, sealedWay, now: ctx.now });
  return { requestId: taken.requestId };
};
