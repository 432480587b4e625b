import type { FormPage, Language } from '@fulcrum/contract';
import { document, safe } from './survey-page.ts';

const WORDS = {
  zh: {
    name: '姓名',
    email: '邮箱',
    phone: '电话',
    company: '单位',
    subject: '标题',
    subjectHint: '一句话说明问题',
    text: '详细说明',
    optional: '（选填）',
    may: '这些文章可能有帮助',
    send: '提交',
    thanks: '已收到',
    number: (number: number | null) => (number === null ? '' : `编号 #${number}。`),
    answer: '我们会用邮件答复您。',
    wrong: '没有提交成功：请填写所有必填项，并检查邮箱地址。',
    many: '提交得太频繁，请过一小时再试。',
    goneTitle: '没有这个表单',
    gone: '链接不完整，或者表单已经停用。',
    other: 'English',
    another: '再提交一个',
  },
  en: {
    name: 'Your name',
    email: 'E-mail',
    phone: 'Phone',
    company: 'Company',
    subject: 'Subject',
    subjectHint: 'What is wrong, in one line',
    text: 'What happened',
    optional: ' (optional)',
    may: 'These articles may help',
    send: 'Send',
    thanks: 'Received',
    number: (number: number | null) => (number === null ? '' : `Its number is #${number}. `),
    answer: 'We answer you by mail.',
    wrong: 'It was not sent: fill in everything that is asked, and check your address.',
    many: 'Too many were sent from here: try again in an hour.',
    goneTitle: 'There is no such form',
    gone: 'The link is not whole, or the form is closed.',
    other: '中文',
    another: 'Send another',
  },
} as const;

/** Beyond the page of surveys: fields of one line, and what nobody sees. */
const STYLE = `<style>input[type=text],input[type=email],input[type=tel]{width:100%;min-height:44px;font:inherit;color:inherit;background:var(--field);border:1px solid var(--line);border-radius:6px;padding:8px 12px}
.field{margin:0 0 16px}.agree{display:flex;gap:8px;align-items:flex-start;margin:0 0 16px}.agree input{margin:6px 0 0}.trap{position:absolute;left:-9999px}
.may{border-left:3px solid var(--accent);padding:4px 12px;margin:0 0 16px}.may ul{margin:4px 0;padding:0 0 0 18px}.may a{padding:2px 0}
.problem{color:var(--ink);border-left:3px solid #b3261e;padding:4px 12px}:is(input,textarea,button,a):focus-visible{outline:3px solid var(--accent);outline-offset:2px}</style>`;

export type Typed = Partial<Record<'name' | 'email' | 'phone' | 'company' | 'subject' | 'text', string>>;
interface Shown {
  page: FormPage;
  language: Language;
  /** Of this filling-in: sent twice, it counts once. */
  key: string;
  embedded: boolean;
  typed: Typed;
  state: 'open' | 'wrong' | 'many' | { number: number | null };
}

const LIMITS = { name: 200, email: 254, phone: 50, company: 200, subject: 200, text: 10_000 };

function field({ language, typed }: Shown, name: keyof Typed, kind: 'text' | 'email' | 'tel' | 'area', asked: 'optional' | 'required') {
  const words = WORDS[language];
  const complete = { name: 'name', email: 'email', phone: 'tel', company: 'organization', subject: 'off', text: 'off' }[name];
  const more = `id="${name}" name="${name}" maxlength="${LIMITS[name]}" autocomplete="${complete}"${asked === 'required' ? ' required' : ''}${
    name === 'subject' ? ` placeholder="${words.subjectHint}"` : ''
  }`;
  const value = safe(typed[name] ?? '');
  const input = kind === 'area' ? `<textarea ${more} rows="6">${value}</textarea>` : `<input type="${kind}" ${more} value="${value}">`;
  return `<div class="field"><label class="label" for="${name}">${words[name]}${asked === 'optional' ? words.optional : ''}</label>${input}</div>`;
}

const from = ({ organisation }: FormPage): string => (organisation ? `<p class="from">${safe(organisation)}</p>` : '');
const query = (language: Language, embedded: boolean): string => `?lang=${language}${embedded ? '&embedded=1' : ''}`;

function form(shown: Shown): string {
  const { page, language, key, embedded, state } = shown;
  const words = WORDS[language];
  const problem = state === 'wrong' || state === 'many' ? `<p class="problem" role="alert">${words[state]}</p>` : '';
  const further = (['phone', 'company'] as const).flatMap((name) =>
    page[name] === 'no' ? [] : [field(shown, name, name === 'phone' ? 'tel' : 'text', page[name])],
  );
  const agree = page.consent
    ? `<label class="agree"><input type="checkbox" name="agreed" value="1" required><span>${safe(page.consent[language])}</span></label>`
    : '';
  const suggestions = page.suggests
    ? `<div id="articles" class="may" data-path="/f/${page.slug}/articles" hidden aria-live="polite"><b>${words.may}</b><ul></ul></div>`
    : '';
  return `${problem}<form method="post" action="/f/${page.slug}${query(language, embedded)}"><input type="hidden" name="key" value="${safe(key)}">
<div class="trap" aria-hidden="true"><label>Website <input type="text" name="website" tabindex="-1" autocomplete="off"></label></div>
${field(shown, 'subject', 'text', 'required')}${suggestions}${field(shown, 'text', 'area', 'required')}${field(shown, 'name', 'text', 'required')}
${field(shown, 'email', 'email', 'required')}${further.join('')}${agree}<button type="submit">${words.send}</button></form>`;
}

/** The page of a form: complete without script; with it, articles show while one types. */
export function formPage(shown: Shown): string {
  const { page, language, embedded, state } = shown;
  const words = WORDS[language];
  const intro = page.intro ? `<p>${safe(page.intro[language]).replaceAll('\n', '<br>')}</p>` : '';
  const others = page.languages
    .filter((one) => one !== language)
    .map((one) => `<a href="${safe(query(one, embedded))}" lang="${one}">${words.other}</a>`);
  const main =
    typeof state === 'object'
      ? `<h1 role="status">${words.thanks}</h1><p>${words.number(state.number)}${words.answer}</p><footer><a href="/f/${page.slug}${safe(query(language, embedded))}">${words.another}</a></footer>`
      : `<h1>${safe(page.title[language])}</h1>${intro}${form(shown)}<footer>${others.join('')}</footer>`;
  return document(page.title[language], `${STYLE}${embedded ? '' : from(page)}${main}<script src="/form.js" defer></script>`, language);
}

export const noFormPage = (language: Language): string =>
  document(WORDS[language].goneTitle, `<h1>${WORDS[language].goneTitle}</h1><p>${WORDS[language].gone}</p>`, language);
