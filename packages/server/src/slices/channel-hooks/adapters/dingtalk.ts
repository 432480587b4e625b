import { createHmac } from 'node:crypto';
import type { ChatWay } from '@fulcrum/contract';
import { type Adapter, jsonOf, same, textAt } from './adapter.ts';

const HOUR = 3600;

/** Where what is said there can be answered: not elsewhere, whoever got to know the path. */
const isTheirs = (address: string): boolean => URL.canParse(address) && /^https:\/\/[a-z.-]+\.dingtalk\.com$/.test(new URL(address).origin);
function wayOf(said: Record<string, unknown>): ChatWay {
  const text = (name: string) => textAt(said, name).slice(0, 200) || null;
  const [session, until] = [textAt(said, 'sessionWebhook'), Number(textAt(said, 'sessionWebhookExpiredTime'))];
  const lives = isTheirs(session) && session.length <= 1000 && Number.isSafeInteger(until) && until > 0 && until < 8.64e15;
  return {
    ...{ staffId: text('senderStaffId'), robotCode: text('robotCode'), session: lives ? session : null },
    sessionUntil: lives ? Temporal.Instant.fromEpochMilliseconds(until).toString() : null,
  };
}

/** A robot of DingTalk: time and secret under HMAC-SHA256, in the headers, good for an hour. The words are not signed: the path is secret. */
export const dingtalk: Adapter = ({ headers, body }, { appSecret = '' }, seconds) => {
  const { timestamp = '', sign } = headers;
  if (!/^\d{1,15}$/.test(timestamp) || Math.abs(Number(timestamp) / 1000 - seconds) > HOUR) return null;
  if (!same(sign, createHmac('sha256', appSecret).update(`${timestamp}\n${appSecret}`).digest('base64'))) return null;
  const said = jsonOf(body);
  const messageId = textAt(said, 'msgId');
  if (!messageId) return 'other';
  const text = textAt(said, 'text', 'content').trim() || textAt(said, 'content', 'recognition') || `[${textAt(said, 'msgtype')}]`;
  const title = textAt(said, 'conversationTitle');
  const nick = textAt(said, 'senderNick');
  // In a group each speaks for themselves.
  const way = wayOf(said);
  const thread = [textAt(said, 'conversationId'), textAt(said, 'senderId')].filter(Boolean).join(' ');
  return { message: { messageId, thread: thread || messageId, text, name: title ? `${nick} (${title})` : nick, way } };
};
