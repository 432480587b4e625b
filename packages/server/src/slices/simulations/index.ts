export { simulateDraft } from './simulate.job.ts';
export { simulationsHandlers } from './simulations.handlers.ts';
