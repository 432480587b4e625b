import { createDecipheriv, createHash } from 'node:crypto';
import { type ChatFile, MOST_CHAT_FILES } from '@fulcrum/contract';
import { type Adapter, type ChatMessage, fileOf, jsonOf, partsOf, same, spoken, textAt } from './adapter.ts';

const sha256 = (text: string) => createHash('sha256').update(text);
const TOLERANCE = 3600;

/** AES-256-CBC under the SHA-256 of the key, the vector before what is encrypted. Null: of another key. */
export function openedFeishu(encrypted: string, encryptKey: string): string | null {
  try {
    const bytes = Buffer.from(encrypted, 'base64');
    const decipher = createDecipheriv('aes-256-cbc', sha256(encryptKey).digest(), bytes.subarray(0, 16));
    return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString();
  } catch {
    return null;
  }
}

const FILES: Readonly<Record<string, ChatFile['kind']>> = { audio: 'voice', media: 'video', file: 'file' };
/** Words and files of a message by its kind; a post is lines of both. */
function contentOf(kind: string, content: Record<string, unknown>): Pick<ChatMessage, 'text' | 'files'> {
  if (kind === 'image') return spoken(kind, '', fileOf('image', textAt(content, 'image_key')));
  const file = FILES[kind];
  if (file)
    return spoken(kind, '', fileOf(file, textAt(content, 'file_key'), { name: textAt(content, 'file_name').slice(0, 200) || null }));
  const lines = kind === 'post' && Array.isArray(content.content) ? content.content.map(partsOf) : [];
  const words = [textAt(content, 'title'), ...lines.map((line) => line.map((part) => textAt(part, 'text')).join(''))].filter(Boolean);
  const text = (kind === 'post' ? words.join('\n') : textAt(content, 'text')).trim();
  const files = lines
    .flat()
    .flatMap((part) => fileOf('image', textAt(part, 'image_key')))
    .slice(0, MOST_CHAT_FILES);
  return spoken(kind, text, files);
}

/**
 * Feishu: time, nonce, key and the body as it came under SHA-256; all of it encrypted, with the verification token inside. Its first call is not signed and
 * asks for a word back, which only who has the key can read.
 */
export const feishu: Adapter = ({ headers, body }, { encryptKey = '', verificationToken = '' }, seconds) => {
  const plain = openedFeishu(textAt(jsonOf(body), 'encrypt'), encryptKey);
  if (plain === null) return null;
  const said = jsonOf(plain);
  if (textAt(said, 'type') === 'url_verification')
    return same(textAt(said, 'token'), verificationToken) ? { echo: JSON.stringify({ challenge: textAt(said, 'challenge') }) } : null;
  const [time, nonce] = [headers['x-lark-request-timestamp'] ?? '', headers['x-lark-request-nonce'] ?? ''];
  if (!same(headers['x-lark-signature'], sha256(time + nonce + encryptKey + body).digest('hex'))) return null;
  if (!(Math.abs(Number(time) - seconds) <= TOLERANCE) || !same(textAt(said, 'header', 'token'), verificationToken)) return null;
  const messageId = textAt(said, 'event', 'message', 'message_id');
  if (textAt(said, 'header', 'event_type') !== 'im.message.receive_v1' || !messageId) return 'other';
  const what = contentOf(textAt(said, 'event', 'message', 'message_type'), jsonOf(textAt(said, 'event', 'message', 'content')));
  const sender = textAt(said, 'event', 'sender', 'sender_id', 'open_id');
  // In a group each speaks for themselves.
  const thread = `${textAt(said, 'event', 'message', 'chat_id')} ${sender}`.trim();
  return { message: { messageId, thread, name: sender || null, ...what } };
};
