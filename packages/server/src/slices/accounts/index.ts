export { accountBy } from './account.sql.ts';
export { accountsHandlers } from './accounts.handlers.ts';
export { type AccountFilter, filterPredicates } from './list-accounts.ts';
export { declareFields, type FieldDeclaration } from './custom-fields.sql.ts';
export { accountMetrics, type DeclaredField } from './accounts.metrics.ts';
