/**
 * The service desk. Channels hand what customers say to `takeIn(ctx, classOf, incoming)`, in their own transaction: it continues its request or
 * opens one, dispatched by the rules of the desk. `classOf` says the customer's class of service and comes from the composition root.
 */

export { confirmByCustomer } from './by-customer.ts';
export { insertDemoServiceRequests } from './demo/demo-requests.ts';
export { type Incoming, type Taken, takeIn } from './from-outside.ts';
export { markRequestActions, updatedRequestsBefore } from './imported-requests.sql.ts';
export type { ClassOf, Opening } from './keep.ts';
export { requestsHandlers } from './requests.handlers.ts';
export { hourlyRequestJobs, requestJobs } from './requests.jobs.ts';
export { requestMetrics } from './requests.metrics.ts';
export { writeStagedRequests } from './write-imported.ts';
