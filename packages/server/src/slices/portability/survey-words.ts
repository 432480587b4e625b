import type { SurveyKind } from '@fulcrum/contract';
import type { Words } from './entity-rules.ts';

/** What other systems call the kinds of surveys, besides the names that they have here. */
export const SURVEY_KIND_WORDS: Words = {
  ...Object.fromEntries(['净推荐值', '推荐度', 'net_promoter_score', 'net_promoter'].map((word) => [word, 'nps' satisfies SurveyKind])),
  ...Object.fromEntries(['满意', '满意度评分', 'satisfaction', 'customer_satisfaction'].map((word) => [word, 'csat' satisfies SurveyKind])),
  ...Object.fromEntries(
    ['客户费力度', '轻松度', 'effort', 'customer_effort', 'customer_effort_score'].map((word) => [word, 'ces' satisfies SurveyKind]),
  ),
};
