import type { Language } from '@fulcrum/contract';
import type { MailContent } from './smtp.ts';

/** The end of a mail to a customer's person: who wrote, and how to get no more of it. */
const WORDS: Record<Language, (from: string) => { said: string; link: string }> = {
  zh: (from) => ({ said: `本邮件由${from}发送。不想再收到，请打开：`, link: '退订' }),
  en: (from) => ({ said: `Sent by ${from}. To get no more of these mails, open: `, link: 'Unsubscribe' }),
};
const ENTITY: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string) => text.replace(/[&<>"]/g, (one) => ENTITY[one]!);

export function withFooter<Content extends Pick<MailContent, 'text' | 'html'>>(
  content: Content,
  { from, link, language }: { from: string; link: string; language: Language },
): Content {
  const { said, link: name } = WORDS[language](from);
  const html = content.html
    ? { html: `${content.html}<p style="color:#666;font-size:12px">${safe(said)}<a href="${safe(link)}">${name}</a></p>` }
    : {};
  return { ...content, text: `${content.text.trimEnd()}\n\n--\n${said}${link}\n`, ...html };
}
