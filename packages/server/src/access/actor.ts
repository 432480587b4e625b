import { type Capability, ROLE_TABLE, type Role, type RoleRule } from '@fulcrum/contract';

/** Who calls. The local administrator is the command line on the machine itself; the system is jobs and reactions. */
export interface Actor {
  kind: 'user' | 'token' | 'local' | 'system' | 'anonymous';
  userId: string | null;
  name: string;
  role: Role | null;
  teamId: string | null;
  regionId: string | null;
  /** A token may carry less than its owner's role; null means all of it. */
  scopes: readonly Capability[] | null;
  /** The session that the call came by, for sign-out. */
  sessionId: string | null;
}

export const ANONYMOUS: Actor = {
  kind: 'anonymous',
  userId: null,
  name: 'anonymous',
  role: null,
  teamId: null,
  regionId: null,
  scopes: null,
  sessionId: null,
};
export const SYSTEM: Actor = {
  kind: 'system',
  userId: null,
  name: 'system',
  role: 'administrator',
  teamId: null,
  regionId: null,
  scopes: null,
  sessionId: null,
};
export const LOCAL: Actor = {
  kind: 'local',
  userId: null,
  name: 'local administrator',
  role: 'administrator',
  teamId: null,
  regionId: null,
  scopes: null,
  sessionId: null,
};

const NOTHING: RoleRule = {
  may: [],
  reads: 'none',
  writes: 'none',
  masked: ['phone', 'mail', 'wechat', 'person', 'id_number', 'amount', 'margin'],
};
export const ruleOf = (actor: Actor): RoleRule => (actor.role ? ROLE_TABLE[actor.role] : NOTHING);
export const may = (actor: Actor, capability: Capability): boolean =>
  ruleOf(actor).may.includes(capability) && (actor.scopes === null || actor.scopes.includes(capability));
