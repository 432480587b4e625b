export { auditHandlers, auditStreamHandlers } from './audit.handlers.ts';
export { jobsHandlers } from './jobs.handlers.ts';
export { insertOrganisation, setTemplate, writeClosingDay } from './organisation.sql.ts';
