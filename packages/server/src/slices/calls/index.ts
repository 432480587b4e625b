/** Calls by phone: what a call centre says of them, who called, which request they belong to, and how many were picked up at the first try. */
export { callsHandlers } from './calls.handlers.ts';
export { callMetrics } from './calls.metrics.ts';
export { insertDemoCalls } from './demo/demo-calls.ts';
export { hearCall } from './hear.ts';
