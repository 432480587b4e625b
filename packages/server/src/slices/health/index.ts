export { healthByDraft, tryHealthDraft } from './health-draft.ts';
export { healthHandlers } from './health.handlers.ts';
