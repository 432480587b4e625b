import { handedIn, LARGEST_PICTURE, PICTURES, TOKEN_CODES } from './hand-in.ts';
import { byCode, type Codes, type FileWay, getting, noFile, type Platform, posting, type Source, tokenIn, type Way } from './platform.ts';

const API = 'https://api.weixin.qq.com/cgi-bin';
const CODES: Codes = {
  ...TOKEN_CODES,
  40003: { next: 'never', reason: 'unknown' },
  43004: { next: 'never', reason: 'left' },
  43019: { next: 'never', reason: 'left' },
  45015: { next: 'never', reason: 'late' },
  45047: { next: 'never', reason: 'often' },
};
/** Media is kept for three days. A video is told where it is, anything else is the answer itself. */
export const mediaOf = (api: string, { key }: Source, codes: Codes): FileWay => ({
  ask: (token) => getting(`${api}/media/get?${new URLSearchParams({ access_token: token, media_id: key }).toString()}`),
  told: (said) => {
    const url = said.body.video_url;
    return typeof url === 'string' ? { url } : noFile(said, 'errcode', 'errmsg', { ...codes, 40007: { next: 'never', reason: 'expired' } });
  },
});

/** To a person, by their number at the account. */
const message = (touser: string, said: object): Way => ({
  byToken: true,
  ask: (token) => posting(`${API}/message/custom/send?access_token=${encodeURIComponent(token)}`, { touser, ...said }),
  verdict: (said) => byCode(said, 'errcode', 'errmsg', CODES),
});

/**
 * A message of customer service of a WeChat official account: within 48 hours of the customer's last word. By the stable token, since the other kind takes
 * the one of every further program of the same account away.
 */
export const wechat: Platform = {
  most: 2048,
  token: {
    ask: ({ receiver, appSecret }) =>
      posting(`${API}/stable_token`, { grant_type: 'client_credential', appid: receiver, secret: appSecret }),
    read: (said) => tokenIn(said, 'access_token', 'expires_in'),
  },
  ways: ({ thread, text }) => [message(thread, { msgtype: 'text', text: { content: text } })],
  sends({ mediaType, bytes }, { thread }) {
    if (!PICTURES.includes(mediaType)) return 'otherKind';
    if (bytes > LARGEST_PICTURE) return 'otherSize';
    return { ...handedIn(API, 'image', CODES), ways: (key) => [message(thread, { msgtype: 'image', image: { media_id: key } })] };
  },
  file: (source) => mediaOf(API, source, CODES),
  probe: null,
};
