export { proposalsHandlers } from './proposals.handlers.ts';
