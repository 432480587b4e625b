import { type Language, SURVEY_SCALES, type Survey } from '@fulcrum/contract';
import type { Mail } from '../deliveries/index.ts';
import type { Invited } from './invite.sql.ts';

const WORDS = {
  zh: { dear: (name: string) => `${name}，您好：`, open: '打开问卷', until: (day: string) => `${day} 前可以回答和修改。`, again: '提醒：' },
  en: {
    dear: (name: string) => `Dear ${name},`,
    open: 'Open the survey',
    until: (day: string) => `You can answer, and change your answer, until ${day}.`,
    again: 'Reminder: ',
  },
} as const satisfies Record<Language, unknown>;
const ENTITY: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string) => text.replace(/[&<>"]/g, (one) => ENTITY[one]!);
const BUTTON =
  'display:inline-block;min-width:28px;padding:8px 4px;margin:2px;border:1px solid #888;border-radius:6px;text-align:center;text-decoration:none;color:#2b3990';

/** By which the queue knows the mail of an invitation. */
const keyOf = (id: string, isReminder: boolean): string => (isReminder ? `survey:${id}:reminder` : `survey:${id}`);

/** The mail that asks somebody: each score opens the page with that score chosen; only there it is said. */
export function surveyMail(
  survey: Survey,
  invited: Invited,
  { language, link, isReminder }: { language: Language; link: string; isReminder: boolean },
): Mail {
  const words = WORDS[language];
  const { from, to } = SURVEY_SCALES[survey.kind];
  const scores = Array.from({ length: to - from + 1 }, (_, n) => from + n);
  const [intro, question] = [survey.intro[language], survey.question[language]];
  const paragraphs = [words.dear(invited.name), intro, question];
  const buttons = scores.map((score) => `<a style="${BUTTON}" href="${safe(link)}?score=${score}">${score}</a>`).join('');
  return {
    key: keyOf(invited.id, isReminder),
    to: invited.address,
    subject: `${isReminder ? words.again : ''}${survey.subject[language]}`,
    text: [...paragraphs, link, words.until(invited.expiresOn)].join('\n\n'),
    html: `${paragraphs.map((one) => `<p>${safe(one).replaceAll('\n', '<br>')}</p>`).join('')}<p>${buttons}</p><p><a href="${safe(link)}">${words.open}</a></p><p>${words.until(invited.expiresOn)}</p>`,
    accountId: invited.accountId,
  };
}
