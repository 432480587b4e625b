import { type Both, ratingRecords } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At, Metric, MetricDeclaration } from '../../policy/catalog.ts';
import { inForce, openNeed, won, year } from './counted.sql.ts';
import { costEvidence, ratingEvidence, referralEvidence } from './facts.evidence.ts';

const referrals: MetricDeclaration = {
  source: {
    id: 'referrals',
    fragment: (at) => sql`
      select r.account_id, count(distinct r.referred_id)::int as won from referral r where ${won(at)} group by r.account_id`,
  },
  metrics: [
    {
      id: 'referrals.won',
      type: 'count',
      name: { zh: '转介绍成交客户数', en: 'Referrals that became customers' },
      meaning: {
        zh: '由该客户推荐、截至当日已签合同或下单的客户数',
        en: 'Referred customers whose first contract or order is on or before the day',
      },
      whenNone: 'zero',
      stored: true,
      additive: true,
      source: 'referrals',
      columns: ['won'],
      evidence: referralEvidence,
    },
  ],
};

const RATED: Record<string, Both> = ratingRecords.fields.dimension.choices;
const dimensions = Object.keys(RATED);
const ratings: MetricDeclaration = {
  source: {
    id: 'ratings',
    fragment: (at) => sql`
      select account_id, ${sql.join(dimensions.map((one) => sql`max(score) filter (where dimension = ${one}) as ${sql.id(one)}`))}
      from (${inForce(at)}) latest
      group by account_id`,
  },
  metrics: dimensions.map(
    (one): Metric => ({
      id: `rating.${one}`,
      type: 'score',
      name: RATED[one]!,
      meaning: {
        zh: '截至当日最近一次未过期的评级，1–5 分；没有即为待评估',
        en: 'Latest rating that has not expired on the day, 1–5; none means not rated yet',
      },
      whenNone: 'null',
      stored: true,
      source: 'ratings',
      columns: [one],
      evidence: ratingEvidence(one),
    }),
  ),
};

/** Products in needs that are open on a day. Opportunities join here when they are there. */
export const openNeeds = (at: At): Sql => sql`select n.account_id, n.product_id from need n where ${openNeed(at)}`;

const costs: MetricDeclaration = {
  source: {
    id: 'service_costs',
    fragment: (at) => sql`
      select c.account_id, c.cost, o.amount from (
        select k.account_id, sum(k.base_amount) as cost from service_cost k where ${year(at, 'k')} and ${at.accounts(sql`k.account_id`)} group by 1) c
      join (select l.account_id, sum(l.base_amount) as amount from order_line l where ${year(at, 'l')} and ${at.accounts(sql`l.account_id`)} group by 1) o
        on o.account_id = c.account_id`,
  },
  metrics: [
    {
      id: 'service.cost_rate_12m',
      type: 'ratio',
      name: { zh: '12 个月服务成本率', en: 'Service cost rate, 12 months' },
      meaning: {
        zh: '近 12 个月服务成本 ÷ 近 12 个月订单金额；没有成本记录或金额不为正时无数据',
        en: 'Service cost of 12 months ÷ order amount of 12 months; no value without costs or when the amount is not positive',
      },
      whenNone: 'null',
      masked: 'amount',
      stored: true,
      source: 'service_costs',
      columns: ['cost', 'amount'],
      evidence: costEvidence,
      value: (s) => sql`case when ${s('amount')} > 0 then round(${s('cost')} / ${s('amount')}, 6) end`,
    },
  ],
};

/** What policies may ask of judgements and of what serving costs. */
export const factMetrics: readonly MetricDeclaration[] = [referrals, ratings, costs];
