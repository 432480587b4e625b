export { accountBy } from './account.sql.ts';
export { accountsHandlers } from './accounts.handlers.ts';
export { assign } from './change-account.ts';
export { declareFields, type FieldDeclaration } from './custom-fields.sql.ts';
export { type AccountFilter, filterPredicates } from './list-accounts.ts';
export {
  insertAccountHistory,
  insertAccounts,
  insertCustomFields,
  markAccountActions,
  updateAccounts,
  updatedBefore,
} from './upsert-accounts.sql.ts';
