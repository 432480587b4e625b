import { type Both, type Language, SURVEY_SCALES, type SurveyPage, type SurveyQuestion } from '@fulcrum/contract';

const WORDS = {
  zh: {
    ends: { nps: ['完全不可能', '非常可能'], csat: ['很不满意', '很满意'], ces: ['很费力', '很轻松'] },
    send: '提交',
    change: '修改回答',
    until: (day: string) => `${day} 前可以修改。`,
    refuse: '不再接收问卷',
    refused: '已记下：不会再给您发送问卷。',
    wrong: '没有收到：请选择一个分数，再提交一次。',
    goneTitle: '问卷打不开',
    gone: '链接不完整，或者问卷已经结束。谢谢您的关注。',
    thanks: '已收到',
    other: 'English',
  },
  en: {
    ends: {
      nps: ['Not at all likely', 'Extremely likely'],
      csat: ['Very dissatisfied', 'Very satisfied'],
      ces: ['Very hard', 'Very easy'],
    },
    send: 'Send',
    change: 'Change the answer',
    until: (day: string) => `You can change it until ${day}.`,
    refuse: 'No more surveys',
    refused: 'Done: you get no more surveys.',
    wrong: 'Nothing was kept: choose a score and send again.',
    goneTitle: 'This survey does not open',
    gone: 'The link is not whole, or the survey is over. Thank you for your interest.',
    thanks: 'Received',
    other: '中文',
  },
} as const;

const ENTITY: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const safe = (text: string) => text.replace(/[&<>"']/g, (one) => ENTITY[one]!);
const lines = (text: string) => safe(text).replaceAll('\n', '<br>');

const STYLE = `:root{color-scheme:light dark;--ink:#1a1a1a;--ink2:#595959;--line:#cfccc4;--ground:#fbfaf6;--field:#fff;--accent:#2b3990}
@media (prefers-color-scheme:dark){:root{--ink:#e8e6e1;--ink2:#a8a59e;--line:#45454d;--ground:#16161a;--field:#1f1f25;--accent:#5a6bd8}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 Inter,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:36rem;margin:0 auto;padding:24px 16px 48px;overflow-wrap:anywhere}.from{color:var(--ink2);margin:0 0 24px}h1{font-size:22px;line-height:1.4;margin:0 0 8px;text-wrap:balance}
p{margin:0 0 16px;color:var(--ink2)}fieldset{border:0;margin:0 0 24px;padding:0;min-width:0}legend,.label{display:block;font-weight:600;margin:0 0 8px;padding:0}
.scores{display:grid;grid-template-columns:repeat(auto-fit,minmax(44px,1fr));gap:6px}.scores label,.choice{position:relative;display:block;cursor:pointer}
.scores input,.choice input{position:absolute;opacity:0}.scores span,.choice span{display:flex;align-items:center;justify-content:center;min-height:44px;border:1px solid var(--line);border-radius:6px;background:var(--field)}
.choice span{justify-content:flex-start;padding:8px 12px;margin:0 0 6px}input:checked+span{background:var(--accent);border-color:var(--accent);color:#fff}
input:focus-visible+span{outline:3px solid var(--accent);outline-offset:2px}.ends{display:flex;justify-content:space-between;gap:16px;color:var(--ink2);font-size:14px;margin:6px 0 0}
textarea{width:100%;min-height:96px;font:inherit;color:inherit;background:var(--field);border:1px solid var(--line);border-radius:6px;padding:8px 12px}
button{font:inherit;min-height:44px;padding:0 24px;border:0;border-radius:6px;background:var(--accent);color:#fff;cursor:pointer}
.plain{background:none;color:var(--ink2);padding:0;text-decoration:underline}a{color:inherit;display:inline-block;padding:10px 0}footer{margin:32px 0 0;display:flex;gap:24px;flex-wrap:wrap;align-items:center}
.band{display:none}.band.middle{display:block}form:has(.low:checked) .band.middle,form:has(.high:checked) .band.middle{display:none}
form:has(.low:checked) .band.low,form:has(.high:checked) .band.high{display:block}`;

interface Shown {
  page: SurveyPage;
  language: Language;
  /** The score that the link of the mail chose. */
  chosen: number | null;
  /** What became of what was sent just now. */
  state: 'opened' | 'thanked' | 'refused' | 'wrong';
}

export const document = (
  title: string,
  main: string,
  language: Language,
): string => `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${safe(title)}</title><style>${STYLE}</style></head><body><main>${main}</main></body></html>`;

const otherLanguage = (language: Language): string => {
  const other = language === 'zh' ? 'en' : 'zh';
  return `<a href="?lang=${other}" lang="${other}">${WORDS[language].other}</a>`;
};

function furtherQuestion(question: SurveyQuestion, said: string | number | undefined, language: Language): string {
  const name = `q_${question.id}`;
  if (question.kind === 'text')
    return `<fieldset><label class="label" for="${name}">${lines(question.text[language])}</label><textarea id="${name}" name="${name}" maxlength="2000">${safe(String(said ?? ''))}</textarea></fieldset>`;
  const choices = question.choices.map(
    (choice: Both, n) =>
      `<label class="choice"><input type="radio" name="${name}" value="${n}"${said === n ? ' checked' : ''}><span>${safe(choice[language])}</span></label>`,
  );
  return `<fieldset><legend>${lines(question.text[language])}</legend>${choices.join('')}</fieldset>`;
}

function form({ page: { survey, answer }, language, chosen }: Shown): string {
  const words = WORDS[language];
  const { from, to, low, high } = SURVEY_SCALES[survey.kind];
  const score = chosen ?? answer?.score ?? null;
  const bandOf = (n: number) => (n <= low ? 'low' : n >= high ? 'high' : 'middle');
  const scores = Array.from({ length: to - from + 1 }, (_, n) => from + n).map(
    (n) =>
      `<label><input type="radio" name="score" class="${bandOf(n)}" value="${n}" required${n === score ? ' checked' : ''}><span>${n}</span></label>`,
  );
  const [least, most] = words.ends[survey.kind];
  const followUps = (['low', 'middle', 'high'] as const).map(
    (band) => `<span class="band ${band}">${lines(survey.followUp[band][language])}</span>`,
  );
  return `<form method="post" action="?lang=${language}"><fieldset><legend>${lines(survey.question[language])}</legend><div class="scores">${scores.join('')}</div>
<div class="ends"><span>${least}</span><span>${most}</span></div></fieldset>
<fieldset><label class="label" for="comment">${followUps.join('')}</label><textarea id="comment" name="comment" maxlength="2000">${safe(answer?.comment ?? '')}</textarea></fieldset>
${survey.questions.map((one) => furtherQuestion(one, answer?.words[one.id], language)).join('')}<button>${answer ? words.change : words.send}</button></form>`;
}

/** The page of a survey link. It needs no script. */
export function surveyPage(shown: Shown): string {
  const { page, language, state } = shown;
  const words = WORDS[language];
  const head = `<p class="from">${safe(page.organisation ?? '')}</p>`;
  const refuse = page.refused
    ? ''
    : `<form method="post" action="?lang=${language}"><input type="hidden" name="refuse" value="1"><button class="plain">${words.refuse}</button></form>`;
  const foot = `<footer>${otherLanguage(language)}${refuse}</footer>`;
  const until = `<p>${words.until(page.expiresOn)}</p>`;
  if (state === 'refused')
    return document(
      page.survey.name[language],
      `${head}<h1 role="status">${words.refused}</h1><footer>${otherLanguage(language)}</footer>`,
      language,
    );
  const said =
    state === 'thanked'
      ? `<h1 role="status">${words.thanks}</h1><p>${lines(page.survey.thanks[language])}</p>`
      : `<h1>${safe(page.survey.name[language])}</h1><p>${lines(page.survey.intro[language])}</p>`;
  const wrong = state === 'wrong' ? `<p role="alert">${words.wrong}</p>` : '';
  return document(page.survey.name[language], `${head}${said}${wrong}${form(shown)}${page.answer ? until : ''}${foot}`, language);
}

/** What is shown for any link that opens nothing, whatever the reason. */
export const noSurveyPage = (language: Language): string =>
  document(
    WORDS[language].goneTitle,
    `<h1>${WORDS[language].goneTitle}</h1><p>${WORDS[language].gone}</p>${otherLanguage(language)}`,
    language,
  );
