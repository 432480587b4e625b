export { successHandlers } from './success.handlers.ts';
export { successMetrics } from './success.metrics.ts';
