// For tests: a message as WeCom and WeChat post it.
import { createCipheriv, createHash } from 'node:crypto';

/** Encrypted and signed as the platform does it: sixteen signs, the length, the text and the receiver, filled up to blocks of 32. */
export function tencentMessage(
  xml: string,
  { token, aesKey, receiver }: { token: string; aesKey: string; receiver: string },
): { query: Record<string, string>; body: string } {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const text = Buffer.from(xml);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const bare = Buffer.concat([Buffer.from('0123456789abcdef'), length, text, Buffer.from(receiver)]);
  const fill = 32 - (bare.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const encrypted = Buffer.concat([cipher.update(Buffer.concat([bare, Buffer.alloc(fill, fill)])), cipher.final()]).toString('base64');
  const sign = createHash('sha1').update([token, '1', '2', encrypted].sort().join('')).digest('hex');
  return {
    query: { timestamp: '1', nonce: '2', msg_signature: sign },
    body: `<xml><ToUserName><![CDATA[x]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
  };
}
