/** Procedures across departments. `openSteps` is the SQL of the steps that wait, for lists that put work of several kinds together. */
export { beginProcedure } from './begin-runs.ts';
export { insertDemoRuns } from './demo/demo-runs.ts';
export { openSteps } from './open-items.sql.ts';
export { procedureHandlers } from './procedures.handlers.ts';
export { procedureJobs } from './procedures.jobs.ts';
export { procedureDecided } from './procedures.ts';
