import { expect, test } from 'vitest';
import { newSecret, signedHeaders } from './sign-webhook.ts';

// The vector of reference/domain.md 12.
test('a request is signed as Standard Webhooks 1.0.0 says: id, seconds and raw body, by the decoded secret', () => {
  const body = '{"type":"ticket.breached","timestamp":"2026-01-01T00:00:00Z","data":{"id":"T-1"}}';
  const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
  expect(secret).toBe('whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=');
  expect(signedHeaders([secret], 'msg_test0001', 1_767_225_600, body)).toEqual({
    'webhook-id': 'msg_test0001',
    'webhook-timestamp': '1767225600',
    'webhook-signature': 'v1,aOXTuvct622lmqo61ExOd0snrS4uFARcEWdHazOpsZE=',
  });
});

test('a secret is 32 bytes of chance', () => {
  expect(newSecret()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(newSecret()).not.toBe(newSecret());
});
