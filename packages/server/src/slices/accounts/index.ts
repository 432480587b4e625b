export { accountBy } from './account.sql.ts';
export { type AccountBase, accountBase, type CatalogsOf } from './account-base.ts';
export { type Listed, listedFigures } from './account-condition.ts';
export { accountsHandlers } from './accounts.handlers.ts';
export { accountMetrics, type DeclaredField } from './accounts.metrics.ts';
export { assign } from './change-account.ts';
export { declareFields, type FieldDeclaration } from './custom-fields.sql.ts';
export { type AccountOrder, orderSql, withCtes } from './list-accounts.sql.ts';
export { type AccountFilter, filterPredicates, sortOf } from './list-accounts.ts';
export {
  insertAccountHistory,
  insertAccounts,
  insertCustomFields,
  markAccountActions,
  updateAccounts,
  updatedBefore,
} from './upsert-accounts.sql.ts';
