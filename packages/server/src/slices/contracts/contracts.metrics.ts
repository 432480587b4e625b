import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { Metric, MetricDeclaration } from '../../policy/catalog.ts';
import { contractFragment } from './contract-fragment.sql.ts';
import { contractEvidence } from './contracts.evidence.ts';

const metric = (id: string, init: Omit<Metric, 'id' | 'source' | 'stored'>): Metric => ({
  id: `contracts.${id}`,
  source: 'contracts',
  stored: true,
  evidence: contractEvidence[id]!,
  ...init,
});

/** Days in years of 365.25, to one decimal. */
export const yearsOf = (days: Sql): Sql => sql`round(${days} / 365.25, 1)`;

/** Whole months since a day, a month being over on the same day of the next, or on that month's last. */
export const monthsSince = (day: Sql, asOf: Sql): Sql => {
  const months = sql`((extract(year from ${asOf}) - extract(year from ${day})) * 12 + extract(month from ${asOf}) - extract(month from ${day}))::int`;
  return sql`(${months} - case when (${day} + make_interval(months => ${months}))::date > ${asOf} then 1 else 0 end)`;
};

const METRICS: readonly Metric[] = [
  metric('arr', {
    type: 'money',
    name: { zh: '年费', en: 'ARR' },
    meaning: {
      zh: '覆盖当日的服务期按年折算的金额之和：金额 ÷ 服务期天数 × 365；长期有效的按年金额计；重叠的相加',
      en: 'Over terms covering the day: amount ÷ days of the term × 365; endless terms by their yearly amount; overlaps add',
    },
    whenNone: 'zero',
    masked: 'amount',
    additive: true,
    columns: ['arr'],
  }),
  metric('count', {
    type: 'count',
    name: { zh: '合同数', en: 'Contracts' },
    meaning: { zh: '截至当日已签订的合同数', en: 'Contracts signed by the day' },
    whenNone: 'zero',
    additive: true,
    columns: ['count'],
  }),
  metric('renewals', {
    type: 'count',
    name: { zh: '续约次数', en: 'Renewals' },
    meaning: { zh: '截至当日已签订的续约合同数', en: 'Contracts signed by the day that renew another' },
    whenNone: 'zero',
    additive: true,
    columns: ['renewals'],
  }),
  metric('years', {
    type: 'number',
    name: { zh: '合作年限', en: 'Years under contract' },
    meaning: {
      zh: '截至当日有服务期的天数 ÷ 365.25，保留一位小数；重叠的天数只计一次',
      en: 'Days up to the day on which some term ran ÷ 365.25, to one decimal; a day of several terms counts once',
    },
    whenNone: 'zero',
    columns: ['days'],
    value: (s) => yearsOf(s('days')),
  }),
  metric('term_end_on', {
    type: 'date',
    name: { zh: '续约日', en: 'Renewal date' },
    meaning: {
      zh: '最紧迫的服务期的最后一天：未续约的服务期中最先到期的一个',
      en: 'Last day of the most urgent term: of those not renewed, the one that ends first',
    },
    whenNone: 'null',
    columns: ['ends_on'],
  }),
  metric('days_to_end', {
    type: 'days',
    name: { zh: '距续约天数', en: 'Days to renewal' },
    meaning: { zh: '续约日减统计日，过期为负', en: 'The renewal date less the day, negative after' },
    whenNone: 'null',
    columns: ['ends_on'],
    counts: { to: 'contracts.term_end_on' },
    value: (s, _a, at) => sql`(${s('ends_on')} - ${at.asOf})`,
  }),
  metric('months_since_delivery', {
    type: 'count',
    name: { zh: '交付后月数', en: 'Months since delivery' },
    meaning: { zh: '最紧迫的服务期的合同交付后的整月数', en: 'Whole months since the contract of the most urgent term was delivered' },
    whenNone: 'null',
    columns: ['delivered_on'],
    value: (s, _a, at) => monthsSince(s('delivered_on'), at.asOf),
  }),
  metric('seats', {
    type: 'count',
    name: { zh: '席位数', en: 'Seats' },
    meaning: { zh: '最紧迫的服务期的席位数', en: 'Seats of the most urgent term' },
    whenNone: 'null',
    columns: ['seats'],
  }),
];

/** What policies may ask of contracts and subscriptions. */
export const contractMetrics: MetricDeclaration = { source: { id: 'contracts', fragment: contractFragment }, metrics: METRICS };
