export { contactOf, contactsHandlers } from './contacts.ts';
export {
  insertContacts,
  markContactActions,
  updateContacts,
  updatedContactsBefore,
} from './upsert-contacts.sql.ts';
