export { evaluationsHandlers } from './evaluations.handlers.ts';
export { installTemplate } from './install-template.ts';
export { policiesHandlers } from './policies.handlers.ts';
export { tiersHandlers } from './tiers.handlers.ts';
