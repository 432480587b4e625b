import { createDecipheriv, createHash } from 'node:crypto';
import type { ChatFile } from '@fulcrum/contract';
import { type Adapter, type ChatMessage, fileOf, type Heard, same, spoken } from './adapter.ts';

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

const FILES: Readonly<Record<string, ChatFile['kind']>> = {
  image: 'image',
  voice: 'voice',
  video: 'video',
  shortvideo: 'video',
  file: 'file',
};
/** Theirs is told by http and reached by https. */
const urlIn = (xml: string): string | null => {
  const url = tag(xml, 'PicUrl').replace(/^http:/, 'https:');
  return url.startsWith('https:') && URL.canParse(url) ? url : null;
};
/** What was said, by kind of message; what is neither words nor a file is told as what it is. */
function said(xml: string): Pick<ChatMessage, 'text' | 'files'> | null {
  const kind = tag(xml, 'MsgType');
  if (kind === 'event') return null;
  const file = FILES[kind];
  if (file) return spoken(kind, tag(xml, 'Recognition'), fileOf(file, tag(xml, 'MediaId'), { url: urlIn(xml) }));
  const text = kind === 'text' ? tag(xml, 'Content') : [`[${kind}]`, tag(xml, 'Label')].filter(Boolean).join(' ');
  return text ? { text } : null;
}

/**
 * WeCom and WeChat: the token, time, nonce and what is encrypted, sorted, under SHA-1. WeChat asks for its echo in clear, signed without it; its messages
 * are taken encrypted alone, since in clear their words are not signed.
 */
const heardBy =
  (read: (xml: string) => Heard): Adapter =>
  ({ query, body }, { token = '', aesKey = '', receiver = '' }) => {
    const { timestamp = '', nonce = '', echostr, signature, msg_signature } = query;
    if (echostr !== undefined && msg_signature === undefined)
      return same(signature, sha1([token, timestamp, nonce])) ? { echo: echostr } : null;
    const encrypted = echostr ?? tag(body, 'Encrypt');
    if (!encrypted || !same(msg_signature, sha1([token, timestamp, nonce, encrypted]))) return null;
    const plain = opened(encrypted, aesKey, receiver);
    if (plain === null) return null;
    return echostr === undefined ? read(plain) : { echo: plain };
  };

export const tencent: Adapter = heardBy((xml) => {
  const what = said(xml);
  if (!what) return 'other';
  const from = tag(xml, 'FromUserName');
  return { message: { messageId: tag(xml, 'MsgId') || `${from} ${tag(xml, 'CreateTime')}`, thread: from, name: from, ...what } };
});

/** The customer service of WeChat says which account has news, and nothing of them. */
export const tencentNews: Adapter = heardBy((xml) => {
  const account = tag(xml, 'OpenKfId');
  return tag(xml, 'Event') === 'kf_msg_or_event' && account ? { news: { account, token: tag(xml, 'Token') || null } } : 'other';
});
