export { firstKeptDay } from './retention.ts';
export { markUsageActions, stageUsageMetrics, updatedUsageBefore, writeStagedUsage } from './staged-usage.sql.ts';
export { usageHandlers, usageStreamHandlers } from './usage.handlers.ts';
export { usageJobs } from './usage.jobs.ts';
export { usageMetrics } from './usage.metrics.ts';
export { selectUsageMetrics } from './usage-metric.sql.ts';
export { type ReportOf, usageOfProducts, usageOnDay, usageOnDays } from './usage-report.ts';
export { GREATEST_VALUE } from './usage-value.ts';
