import { type Both, type Language, SURVEY_KIND_NAMES, type SurveyBand } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { type AccountBase, withCtes } from '../accounts/index.ts';
import { bandSql, importedCode } from '../surveys/index.ts';
import { cells, type ExportedRow } from './export.sql.ts';
import { type ExportColumn, of } from './export-columns.ts';
import type { Split } from './export-split.ts';

const CHANNELS: Readonly<Record<string, Both>> = {
  link: { zh: '链接', en: 'Link' },
  portal: { zh: '客户门户', en: 'Portal' },
  import: { zh: '导入', en: 'Import' },
};
const own = (id: string, zh: string, en: string, more: Partial<ExportColumn> = {}): ExportColumn => ({
  ...{ id, label: { zh, en }, type: 'text' },
  ...more,
});
/** Answers as an import elsewhere takes them, with what was answered to further questions. */
export const ANSWER_COLUMNS: readonly ExportColumn[] = [
  of('survey-answers', 'code'),
  of('survey-answers', 'accountCode'),
  of('survey-answers', 'accountName'),
  of('survey-answers', 'contactCode'),
  own('contactName', '联系人姓名', 'Contact name', { masked: 'person' }),
  of('survey-answers', 'contactMail', 'text', 'mail'),
  { ...of('survey-answers', 'kind'), choices: SURVEY_KIND_NAMES },
  of('survey-answers', 'score', 'decimal'),
  of('survey-answers', 'answeredAt'),
  of('survey-answers', 'comment'),
  of('survey-answers', 'survey'),
  of('survey-answers', 'question'),
  own('words', '补充问题的回答', 'Further answers'),
  own('channel', '途径', 'Answered by', { choices: CHANNELS }),
];

/** What was answered to the further questions of survey s, in words: a choice by its name. */
const furtherWords = (language: Language): Sql => sql`(
  select string_agg((q.value -> 'text' ->> ${language}::text) || ${language === 'zh' ? '：' : ': '}::text
    || coalesce(q.value -> 'choices' -> (case jsonb_typeof(w.words -> (q.value ->> 'id')) when 'number' then (w.words ->> (q.value ->> 'id'))::int end)
      ->> ${language}::text, w.words ->> (q.value ->> 'id')), '; ' order by q.place)
  from jsonb_array_elements(s.document -> 'questions') with ordinality q(value, place) where w.words ? (q.value ->> 'id'))`;

export interface AnswersAsked {
  base: AccountBase;
  where: readonly Sql<boolean>[];
  asOf: string;
  split: Split;
  language: Language;
  timeZone: string;
  surveyId?: string | undefined;
  band?: SurveyBand | undefined;
}
/** Answers that stood on a day, of the accounts that a filter meets, by account and moment. */
export function exportedAnswers({ base, where, asOf, split, language, timeZone, surveyId, band }: AnswersAsked): Sql<ExportedRow> {
  const narrowed = [
    sql`w.answered_on <= ${asOf}::date and (w.until_on is null or w.until_on > ${asOf}::date)`,
    ...(surveyId ? [sql`s.id = ${surveyId}::uuid`] : []),
    ...(band ? [sql`${bandSql} = ${band}::text`] : []),
  ];
  const answers = sql`
    select w.account_id, w.invitation_id, i.contact_id, ${importedCode} as code, s.kind, w.score, w.answered_at, w.comment, w.channel,
      s.document -> 'name' ->> ${language}::text as survey, s.document -> 'question' ->> ${language}::text as question, ${furtherWords(language)} as words
    from survey_answer w join survey_invitation i on i.account_id = w.account_id and i.id = w.invitation_id join survey s on s.id = i.survey_id
    where ${sql.join(narrowed, sql` and `)}`;
  return sql<ExportedRow>`${withCtes(base)} select x.invitation_id as id, ${cells([
    sql`x.code, a.code, a.name, c.code, c.name, c.email, x.kind, x.score::text`,
    sql`to_char(x.answered_at at time zone ${timeZone}::text, 'YYYY-MM-DD HH24:MI')`,
    sql`x.comment, x.survey, x.question, x.words, x.channel`,
  ])}${split.columns}
    from (${answers}) x join ${base.account} a on a.id = x.account_id left join ${base.state} s on s.account_id = a.id
      left join ${base.metric} m on m.account_id = a.id left join contact c on c.account_id = x.account_id and c.id = x.contact_id
    where ${sql.join([inScope(base.scope, 'a'), ...where], sql` and `)}
    order by ${split.first}a.code, x.answered_at, x.invitation_id`;
}
