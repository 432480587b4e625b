export { accountBy } from './account.sql.ts';
export { accountsHandlers } from './accounts.handlers.ts';
export { type AccountFilter, filterPredicates } from './list-accounts.ts';
