import { createHmac } from 'node:crypto';
import type { Language, RobotVendor } from '@fulcrum/contract';
import { shortened } from './shortened.ts';

/** One thing that a group is told. */
export interface Notice {
  title: string;
  detail: string | null;
  link: string | null;
}
export interface Target {
  url: string;
  secret: string | null;
}
interface Vendor {
  /** What is posted where: the notices as one message, signed for a moment. */
  request(target: Target, notices: readonly Notice[], atMs: number, language: Language): { url: string; body: object };
  /** What an answer of theirs says went wrong; null: it was taken. HTTP 200 alone says nothing. */
  wrong(answer: Record<string, unknown>): string | null;
}

/** Of the smallest of the three, WeCom's 4096 bytes of markdown. */
const MOST_BYTES = 4000;
/** Signs that mean something to these products, as signs that look like them: nobody is mentioned, and nothing linked, by what a customer is called. */
const plain = (text: string): string =>
  text.replace(/[<>[\]()*_`#]/g, (sign) => '＜＞［］（）＊＿｀＃'['<>[]()*_`#'.indexOf(sign)] ?? '').replace(/\s+/g, ' ');

const markdown = (notices: readonly Notice[]): string =>
  notices
    .map(({ title, detail, link }) => {
      const head = link ? `[${plain(title)}](${link})` : `**${plain(title)}**`;
      return detail ? `${head}\n> ${plain(detail)}` : head;
    })
    .join('\n\n');
const lines = (notices: readonly Notice[]): string =>
  notices.map(({ title, detail, link }) => [plain(title), detail ? plain(detail) : null, link].filter(Boolean).join('\n')).join('\n\n');

const hmac = (key: string, message: string): string => createHmac('sha256', key).update(message).digest('base64');

/** DingTalk: of milliseconds and secret, with the secret as the key. */
export const signDingTalk = (secret: string, atMs: number): string => hmac(secret, `${atMs}\n${secret}`);
/** Feishu: of nothing, with seconds and secret as the key. */
export const signFeishu = (secret: string, atSeconds: number): string => hmac(`${atSeconds}\n${secret}`, '');

const numbered = (code: string, message: string) => (answer: Record<string, unknown>) =>
  answer[code] === 0 ? null : `${String(answer[code] ?? '—')} ${String(answer[message] ?? '')}`.trim();

const wecom: Vendor = {
  // There is no signature: the key in the address is the secret.
  request: ({ url }, notices) => ({ url, body: { msgtype: 'markdown', markdown: { content: shortened(markdown(notices), MOST_BYTES) } } }),
  wrong: numbered('errcode', 'errmsg'),
};

const dingtalk: Vendor = {
  request({ url, secret }, notices, atMs, language) {
    const signed = new URL(url);
    if (secret) {
      signed.searchParams.set('timestamp', String(atMs));
      signed.searchParams.set('sign', signDingTalk(secret, atMs));
    }
    const [first] = notices;
    const title =
      notices.length === 1 && first
        ? plain(first.title)
        : language === 'zh'
          ? `${notices.length} 条通知`
          : `${notices.length} notifications`;
    const text = shortened(markdown(notices), MOST_BYTES);
    return { url: signed.href, body: { msgtype: 'markdown', markdown: { title, text }, at: { atMobiles: [], isAtAll: false } } };
  },
  wrong: numbered('errcode', 'errmsg'),
};

const feishu: Vendor = {
  request({ url, secret }, notices, atMs) {
    const timestamp = Math.floor(atMs / 1000);
    const signature = secret ? { timestamp: String(timestamp), sign: signFeishu(secret, timestamp) } : {};
    return { url, body: { ...signature, msg_type: 'text', content: { text: shortened(lines(notices), MOST_BYTES) } } };
  },
  wrong: numbered('code', 'msg'),
};

export const VENDORS: Record<RobotVendor, Vendor> = { wecom, dingtalk, feishu };
