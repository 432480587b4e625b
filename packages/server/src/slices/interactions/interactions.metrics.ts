import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At, MetricDeclaration } from '../../policy/catalog.ts';
import { type Evidence, evidenceRow } from '../../policy/evidence.ts';
import { metSql } from '../contacts/index.ts';

const met = (at: At, where: Sql): Sql => sql`
  select ${evidenceRow({
    kind: 'interaction',
    account: sql`i.account_id`,
    id: sql`i.id`,
    on: sql`i.happened_on`,
    label: sql`left(i.summary, 200)`,
    note: sql`i.kind`,
  })}
  from interaction i where i.happened_on <= ${at.asOf} and ${metSql('i')} and ${at.accounts(sql`i.account_id`)} and ${where}
    ${at.knownBy ? sql`and i.known_at <= ${at.knownBy}::date` : sql``}`;
const last: Evidence = { kinds: ['interaction'], shape: 'value', by: 'last', rows: (at) => met(at, sql`true`) };
const lately: Evidence = { ...last, by: 'count', rows: (at) => met(at, sql`i.happened_on > ${at.asOf} - 90`) };

/** What policies may ask of contacts made: those in which both sides met. */
export const interactionMetrics: MetricDeclaration = {
  source: {
    id: 'interactions',
    fragment: (at) => sql`
      select i.account_id, max(i.happened_on) as last_on, count(*) filter (where i.happened_on > ${at.asOf} - 90)::int as count_90d
      from interaction i
      where i.happened_on <= ${at.asOf} and ${metSql('i')} and ${at.accounts(sql`i.account_id`)}
        ${at.knownBy ? sql`and i.known_at <= ${at.knownBy}::date` : sql``}
      group by i.account_id`,
  },
  metrics: [
    {
      id: 'interactions.last_on',
      type: 'date',
      name: { zh: '最近双向沟通日', en: 'Last two-way contact' },
      meaning: {
        zh: '最近一次拜访、通话、会议、培训或见面活动的日期，只计双向沟通',
        en: 'Day of the last visit, call, meeting, training or event in which both sides met',
      },
      whenNone: 'null',
      stored: true,
      source: 'interactions',
      columns: ['last_on'],
      evidence: last,
    },
    {
      id: 'interactions.days_since',
      type: 'days',
      name: { zh: '距上次双向沟通天数', en: 'Days since the last two-way contact' },
      meaning: { zh: '统计日减最近双向沟通日', en: 'The day less the last two-way contact' },
      whenNone: 'null',
      stored: true,
      source: 'interactions',
      columns: ['last_on'],
      counts: { from: 'interactions.last_on' },
      evidence: last,
      value: (s, _a, at) => sql`(${at.asOf} - ${s('last_on')})`,
    },
    {
      id: 'interactions.count_90d',
      type: 'count',
      name: { zh: '90 天双向沟通次数', en: 'Two-way contacts, 90 days' },
      meaning: { zh: '近 90 天（含当日）的双向沟通次数', en: 'Two-way contacts of the last 90 days, the day included' },
      whenNone: 'zero',
      additive: true,
      stored: true,
      source: 'interactions',
      columns: ['count_90d'],
      evidence: lately,
    },
  ],
};
