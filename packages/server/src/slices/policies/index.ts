export { SENIORITY_NAMES } from './benefit-names.ts';
export { installTemplate } from './install-template.ts';
export { putPlannedInForce } from './planned.ts';
export { policiesHandlers } from './policies.handlers.ts';
export { publishDocument } from './publish-document.ts';
export { evaluatePublished } from './published.job.ts';
export { sound } from './sound.ts';
