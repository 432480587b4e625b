export { backtestJob } from './backtest.job.ts';
export { backtestsHandlers } from './backtests.handlers.ts';
