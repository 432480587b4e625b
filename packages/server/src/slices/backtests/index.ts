export { backtestJob } from './backtest.job.ts';
export { assumedShare } from './backtest-knowledge.sql.ts';
export { type AccountRow, accountRows } from './backtest-point.sql.ts';
export { backtestsHandlers } from './backtests.handlers.ts';
export { ofWholeBase } from './of-whole-base.ts';
export { firstFactOn } from './proposal-days.ts';
