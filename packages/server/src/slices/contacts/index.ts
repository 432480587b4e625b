export { contactMetrics } from './contacts.metrics.ts';
export { contactOf, contactsHandlers } from './contacts.ts';
export { mailAddress, mayBeMailed } from './may-be-mailed.sql.ts';
export { metSql } from './met.sql.ts';
export {
  insertContacts,
  markContactActions,
  updateContacts,
  updatedContactsBefore,
} from './upsert-contacts.sql.ts';
