import type { Handlers } from '../../access/index.ts';
import { changeMe, changePassword, confirmTotp, me, startTotp, stopTotp } from './my-account.ts';
import { listSessions, revokeSession, signOut } from './my-sessions.ts';
import { createRegion, listRegions } from './regions.ts';
import { signIn } from './sign-in.ts';
import { createTeam, listRoles, listTeams } from './teams.ts';
import { createToken, listTokens, revokeToken } from './tokens.ts';
import { createUser, listUsers } from './users.ts';

export const identityHandlers: Omit<Handlers<'identity'>, 'changeUser'> = {
  listUsers,
  createUser,
  listTeams,
  createTeam,
  listRegions,
  createRegion,
  listRoles,
  listTokens,
  createToken,
  revokeToken,
};

export const sessionHandlers: Omit<Handlers<'session'>, 'status' | 'setUp' | 'installTemplate' | 'clearDemo'> = {
  signIn,
  signOut,
  me,
  changeMe,
  changePassword,
  sessions: listSessions,
  revokeSession,
  startTotp,
  confirmTotp,
  stopTotp,
};
