import { handedIn, TOKEN_CODES } from './hand-in.ts';
import { type Addressed, byCode, type Codes, type Platform, posting, type Way } from './platform.ts';
import { mediaOf } from './wechat.ts';
import { API, corporateToken, typeOf } from './wecom.ts';

const CODES: Codes = {
  ...TOKEN_CODES,
  95001: { next: 'never', reason: 'often' },
  95002: { next: 'never', reason: 'late' },
  95013: { next: 'never', reason: 'attended' },
  95018: { next: 'never', reason: 'attended' },
};

/** To a customer, from the account that they wrote to; of one whose account was not kept there is no way. */
const message = ({ thread, way }: Addressed, said: object): Way[] =>
  way?.account
    ? [
        {
          byToken: true,
          ask: (token) =>
            posting(`${API}/kf/send_msg?access_token=${encodeURIComponent(token)}`, { touser: thread, open_kfid: way.account, ...said }),
          verdict: (heard) => byCode(heard, 'errcode', 'errmsg', CODES),
        },
      ]
    : [];

/** A message of WeChat's customer service: five at most within 48 hours of the customer's last word, while nobody within WeCom attends to them. */
export const wechatKf: Platform = {
  most: 2048,
  token: corporateToken,
  ways: ({ text, ...to }) => message(to, { msgtype: 'text', text: { content: text } }),
  sends(file, to) {
    const type = typeOf(file);
    return { ...handedIn(API, type, CODES), ways: (key) => message(to, { msgtype: type, [type]: { media_id: key } }) };
  },
  file: (source) => mediaOf(API, source, CODES),
  probe: null,
};
