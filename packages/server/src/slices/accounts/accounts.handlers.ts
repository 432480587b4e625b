import type { Handlers } from '../../access/index.ts';
import type { CatalogsOf } from './account-base.ts';
import { assign, changeAccount, createAccount, removeAccount } from './change-account.ts';
import { list, summary } from './list-accounts.ts';
import { getAccount } from './show-account.ts';
import { timeline } from './timeline.ts';

/** The catalog stands above this slice and is handed in: a list of an earlier day is computed through it. */
export const accountsHandlers = (catalogsOf: CatalogsOf): Handlers<'accounts'> => ({
  list: (ctx, input) => list(ctx, input, catalogsOf),
  summary: (ctx, input) => summary(ctx, input, catalogsOf),
  get: getAccount,
  create: createAccount,
  change: changeAccount,
  remove: removeAccount,
  assign: (ctx, input) => assign(ctx, input, catalogsOf),
  timeline,
});
