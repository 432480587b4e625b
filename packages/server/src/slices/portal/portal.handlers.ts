import type { Ctx, Handlers } from '../../access/index.ts';
import { changeMe, me, setPassword } from './my-account.ts';
import { ask, confirm, products, reply, request, requests } from './requests.ts';
import { askLink, enter, signIn, signOut, signOutEverywhere } from './sign-in.ts';

const status = async ({ organisation }: Ctx) => ({
  organisation: organisation?.name ?? null,
  language: organisation?.language ?? null,
  publicHelp: false,
});

export const portalHandlers: Handlers<'portal'> = {
  ...{ status, askLink, enter, signIn, signOut, signOutEverywhere },
  ...{ me, changeMe, setPassword },
  ...{ requests, request, ask, reply, confirm, products },
};
