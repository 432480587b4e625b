export { factHandlers } from './facts.handlers.ts';
export { needEvidence } from './facts.evidence.ts';
export { factMetrics, openNeeds } from './facts.metrics.ts';
