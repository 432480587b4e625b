import { createHmac } from 'node:crypto';
import { type ChatFile, type ChatWay, MOST_CHAT_FILES } from '@fulcrum/contract';
import { type Adapter, type ChatMessage, fileOf, jsonOf, partsOf, same, spoken, textAt } from './adapter.ts';

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

const FILES: Readonly<Record<string, ChatFile['kind']>> = { picture: 'image', audio: 'voice', video: 'video', file: 'file' };
/** Words and files of a message by its kind; rich text is parts of both. */
function contentOf(said: Record<string, unknown>): Pick<ChatMessage, 'text' | 'files'> {
  const kind = textAt(said, 'msgtype');
  const file = FILES[kind];
  const at = (name: string) => textAt(said, 'content', name);
  if (file) return spoken(kind, at('recognition'), fileOf(file, at('downloadCode'), { name: at('fileName').slice(0, 200) || null }));
  const parts = kind === 'richText' ? partsOf((said.content as { richText?: unknown } | undefined)?.richText) : [];
  const words = parts.map((part) => textAt(part, 'text')).join('');
  const files = parts.flatMap((part) => fileOf('image', textAt(part, 'downloadCode'))).slice(0, MOST_CHAT_FILES);
  const text = (textAt(said, 'text', 'content') || words).trim();
  return spoken(kind, text, files);
}

/** A robot of DingTalk: time and secret under HMAC-SHA256, in the headers, good for an hour. The words are not signed: the path is secret. */
export const dingtalk: Adapter = ({ headers, body }, { appSecret = '' }, seconds) => {
  const { timestamp = '', sign } = headers;
  if (!/^\d{1,15}$/.test(timestamp) || Math.abs(Number(timestamp) / 1000 - seconds) > HOUR) return null;
  if (!same(sign, createHmac('sha256', appSecret).update(`${timestamp}\n${appSecret}`).digest('base64'))) return null;
  const said = jsonOf(body);
  const messageId = textAt(said, 'msgId');
  if (!messageId) return 'other';
  const what = contentOf(said);
  const title = textAt(said, 'conversationTitle');
  const nick = textAt(said, 'senderNick');
  // In a group each speaks for themselves.
  const way = wayOf(said);
  const thread = [textAt(said, 'conversationId'), textAt(said, 'senderId')].filter(Boolean).join(' ');
  return { message: { messageId, thread: thread || messageId, name: title ? `${nick} (${title})` : nick, way, ...what } };
};
