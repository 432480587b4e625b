export { risksHandlers } from './risks.handlers.ts';
