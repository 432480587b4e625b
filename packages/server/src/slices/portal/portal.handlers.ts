import type { Ctx, Handlers } from '../../access/index.ts';
import { progressOf } from '../project-starts/index.ts';
import { entitlements } from './entitlements.ts';
import { memberOf } from './member.ts';
import { changeMe, me, setPassword } from './my-account.ts';
import { checkOrder, order, orders } from './orders.ts';
import { ask, confirm, products, reply, request, requests } from './requests.ts';
import { portalRules } from './rules.ts';
import { askLink, enter, signIn, signOut, signOutEverywhere } from './sign-in.ts';

const status = async ({ db, organisation }: Ctx) => ({
  organisation: organisation?.name ?? null,
  language: organisation?.language ?? null,
  publicHelp: (await portalRules(db)).publicHelp,
});

export const portalHandlers: Handlers<'portal'> = {
  ...{ status, askLink, enter, signIn, signOut, signOutEverywhere },
  ...{ me, changeMe, setPassword },
  ...{ requests, request, ask, reply, confirm, products, entitlements },
  ...{ orders, order, checkOrder },
  starts: async (ctx) => ({ items: await progressOf(ctx.db, memberOf(ctx).accountId, ctx.today) }),
};
