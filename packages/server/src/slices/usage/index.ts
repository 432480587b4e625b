export { usageHandlers, usageStreamHandlers } from './usage.handlers.ts';
export { usageJobs } from './usage.jobs.ts';
export { usageMetrics } from './usage.metrics.ts';
export { selectUsageMetrics } from './usage-metric.sql.ts';
