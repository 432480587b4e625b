import type { Language } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At, MetricDeclaration } from '../../policy/catalog.ts';
import { type Evidence, type EvidenceRow, evidenceRow, over, under } from '../../policy/evidence.ts';

/** Answers w that stood by the end of the day, of surveys s of a kind, each person's latest within so many days. */
const latest = (at: At, kind: 'nps' | 'csat', span: Sql): Sql => sql`(
  select distinct on (i.account_id, i.person_id) i.account_id, i.id, i.contact_id, w.score, w.answered_on, w.answered_at, s.document
  from survey_answer w join survey_invitation i on i.account_id = w.account_id and i.id = w.invitation_id
    join survey s on s.id = i.survey_id and s.kind = ${sql.lit(kind)}
  where w.answered_on <= ${at.asOf} and w.answered_on > ${span} and (w.until_on is null or w.until_on > ${at.asOf}) and ${at.accounts(sql`w.account_id`)}
  order by i.account_id, i.person_id, w.answered_at desc, i.id)`;
const YEAR = (at: At): Sql => sql`(${at.asOf} - make_interval(months => 12))::date`;
const QUARTER = (at: At): Sql => sql`${at.asOf} - 90`;
const POINTS = sql`case when w.score >= 9 then 100 when w.score <= 6 then -100 else 0 end`;

const row = (language: Language, value: Sql, side?: EvidenceRow['side']): Sql =>
  evidenceRow({
    ...{ kind: 'survey_answer', account: sql`w.account_id`, id: sql`w.id`, on: sql`w.answered_on`, value, ...(side ? { side } : {}) },
    ...{ label: sql`left(w.document -> 'name' ->> ${language}, 200)`, person: sql`c.name`, note: sql`w.score::text` },
  });
const named = (answers: Sql): Sql => sql`from ${answers} w left join contact c on c.account_id = w.account_id and c.id = w.contact_id`;
/** What each answer gives, over the number of answers. */
const rateOf = (kind: 'nps' | 'csat', span: (at: At) => Sql, figure: Sql): Evidence => ({
  ...{ kinds: ['survey_answer'], shape: 'rate', by: 'sum' },
  rows: (at, language) => {
    const from = named(latest(at, kind, span(at)));
    return sql`select ${row(language, sql`1`, under)} ${from} union all select ${row(language, figure, over)} ${from}`;
  },
});
const lastOne: Evidence = {
  ...{ kinds: ['survey_answer'], shape: 'value', by: 'one' },
  rows: (at, language) =>
    sql`select ${row(language, sql`w.score`)} ${named(sql`(select distinct on (w.account_id) w.* from ${latest(at, 'nps', YEAR(at))} w
      order by w.account_id, w.answered_at desc, w.id)`)}`,
};

/** What policies may ask of surveys: each person's latest answer counts once. */
export const surveyMetrics: readonly MetricDeclaration[] = [
  {
    source: {
      id: 'surveys_nps',
      fragment: (
        at,
      ) => sql`select w.account_id, round(avg(${POINTS}), 6) as nps, (array_agg(w.score order by w.answered_at desc, w.id))[1]::int as last
        from ${latest(at, 'nps', YEAR(at))} w group by w.account_id`,
    },
    metrics: [
      {
        id: 'surveys.nps',
        type: 'number',
        name: { zh: '客户净推荐值', en: 'Net promoter score' },
        meaning: {
          zh: '近 12 个月每人最近一次 NPS 回答：9–10 分的占比减去 0–6 分的占比，−100 到 100；没有回答时无数据',
          en: 'Of each person’s latest NPS answer within 12 months the share of 9 and 10 less that of 0 to 6, −100 to 100; no value without answers',
        },
        whenNone: 'null',
        source: 'surveys_nps',
        columns: ['nps'],
        evidence: rateOf('nps', YEAR, POINTS),
      },
      {
        id: 'surveys.nps_last',
        type: 'number',
        name: { zh: '最近一次 NPS 评分', en: 'Latest NPS answer' },
        meaning: { zh: '近 12 个月最近一次 NPS 回答的分数，0 到 10', en: 'The score of the latest NPS answer within 12 months, 0 to 10' },
        whenNone: 'null',
        source: 'surveys_nps',
        columns: ['last'],
        evidence: lastOne,
      },
    ],
  },
  {
    source: {
      id: 'surveys_csat',
      fragment: (at) => sql`select w.account_id, round((count(*) filter (where w.score >= 4))::numeric / count(*), 6) as csat
        from ${latest(at, 'csat', QUARTER(at))} w group by w.account_id`,
    },
    metrics: [
      {
        id: 'surveys.csat_90d',
        type: 'ratio',
        name: { zh: '90 天满意度', en: 'Satisfaction, 90 days' },
        meaning: {
          zh: '近 90 天每人最近一次满意度回答中 4–5 分的占比；没有回答时无数据',
          en: 'Of each person’s latest CSAT answer within 90 days the share of 4 and 5; no value without answers',
        },
        whenNone: 'null',
        source: 'surveys_csat',
        columns: ['csat'],
        evidence: rateOf('csat', QUARTER, sql`case when w.score >= 4 then 1 else 0 end`),
      },
    ],
  },
];
