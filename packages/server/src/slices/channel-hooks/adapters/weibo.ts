import { createHash } from 'node:crypto';
import { type Adapter, jsonOf, same, textAt } from './adapter.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);

const SAID: readonly string[] = ['text', 'position', 'voice', 'image'];

/**
 * The fans service of Weibo, in its JSON: secret, time and nonce, sorted, under SHA-1. The words are not signed: the path is secret. A message has no id:
 * who wrote when, and what, is what the platform names instead. Its moments are whole seconds, in which a person may send two.
 */
export const weibo: Adapter = ({ query, body }, { appSecret = '' }) => {
  const { signature, timestamp = '', nonce = '', echostr } = query;
  if (!same(signature, createHash('sha1').update([appSecret, timestamp, nonce].toSorted().join('')).digest('hex'))) return null;
  if (echostr !== undefined) return { echo: echostr };
  const said = jsonOf(body);
  const [kind, from] = [textAt(said, 'type'), textAt(said, 'sender_id')];
  if (!SAID.includes(kind) || !from) return 'other';
  const words = textAt(said, 'text').trim();
  const text = kind === 'text' ? words : [`[${kind}]`, words].filter(Boolean).join(' ');
  if (!text) return 'other';
  return { message: { messageId: `${from} ${textAt(said, 'created_at')} ${digest(text)}`, thread: from, text, name: from } };
};
