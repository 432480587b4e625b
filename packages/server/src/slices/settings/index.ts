export { auditHandlers } from './audit-list.ts';
export { jobsHandlers } from './jobs.handlers.ts';
export { insertOrganisation, setTemplate } from './organisation.sql.ts';
