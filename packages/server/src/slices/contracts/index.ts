export { contractHandlers } from './contracts.handlers.ts';
