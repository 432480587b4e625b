import { createDecipheriv, createHash } from 'node:crypto';
import { type Adapter, same } from './adapter.ts';

const sha1 = (parts: readonly string[]): string => createHash('sha1').update(parts.toSorted().join('')).digest('hex');

/** AES-256-CBC with the first half of the key as vector; 16 random bytes, the length, the text, and whom it is for. Null: of another key or for another. */
function opened(encrypted: string, aesKey: string, receiver: string): string | null {
  try {
    const key = Buffer.from(`${aesKey}=`, 'base64');
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const plain = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
    const end = plain.length - plain.at(-1)!;
    const length = plain.readUInt32BE(16);
    const whose = plain.subarray(20 + length, end).toString();
    return whose === receiver ? plain.subarray(20, 20 + length).toString() : null;
  } catch {
    return null;
  }
}

/** The value of a tag; such messages are flat and signed, so that no more of XML is needed. */
const tag = (xml: string, name: string): string =>
  new RegExp(`<${name}>(?:<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>|([^<]*))</${name}>`)
    .exec(xml)
    ?.slice(1)
    .find((one) => one !== undefined) ?? '';

/** What was said, by kind of message; of what is no text, what it is. */
function said(xml: string): string {
  const kind = tag(xml, 'MsgType');
  if (kind === 'text') return tag(xml, 'Content');
  return kind === 'event' ? '' : tag(xml, 'Recognition') || [`[${kind}]`, tag(xml, 'PicUrl'), tag(xml, 'Label')].filter(Boolean).join(' ');
}

/**
 * WeCom and WeChat: the token, time, nonce and what is encrypted, sorted, under SHA-1. WeChat asks for its echo in clear, signed without it; its messages
 * are taken encrypted alone, since in clear their words are not signed.
 */
export const tencent: Adapter = ({ query, body }, { token = '', aesKey = '', receiver = '' }) => {
  const { timestamp = '', nonce = '', echostr, signature, msg_signature } = query;
  if (echostr !== undefined && msg_signature === undefined)
    return same(signature, sha1([token, timestamp, nonce])) ? { echo: echostr } : null;
  const encrypted = echostr ?? tag(body, 'Encrypt');
  if (!encrypted || !same(msg_signature, sha1([token, timestamp, nonce, encrypted]))) return null;
  const plain = opened(encrypted, aesKey, receiver);
  if (plain === null) return null;
  if (echostr !== undefined) return { echo: plain };
  const text = said(plain);
  if (!text) return 'other';
  const from = tag(plain, 'FromUserName');
  return { message: { messageId: tag(plain, 'MsgId') || `${from} ${tag(plain, 'CreateTime')}`, thread: from, text, name: from } };
};
