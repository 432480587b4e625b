import type { Language } from '@fulcrum/contract';
import * as z from 'zod';
import { defineJob, type Job, type JobCtx } from '../../../access/index.ts';
import { CHAT_JOB, type ChatContent, type Claimed, deliverDue, nextAttempt, type Outcome, queueChats } from '../../deliveries/index.ts';
import { type ChatOf, chatsOf, type DueChat, dueChats } from './due-chats.sql.ts';
import { toldRefusal } from './refusals.ts';
import { say } from './say.ts';

const MOST = 500;
/** What could not be said for so long was said otherwise by now. */
const STALE_HOURS = 48;
const STOPPED: Record<Language, Record<'gone' | 'off', string>> = {
  zh: { gone: '聊天渠道已移除，没有发送', off: '聊天渠道已停用，或不再发送答复，没有发送' },
  en: { gone: 'The chat is not connected any more: not sent', off: 'The chat is not in use, or sends no answers: not sent' },
};

const chatOf = ({ entryId, accountId, number, subject, body, files, hookId, hookName, messageId }: DueChat) => ({
  ...{ key: `request:${entryId}`, accountId, to: hookName, subject: `#${number} ${subject}`, hookId, messageId, number },
  ...{ text: body, files },
});

async function attempt(ctx: JobCtx, chat: ChatOf | undefined, one: Claimed<ChatContent>): Promise<Outcome> {
  const language = ctx.organisation?.language ?? 'zh';
  if (!chat?.enabled || !chat.answers) return { sent: false, error: STOPPED[language][chat ? 'off' : 'gone'], nextAt: null };
  const refused = await say(ctx, chat, one);
  if (!refused) return { sent: true };
  const nextAt = refused.next === 'never' ? null : nextAttempt(one.attempts, ctx.clock.now().toString(), refused.retryAfter);
  return { sent: false, error: toldRefusal(refused, language), nextAt };
}

const nameOf = ({ hookId, messageId }: { hookId: string; messageId: string }) => `${hookId} ${messageId}`;
/** Says in chats what the desk answered there: at once when it does, and every minute what is left. */
// unaudited: the answer is recorded with its request, every attempt kept with its delivery
const chatsJob = defineJob({
  name: CHAT_JOB,
  label: { zh: '把答复发回聊天', en: 'Send answers into chats' },
  input: z.object({}),
  async run(ctx) {
    const since = Temporal.Instant.from(ctx.now).subtract({ hours: STALE_HOURS });
    await ctx.write(async ({ db }) => {
      const due = await dueChats(db, since.toString(), MOST);
      if (due.length) await queueChats(db, due.map(chatOf), ctx.now);
    });
    return deliverDue<ChatContent>(ctx, 'chat', {
      async open(claimed) {
        const chats = await chatsOf(
          ctx.db,
          claimed.map(({ content: { hookId, messageId } }) => ({ hookId, messageId })),
        );
        const found = new Map(chats.map((chat) => [nameOf(chat), chat]));
        return (one) => attempt(ctx, found.get(nameOf(one.content)), one);
      },
      lineOf: ({ hookId }) => hookId,
    });
  },
});

export const chatJobs: readonly Job[] = [chatsJob];
