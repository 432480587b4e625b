export { competitorHandlers } from './competitors.handlers.ts';
