export {
  insertAccountHistory,
  insertAccounts,
  insertCustomFields,
  markAccountActions,
  updateAccounts,
  updatedBefore,
} from './upsert-accounts.sql.ts';
