export { countableBy } from './objective-rules.ts';
export { strategyHandlers } from './strategy.handlers.ts';
