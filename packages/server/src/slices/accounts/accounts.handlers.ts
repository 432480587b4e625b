import type { Handlers } from '../../access/index.ts';
import type { CatalogsOf } from './account-base.ts';
import { assign, changeAccount, createAccount, removeAccount } from './change-account.ts';
import { compareDays, movers } from './compare-days.ts';
import { list, summary } from './list-accounts.ts';
import type { OwnerHooks } from './owner-hooks.ts';
import { getAccount } from './show-account.ts';
import { timeline } from './timeline/timeline.ts';
import { undoAssign } from './undo-assign.ts';

/** The catalog and what follows an owner stand above this slice and are handed in. */
export const accountsHandlers = (catalogsOf: CatalogsOf, hooks: OwnerHooks): Handlers<'accounts'> => ({
  list: (ctx, input) => list(ctx, input, catalogsOf),
  summary: (ctx, input) => summary(ctx, input, catalogsOf),
  compare: (ctx, input) => compareDays(ctx, input, catalogsOf),
  movers: (ctx, input) => movers(ctx, input, catalogsOf),
  get: getAccount,
  create: (ctx, input) => createAccount(ctx, input, hooks),
  change: (ctx, input) => changeAccount(ctx, input, hooks),
  remove: removeAccount,
  assign: (ctx, input) => assign(ctx, input, catalogsOf, hooks),
  undoAssign: (ctx, input) => undoAssign(ctx, input, hooks),
  timeline,
});
