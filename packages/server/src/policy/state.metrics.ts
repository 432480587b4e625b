import type { Both, HealthColour } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { MetricDeclaration } from './catalog.ts';
import { healthResults } from './healths.sql.ts';
import { accountStages } from './lifecycles.sql.ts';
import { MAIN_TIER_POLICY } from './policies.sql.ts';
import { openRisk } from './risks.sql.ts';
import { standingOn } from './standing.sql.ts';

const tiers: MetricDeclaration = {
  source: {
    id: 'state',
    fragment: (at) => sql`select s.account_id, s.level as tier, s.score as tier_score
      from (${standingOn(sql`(${MAIN_TIER_POLICY})`, sql`(${at.asOf} - 1)`, at.accounts)}) s`,
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

const STAGE_NAMES: Record<string, Both> = {
  handover: { zh: '交接期', en: 'Handover' },
  launch: { zh: '启动期', en: 'Launch' },
  adoption: { zh: '适应期', en: 'Adoption' },
  renewal: { zh: '续约期', en: 'Renewal' },
  renewed: { zh: '已续待启', en: 'Renewed, not started' },
  expired: { zh: '到期未续', en: 'Expired' },
  churned: { zh: '流失期', en: 'Churned' },
};

/** Names of stages by their ids. */
export type StageNames = Readonly<Record<string, Both>>;

const stages = (names: StageNames): MetricDeclaration => ({
  source: { id: 'stage', fragment: (at) => accountStages(sql`(${at.asOf} - 1)`, at.accounts) },
  metrics: [
    {
      id: 'state.stage',
      type: 'text',
      name: { zh: '生命周期阶段', en: 'Lifecycle stage' },
      meaning: {
        zh: '统计日前一天所处的阶段；按订阅划分时取最紧迫的一条订阅线',
        en: 'Stage on the day before; of subscriptions that of the most urgent line',
      },
      whenNone: 'null',
      choices: names,
      source: 'stage',
      columns: ['stage'],
    },
    {
      id: 'state.days_in_stage',
      type: 'days',
      name: { zh: '阶段已历天数', en: 'Days in stage' },
      meaning: { zh: '进入该阶段以来的天数', en: 'Days since it came into that stage' },
      whenNone: 'null',
      source: 'stage',
      columns: ['since'],
      value: (s, _a, at) => sql`(${at.asOf} - ${s('since')})`,
    },
  ],
});

export const HEALTH_NAMES: Record<HealthColour, Both> = {
  green: { zh: '良好', en: 'Good' },
  amber: { zh: '需关注', en: 'Watch' },
  red: { zh: '较差', en: 'Poor' },
  unknown: { zh: '数据不足', en: 'Too little data' },
};

const health: MetricDeclaration = {
  source: {
    id: 'health',
    fragment: (at) =>
      sql`select r.account_id, r.score, r.colour from (${healthResults(
        sql`select a.id as account_id from account a where ${at.accounts(sql`a.id`)}`,
        sql`h.as_of < ${at.asOf}`,
      )}) r`,
  },
  metrics: [
    {
      id: 'state.health',
      type: 'score',
      name: { zh: '健康分', en: 'Health' },
      meaning: {
        zh: '统计日之前最近一次评估的健康分，0 到 100；数据不足时没有',
        en: 'Health of the latest evaluation before the day, 0 to 100; none where too little is known',
      },
      whenNone: 'null',
      source: 'health',
      columns: ['score'],
      masked: 'amount',
    },
    {
      id: 'state.health_colour',
      type: 'text',
      name: { zh: '健康状态', en: 'Health colour' },
      meaning: { zh: '统计日之前最近一次评估的健康状态', en: 'Colour of the health of the latest evaluation before the day' },
      whenNone: 'null',
      choices: HEALTH_NAMES,
      source: 'health',
      columns: ['colour'],
    },
  ],
};

const risks: MetricDeclaration = {
  source: {
    id: 'risk',
    fragment: (at) => sql`select r.account_id, count(*)::int as open from risk r
      where ${openRisk(sql`r`, sql`(${at.asOf} - 1)`)} and ${at.accounts(sql`r.account_id`)} group by r.account_id`,
  },
  metrics: [
    {
      id: 'state.risk_count',
      type: 'count',
      name: { zh: '未了结风险', en: 'Open risks' },
      meaning: { zh: '统计日前一天未了结的风险数', en: 'Risks that were open on the day before' },
      whenNone: 'zero',
      source: 'risk',
      columns: ['open'],
    },
  ],
};

/** Results of earlier evaluations: strictly before the day, so that policies which read each other's results do no harm. */
export const stateMetrics = (names: StageNames = STAGE_NAMES): readonly MetricDeclaration[] => [tiers, stages(names), health, risks];
