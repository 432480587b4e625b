export { governingSeats } from './contract-fragment.sql.ts';
export { contractHandlers } from './contracts.handlers.ts';
export { contractMetrics } from './contracts.metrics.ts';
export { ledgerHandlers } from './ledger.handlers.ts';
export { contractLines } from './line-terms.sql.ts';
export { revenueHandlers } from './revenue.handlers.ts';
export { kinFindings, stageKin, termFindings } from './staged-kin.sql.ts';
export { covers, termsSql } from './terms.sql.ts';
