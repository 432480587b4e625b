export { evaluateNow } from './evaluate-now.ts';
export { evaluationsHandlers } from './evaluations.handlers.ts';
export { installTemplate } from './install-template.ts';
export { policiesHandlers } from './policies.handlers.ts';
export { publishDocument } from './publish-document.ts';
export { tieringJobs } from './published.job.ts';
export { evaluateScheduled } from './scheduled-evaluations.ts';
export { tiersHandlers } from './tiers.handlers.ts';
