export { type BookedCost, bookServiceCosts } from './book-costs.ts';
export { won } from './counted.sql.ts';
export { insertDemoReferrals } from './demo-referrals.ts';
export { needEvidence } from './facts.evidence.ts';
export { factHandlers } from './facts.handlers.ts';
export { factMetrics, openNeeds } from './facts.metrics.ts';
export { type OutcomeWindow, outcomeCtes } from './outcome.sql.ts';
