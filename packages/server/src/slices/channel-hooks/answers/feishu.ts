import { byCode, type Codes, getting, noFile, type Platform, posting, tokenIn } from './platform.ts';

const API = 'https://open.feishu.cn/open-apis';
const CODES: Codes = {
  99991661: { next: 'token' },
  99991663: { next: 'token' },
  99991668: { next: 'token' },
  99991671: { next: 'token' },
  230002: { next: 'never', reason: 'removed' },
  230011: { next: 'never', reason: 'withdrawn' },
  230013: { next: 'never', reason: 'unknown' },
  230110: { next: 'never', reason: 'withdrawn' },
};
const FILE_CODES: Codes = {
  ...CODES,
  230011: { next: 'never', reason: 'expired' },
  230110: { next: 'never', reason: 'expired' },
  234003: { next: 'never', reason: 'expired' },
  234004: { next: 'never', reason: 'removed' },
  234037: { next: 'never', reason: 'large' },
};

/** A reply to the message, in its conversation. The platform sends the same `uuid` once within an hour. */
export const feishu: Platform = {
  most: 30_000,
  token: {
    ask: ({ appId, appSecret }) => posting(`${API}/auth/v3/tenant_access_token/internal`, { app_id: appId, app_secret: appSecret }),
    read: (said) => tokenIn(said, 'tenant_access_token', 'expire'),
  },
  ways: ({ id, messageId, text }) => [
    {
      byToken: true,
      ask: (token) =>
        posting(
          `${API}/im/v1/messages/${encodeURIComponent(messageId)}/reply`,
          { msg_type: 'text', content: JSON.stringify({ text }), uuid: id },
          { authorization: `Bearer ${token}` },
        ),
      verdict: (said) => byCode(said, 'code', 'msg', CODES),
    },
  ],
  file: ({ kind, key, messageId }) => ({
    ask(token) {
      const { url, asking } = getting(
        `${API}/im/v1/messages/${encodeURIComponent(messageId)}/resources/${encodeURIComponent(key)}?type=${kind === 'image' ? 'image' : 'file'}`,
      );
      return { url, asking: { ...asking, headers: { authorization: `Bearer ${token}` } } };
    },
    told: (said) => noFile(said, 'code', 'msg', FILE_CODES),
  }),
  probe: null,
};
