export { auditHandlers } from './audit-list.ts';
export { insertOrganisation, setTemplate } from './organisation.sql.ts';
