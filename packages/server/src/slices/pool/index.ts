export { ownerHooks } from './owner-hooks.ts';
export { poolHandlers } from './pool.handlers.ts';
export { poolJobs } from './pool.jobs.ts';
export { heldNames } from './pool.sql.ts';
