export { strategyHandlers } from './strategy.handlers.ts';
