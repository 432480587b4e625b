export { evaluateNow } from './evaluate-now.ts';
export { evaluationsHandlers } from './evaluations.handlers.ts';
export { evaluateScheduled } from './scheduled-evaluations.ts';
export { conditionSentence, figure, grouped, itemSentence, levelSentence, signed } from './sentence.ts';
export { tiersHandlers } from './tiers.handlers.ts';
