export { factHandlers } from './facts.handlers.ts';
