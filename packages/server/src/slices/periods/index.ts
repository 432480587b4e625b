export { bookRules, requireNoClosedFacts, sameInBooks } from './book-rules.ts';
export { holdPeriods, inClosedMonth, requireOpenPeriod } from './open-period.ts';
export { periodsHandlers } from './periods.handlers.ts';
