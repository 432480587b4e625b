export { healthHandlers } from './health.handlers.ts';
export { healthByDraft, tryHealthDraft } from './health-draft.ts';
