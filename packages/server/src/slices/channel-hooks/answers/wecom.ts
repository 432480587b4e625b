import { handedIn, LARGEST_PICTURE, TOKEN_CODES } from './hand-in.ts';
import {
  byCode,
  type Codes,
  getting,
  type OutFile,
  type Platform,
  posting,
  type Said,
  type Secrets,
  tokenIn,
  type Verdict,
  type Way,
} from './platform.ts';
import { mediaOf } from './wechat.ts';

export const API = 'https://qyapi.weixin.qq.com/cgi-bin';
const CODES: Codes = {
  ...TOKEN_CODES,
  40031: { next: 'never', reason: 'unknown' },
  60111: { next: 'never', reason: 'unknown' },
  81013: { next: 'never', reason: 'unknown' },
};

/** Whoever the application may not speak to is named in an answer that is well otherwise. */
function verdict(said: Said): Verdict {
  const refused = byCode(said, 'errcode', 'errmsg', CODES);
  return refused === null && said.body.invaliduser ? { next: 'never', reason: 'unknown', error: 'invaliduser' } : refused;
}

const PICTURES: readonly string[] = ['image/png', 'image/jpeg'];
/** A picture that is none of theirs, or too large for one, goes as a file: these may have as much as ours. */
export const typeOf = ({ mediaType, bytes }: OutFile): 'image' | 'file' =>
  PICTURES.includes(mediaType) && bytes <= LARGEST_PICTURE ? 'image' : 'file';
const message = (touser: string, { agentId }: Secrets, said: object): Way => ({
  byToken: true,
  ask: (token) => posting(`${API}/message/send?access_token=${encodeURIComponent(token)}`, { touser, agentid: Number(agentId), ...said }),
  verdict,
});

/** What the company's own application, and its customer service, speak with: each by its own secret. */
export const corporateToken: Platform['token'] = {
  ask: ({ receiver = '', corpSecret = '' }) =>
    getting(`${API}/gettoken?${new URLSearchParams({ corpid: receiver, corpsecret: corpSecret }).toString()}`),
  read: (said) => tokenIn(said, 'access_token', 'expires_in'),
};

/** A message of the company's own WeCom application to one of its members. */
export const wecom: Platform = {
  most: 2048,
  token: corporateToken,
  ways: ({ thread, text }, secrets) => [message(thread, secrets, { msgtype: 'text', text: { content: text } })],
  sends(file, { thread }, secrets) {
    const type = typeOf(file);
    return { ...handedIn(API, type, CODES), ways: (key) => [message(thread, secrets, { msgtype: type, [type]: { media_id: key } })] };
  },
  file: (source) => mediaOf(API, source, CODES),
  probe: null,
};
