import { isSigned } from '../../deliveries/index.ts';
import { type Adapter, type Arrived, jsonOf, textAt } from './adapter.ts';

/** What a program says that signs as Standard Webhooks 1.0.0 say, with the id of the saying; null: it did not sign. */
export function signedSaying(
  { headers, body }: Arrived,
  secret: string,
  seconds: number,
): { id: string; said: Record<string, unknown> } | null {
  const id = headers['webhook-id'] ?? '';
  const signed = { id, seconds: headers['webhook-timestamp'] ?? '', signatures: headers['webhook-signature'] ?? '', body };
  return id && secret && isSigned(secret, signed, seconds) ? { id, said: jsonOf(body) } : null;
}

/** Any program that signs: `{ data: { thread, text, name?, email? } }`, whose webhook-id is that of the message. */
export const signed: Adapter = (arrived, { secret = '' }, seconds) => {
  const saying = signedSaying(arrived, secret, seconds);
  if (!saying) return null;
  const { id, said } = saying;
  const text = textAt(said, 'data', 'text').trim();
  if (!text) return 'other';
  const email = textAt(said, 'data', 'email');
  const about = { thread: textAt(said, 'data', 'thread') || id, name: textAt(said, 'data', 'name') || null };
  return { message: { messageId: id, text, ...about, ...(email ? { email } : {}) } };
};
