export {
  insertContacts,
  markContactActions,
  updateContacts,
  updatedContactsBefore,
} from './upsert-contacts.sql.ts';
