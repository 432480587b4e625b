export { accountBy, wouldCycle } from './account.sql.ts';
export { type AccountBase, baseOfToday, type CatalogsOf } from './account-base.ts';
export { type Figures, isListed, type Listed, listedFigures } from './account-figures.ts';
export { type AccountFilter, checkSegmentCondition, segmentsOf } from './account-filter.ts';
export { forgetHistory, insertMergedHistory } from './account-history.sql.ts';
export { type AccountQueryParts, accountQuery } from './account-query.ts';
export { accountsHandlers } from './accounts.handlers.ts';
export { accountMetrics, type DeclaredField } from './accounts.metrics.ts';
export { assign, createAccount } from './change-account.ts';
export { changeOwner } from './change-owner.ts';
export { moveStatus, notClosed } from './freeze-status.sql.ts';
export { type AccountOrder, filtered, listAccounts, orderSql, sumAccounts, withCtes } from './list-accounts.sql.ts';
export { sortOf } from './list-accounts.ts';
export { joinTeam, membersHandlers } from './members.ts';
export { moveTeam } from './move-team.ts';
export { changeUserWithAccounts } from './move-user.ts';
export {
  accountsByName,
  accountsByRegister,
  deleteNames,
  insertNames,
  insertStagedNames,
  keepStagedNames,
  listNames,
  type NewName,
} from './names.sql.ts';
export { namesHandlers } from './names.ts';
export { setOwnField } from './own-field.sql.ts';
export type { OwnerHooks, OwnerMove } from './owner-hooks.ts';
export { profilesHandlers } from './profiles.ts';
export { idsOf, type Selection } from './selection.ts';
export { getAccount } from './show-account.ts';
export {
  insertAccountHistory,
  insertAccounts,
  markAccountActions,
  updateAccounts,
  updatedBefore,
} from './upsert-accounts.sql.ts';
export { whoSql } from './who.ts';
