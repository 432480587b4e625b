import type { Both, FunnelStage } from '@fulcrum/contract';
import type { MetricDeclaration } from './catalog.ts';
import { funnelSql } from './funnel.sql.ts';
import type { LineSource } from './line-source.ts';
import type { StageRules } from './stages.sql.ts';

const STAGES: Record<FunnelStage, Both> = {
  need: { zh: '需求', en: 'Need' },
  contract: { zh: '签约', en: 'Contract' },
  delivery: { zh: '交付', en: 'Delivery' },
  operation: { zh: '运营', en: 'Operation' },
  repurchase: { zh: '复购', en: 'Repurchase' },
};

/** The stage of the deal that benefits go by, so that a lifecycle of deals asks the same facts. */
export const dealMetrics = (lines: LineSource, rules: StageRules): MetricDeclaration => ({
  source: { id: 'deal', fragment: (at) => funnelSql(lines, at, rules) },
  metrics: [
    {
      id: 'deal.stage',
      type: 'text',
      name: { zh: '成交阶段', en: 'Stage of the deal' },
      meaning: {
        zh: '截至当日：按最紧迫的订阅线；没有时看在拟的合同，再看最近的订单；都没有则为需求',
        en: 'By the day: of the most urgent subscription; else of a contract being drawn up, else of the last order; else a need',
      },
      whenNone: 'null',
      choices: STAGES,
      source: 'deal',
      columns: ['funnel'],
    },
  ],
});
