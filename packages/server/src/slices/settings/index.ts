export { auditHandlers, auditStreamHandlers } from './audit.handlers.ts';
export { jobsHandlers } from './jobs.handlers.ts';
export { insertOrganisation, setClosingDay, setTemplate } from './organisation.sql.ts';
