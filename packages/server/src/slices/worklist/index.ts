export { worklistHandlers } from './worklist.handlers.ts';
