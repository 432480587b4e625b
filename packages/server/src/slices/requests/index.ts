/**
 * The service desk. Channels hand what customers say to `takeIn(ctx, classOf, incoming)`, in their own transaction: it continues its request or
 * opens one, dispatched by the rules of the desk. `classOf` says the customer's class of service and comes from the composition root.
 */

export { checkAbout } from './about.ts';
export { confirmByCustomer } from './by-customer.ts';
export type { Span } from './counted.sql.ts';
export { insertDemoServiceRequests } from './demo/demo-requests.ts';
export { providerOf } from './dispatching.sql.ts';
export { requestExportHandlers } from './export/export-requests.ts';
export { spanOf } from './figures.ts';
export { filesOf, requireDrafts, selectHung, sentUpSince } from './files/files.sql.ts';
export { hangFile, keepFile, keepFiles } from './files/keep-file.ts';
export { hungFile, requestStreamHandlers } from './files/send-file.ts';
export { type Incoming, type Taken, takeIn } from './from-outside.ts';
export { markRequestActions, updatedRequestsBefore } from './imported-requests.sql.ts';
export type { ClassOf, Opening } from './keep.ts';
export { type ProviderRequests, providerFigures } from './provider-figures.sql.ts';
export { requestsHandlers } from './requests.handlers.ts';
export { hourlyRequestJobs, requestJobs } from './requests.jobs.ts';
export { requestMetrics } from './requests.metrics.ts';
export { foundBy } from './search/found.sql.ts';
export { told as requestTold } from './told.ts';
export { requestVisible, type Viewer, viewerOf } from './visibility.sql.ts';
export { writeStagedRequests } from './write-imported.ts';
