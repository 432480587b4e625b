import { byCode, type Codes, getting, type Platform, posting, type Said, tokenIn, type Verdict } from './platform.ts';
import { mediaOf } from './wechat.ts';

const API = 'https://qyapi.weixin.qq.com/cgi-bin';
const CODES: Codes = {
  40001: { next: 'token' },
  40014: { next: 'token' },
  42001: { next: 'token' },
  40031: { next: 'never', reason: 'unknown' },
  60111: { next: 'never', reason: 'unknown' },
  81013: { next: 'never', reason: 'unknown' },
};

/** Whoever the application may not speak to is named in an answer that is well otherwise. */
function verdict(said: Said): Verdict {
  const refused = byCode(said, 'errcode', 'errmsg', CODES);
  return refused === null && said.body.invaliduser ? { next: 'never', reason: 'unknown', error: 'invaliduser' } : refused;
}

/** A message of the company's own WeCom application to one of its members. */
export const wecom: Platform = {
  most: 2048,
  token: {
    ask: ({ receiver = '', corpSecret = '' }) =>
      getting(`${API}/gettoken?${new URLSearchParams({ corpid: receiver, corpsecret: corpSecret }).toString()}`),
    read: (said) => tokenIn(said, 'access_token', 'expires_in'),
  },
  ways: ({ thread, text }, { agentId }) => [
    {
      byToken: true,
      ask: (token) =>
        posting(`${API}/message/send?access_token=${encodeURIComponent(token)}`, {
          ...{ touser: thread, msgtype: 'text', agentid: Number(agentId) },
          text: { content: text },
        }),
      verdict,
    },
  ],
  file: (source) => mediaOf(API, source, CODES),
  probe: null,
};
