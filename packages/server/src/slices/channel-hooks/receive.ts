import type { ChatFile, Language } from '@fulcrum/contract';
import { type Handlers, SYSTEM, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { serviceClassOf } from '../benefits/index.ts';
import { writerOf } from '../inbound-mail/index.ts';
import { takeIn } from '../requests/index.ts';
import { filesSince, insertChatFiles } from './files/chat-files.sql.ts';
import { FILE_NAMES } from './files/file-names.ts';
import { FILES_JOB } from './files/files.job.ts';
import { hookById, lockThread, noteMessage, requestOfMessage, threadOf } from './hooks.sql.ts';

/** Within an hour in one chat: more than a person types, or sends. */
const MOST_AN_HOUR = 120;
const MOST_FILES_AN_HOUR = 60;
const LONGEST_SUBJECT = 60;
const subjectOf = (text: string): string => {
  const [first = ''] = text.trim().split('\n');
  return first.length > LONGEST_SUBJECT ? `${first.slice(0, LONGEST_SUBJECT)}…` : first;
};
/** What was said, with what came along: a file stays named there though it may never be got. */
const saidWith = (text: string, files: readonly ChatFile[], language: Language): string =>
  [...files.map(({ kind, name }) => `[${name ?? FILE_NAMES[language][kind]}]`), text.trim()].filter(Boolean).join(' ');

async function noteFiles(ctx: WriteCtx, message: { id: string; messageId: string; now: string }, files: readonly ChatFile[]) {
  const { seal } = ctx.services;
  const sealed = files.map(({ kind, name, key, url }) => ({ kind, name, sealedSource: seal(JSON.stringify({ key, url })) }));
  await insertChatFiles(ctx.db, message, sealed);
  await ctx.enqueue(FILES_JOB, {}, { key: FILES_JOB });
}

/** Takes in what was said in a chat: it goes on with the request that the chat is about, or opens one, which is nobody's until the desk says whose. */
export const receive: Handlers<'channelHooks'>['receive'] = async (ctx, { id, messageId, thread, name, email, way, files, ...said }) => {
  const hook = await hookById(ctx.db, id);
  if (!hook?.enabled || hook.kind === 'call') throw notFound('channel_hook');
  const text = saidWith(said.text, files, ctx.organisation?.language ?? 'zh');
  if (!text) throw new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: ['text'], code: 'invalid', message: 'text' }]);
  await lockThread(ctx.db, id, thread);
  const before = await requestOfMessage(ctx.db, id, messageId);
  if (before) {
    await ctx.record({ action: 'channel_hook.repeat', entity: 'channel_hook', entityId: id });
    return { requestId: before };
  }
  const hourAgo = Temporal.Instant.from(ctx.now).subtract({ hours: 1 }).toString();
  const { requestId, lately } = await threadOf(ctx.db, id, thread, hourAgo);
  if (lately >= MOST_AN_HOUR) throw new Fault('limit', 'access.too_many_requests', { seconds: 3600 });
  if (files.length && (await filesSince(ctx.db, id, thread, hourAgo)) >= MOST_FILES_AN_HOUR)
    throw new Fault('limit', 'access.too_many_requests', { seconds: 3600 });
  const writer = email ? await writerOf(ctx.db, email.toLowerCase(), ctx.today) : null;
  const entryId = newId();
  const taken = await takeIn({ ...ctx, actor: SYSTEM }, serviceClassOf, {
    ...{ requestId, channel: hook.channel, kind: 'question', severity: 'normal', code: null, productId: hook.productId },
    ...{ accountId: writer?.accountId ?? null, contactId: writer?.contactId ?? null, subject: subjectOf(text), text },
    ...(name ? { authorName: name } : {}),
    entryId,
  });
  const message = { id, messageId, thread, requestId: taken.requestId, entryId, now: ctx.now };
  await noteMessage(ctx.db, { ...message, sealedWay: way ? ctx.services.seal(JSON.stringify(way)) : null });
  if (files.length) await noteFiles(ctx, message, files);
  return { requestId: taken.requestId };
};
