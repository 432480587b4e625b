/** What the company puts behind customers: the catalogue, requests for it through approvals, how its months are taken and what it cost. */
export { insertDemoRequests } from './demo-requests.ts';
export { installResources } from './install-resources.ts';
export { since, stateOn } from './request-state.sql.ts';
export { resourceDecided } from './request-verbs.ts';
export { resourcesHandlers } from './resources.handlers.ts';
export { resourcesOn, spentInYear } from './spent.sql.ts';
