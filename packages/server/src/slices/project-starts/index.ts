/** Starts of projects: what a run of a procedure of that category is beyond its steps. Procedures begin them and carry them on. */

export { milestonesOf } from './milestones.ts';
export { progressOf } from './progress.sql.ts';
export { projectStartsHandlers } from './project-starts.handlers.ts';
export { signedContracts } from './signed.sql.ts';
export { startJobs } from './starts.jobs.ts';
export { startMetrics } from './starts.metrics.ts';
export { type BegunStart, beginStart, beginStarts, followStarts } from './starts.ts';
export { insertStarts, type NewStart } from './store.sql.ts';
