export { factHandlers } from './facts.handlers.ts';
export { factMetrics } from './facts.metrics.ts';
