export { actorOf, authenticate } from './authenticate.ts';
export { identityHandlers, sessionHandlers } from './identity.handlers.ts';
export { type ActorRow, userByEmail } from './identity.sql.ts';
export { checkPassword, hashPassword, verifyPassword } from './password.ts';
export { placeTeam } from './regions.sql.ts';
export { regionsHandlers } from './regions.ts';
export { startSession } from './sign-in.ts';
export { changeUser, insertUser } from './users.ts';
