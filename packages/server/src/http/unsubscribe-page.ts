import type { Language } from '@fulcrum/contract';

/** Of an address, to whoever holds a mail to it. */
export interface Told {
  address: string;
  organisation: string | null;
  refused: boolean;
}

const WORDS = {
  zh: {
    title: '退订邮件',
    ask: (address: string, from: string) => `不再让${from}给 ${address} 发邮件？`,
    note: '只影响邮件。需要时，请联系与您对接的人恢复。',
    button: '退订',
    done: (address: string, from: string) => `已退订。${from}不再给 ${address} 发邮件。`,
    us: '我们',
    wrongTitle: '链接无效',
    wrong: '这个退订链接不完整，或不是从这里发出的。请从邮件里重新打开。',
    other: 'English',
  },
  en: {
    title: 'Unsubscribe',
    ask: (address: string, from: string) => `No more mail from ${from} to ${address}?`,
    note: 'This concerns mail alone. Should you want it again, tell the person you are in touch with.',
    button: 'Unsubscribe',
    done: (address: string, from: string) => `Done: no more mail from ${from} to ${address}.`,
    us: 'us',
    wrongTitle: 'This link does not work',
    wrong: 'It is not whole, or was not sent from here. Open it from the mail again.',
    other: '中文',
  },
} as const;

const ENTITY: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string) => text.replace(/[&<>"']/g, (one) => ENTITY[one]!);

const STYLE = `:root{color-scheme:light dark;--ink:#1a1a1a;--ink2:#595959;--ground:#fbfaf6;--accent:#2b3990}
@media (prefers-color-scheme:dark){:root{--ink:#e8e6e1;--ink2:#a8a59e;--ground:#16161a;--accent:#5a6bd8}}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--ground);color:var(--ink);
font:16px/1.6 Inter,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:30rem;padding:24px;overflow-wrap:anywhere}h1{font-size:22px;line-height:1.4;margin:0 0 8px;text-wrap:balance}
p{margin:0 0 16px;color:var(--ink2)}button{font:inherit;min-height:44px;padding:0 24px;border:0;border-radius:6px;background:var(--accent);color:#fff;cursor:pointer}
a{color:inherit;display:inline-block;padding:10px 0}`;

/** The page in the reader's language; null: the link is not one of ours. It needs no script. */
export function unsubscribePage(told: Told | null, language: Language): string {
  const words = WORDS[language];
  const from = safe(told?.organisation ?? words.us);
  const other = language === 'zh' ? 'en' : 'zh';
  const main = !told
    ? `<h1>${words.wrongTitle}</h1><p>${words.wrong}</p>`
    : told.refused
      ? `<h1 role="status">${words.done(safe(told.address), from)}</h1><p>${words.note}</p>`
      : `<h1>${words.ask(safe(told.address), from)}</h1><p>${words.note}</p><form method="post" action="?lang=${language}"><button>${words.button}</button></form>`;
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words.title}</title><style>${STYLE}</style></head><body><main>${main}<p><a href="?lang=${other}" lang="${other}">${words.other}</a></p></main></body></html>`;
}
