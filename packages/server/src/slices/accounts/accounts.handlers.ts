import type { Handlers } from '../../access/index.ts';
import { assign, changeAccount, createAccount, removeAccount } from './change-account.ts';
import { list, summary } from './list-accounts.ts';
import { getAccount } from './show-account.ts';
import { timeline } from './timeline.ts';

export const accountsHandlers: Handlers<'accounts'> = {
  list,
  summary,
  get: getAccount,
  create: createAccount,
  change: changeAccount,
  remove: removeAccount,
  assign,
  timeline,
};
