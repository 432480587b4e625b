export { benefitsHandlers } from './benefits.handlers.ts';
