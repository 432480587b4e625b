import { sql } from 'kysely';
import type { MetricDeclaration } from './catalog.ts';
import { MAIN_TIER_POLICY } from './policies.sql.ts';

/** Results of earlier evaluations: strictly before the day, so that policies which read each other's results do no harm. */
export const stateMetrics: MetricDeclaration = {
  source: {
    id: 'state',
    fragment: (at) => sql`
      select distinct on (r.account_id) r.account_id, r.level as tier, r.score as tier_score
      from policy_result r
      where r.policy_id = (${MAIN_TIER_POLICY}) and r.as_of < ${at.asOf} and ${at.accounts(sql`r.account_id`)}
      order by r.account_id, r.as_of desc`,
  },
  metrics: [
    {
      id: 'state.tier',
      type: 'text',
      name: { zh: '上次客户等级', en: 'Previous tier' },
      meaning: { zh: '统计日之前最近一次评估的等级', en: 'Level of the latest evaluation before the day' },
      whenNone: 'null',
      source: 'state',
      columns: ['tier'],
    },
    {
      id: 'state.tier_score',
      type: 'score',
      name: { zh: '上次等级得分', en: 'Previous tier score' },
      meaning: { zh: '统计日之前最近一次评估的得分', en: 'Score of the latest evaluation before the day' },
      whenNone: 'null',
      source: 'state',
      columns: ['tier_score'],
      masked: 'amount',
    },
  ],
};
