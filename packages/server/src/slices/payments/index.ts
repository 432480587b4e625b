export { openInstalments } from './open-instalments.sql.ts';
export { paymentHandlers } from './payments.handlers.ts';
export { paymentMetrics } from './payments.metrics.ts';
export { claimsFollowReceipts, writeStagedPayments } from './staged-payments.sql.ts';
