export { contactsHandlers } from './contacts.ts';
