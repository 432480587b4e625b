import type { Language } from '@fulcrum/contract';
import { choose, type Words } from '../sources/source.ts';

export interface Line extends Words {
  accountName: string | null;
  link: string;
}
export interface NoticeMail {
  subject: string;
  text: string;
  html: string;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
const below = ({ accountName, detail }: Line): string => [accountName, detail].filter(Boolean).join(' · ');

function subjectOf(lines: readonly Line[], how: 'at_once' | 'digest', language: Language): string {
  const [first] = lines;
  if (how === 'at_once' && lines.length === 1 && first) return first.title;
  const count = choose(language, `${lines.length} 条通知`, `${lines.length} ${lines.length === 1 ? 'notification' : 'notifications'}`);
  return how === 'digest' ? choose(language, `通知汇总：${count}`, `Digest: ${count}`) : count;
}

/** A mail of notifications, in plain text and simple HTML, each with the page it leads to; at its end where one says how to be told. */
export function noticeMail(lines: readonly Line[], how: 'at_once' | 'digest', web: string, language: Language): NoticeMail {
  const preferences = choose(language, '更改通知方式或停收邮件', 'Change how you are told, or stop these mails');
  const prefsLink = preferencesLink(web);
  const text = lines.map((line) => [line.title, below(line), `${web}${line.link}`].filter(Boolean).join('\n'));
  const html = lines.map(
    (line) =>
      `<p style="margin:0 0 16px"><a href="${escaped(`${web}${line.link}`)}" style="color:#2f3a8c;font-weight:600">${escaped(line.title)}</a>${
        below(line) ? `<br><span style="color:#555">${escaped(below(line))}</span>` : ''
      }</p>`,
  );
  return {
    subject: subjectOf(lines, how, language),
    text: `${text.join('\n\n')}\n\n--\n${preferences}${choose(language, '：', ': ')}${prefsLink}\n`,
    html: `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><body style="font:15px/1.5 sans-serif;color:#222">${html.join('')}<p style="margin-top:24px;font-size:13px"><a href="${escaped(prefsLink)}" style="color:#555">${preferences}</a></p></body></html>`,
  };
}

/** Where a person says how they wish to be told. */
export const preferencesLink = (web: string): string => `${web}/me#notifications`;
