import { isSigned } from '../../deliveries/index.ts';
import { type Adapter, jsonOf, textAt } from './adapter.ts';

/** Any program that signs as Standard Webhooks 1.0.0 say: `{ data: { thread, text, name?, email? } }`, whose webhook-id is that of the message. */
export const signed: Adapter = ({ headers, body }, { secret = '' }, seconds) => {
  const id = headers['webhook-id'] ?? '';
  const said = { id, seconds: headers['webhook-timestamp'] ?? '', signatures: headers['webhook-signature'] ?? '', body };
  if (!id || !secret || !isSigned(secret, said, seconds)) return null;
  const { data } = jsonOf(body);
  const text = textAt(data, 'text').trim();
  if (!text) return 'other';
  const email = textAt(data, 'email');
  return {
    message: { messageId: id, thread: textAt(data, 'thread') || id, text, name: textAt(data, 'name') || null, ...(email ? { email } : {}) },
  };
};
