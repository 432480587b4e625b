import { type Capability, type MaskedKind, ROLE_TABLE, type Role, type RoleRule, type Visibility } from '@fulcrum/contract';

/** A customer's person: whose they are, and how far they read. It comes with the session, never with a call. */
export interface Member {
  memberId: string;
  accountId: string;
  contactId: string;
  /** All requests of the company, not their own alone. */
  whole: boolean;
  /** The level of the company: articles are for some. */
  level: string | null;
}

/** Who calls. The local administrator is the command line on the machine itself; the system is jobs and reactions. */
export interface Actor {
  kind: 'user' | 'token' | 'local' | 'system' | 'anonymous' | 'portal';
  userId: string | null;
  name: string;
  role: Role | null;
  teamId: string | null;
  regionId: string | null;
  /** Whose accounts this person meets instead of what their role says; set by an administrator. */
  visibility?: Visibility | null;
  /** A token may carry less than its owner's role; null means all of it. */
  scopes: readonly Capability[] | null;
  /** The session that the call came by, for sign-out. */
  sessionId: string | null;
  /** Of the kind `portal` alone. They have no role: nothing of ours is theirs. */
  member?: Member;
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
const WIDTH: readonly Visibility[] = ['none', 'own', 'team', 'region', 'all'];
const narrower = (one: Visibility, other: Visibility): Visibility => (WIDTH.indexOf(one) < WIDTH.indexOf(other) ? one : other);

/**
 * What a person may and sees: the rule of their role, with their own visibility if they have one. A role that writes as far as it reads
 * writes as far as the person reads; any other writes no further than its rule. A role that meets no accounts meets none.
 */
export function ruleOf(actor: Actor): RoleRule {
  const rule = actor.role ? ROLE_TABLE[actor.role] : NOTHING;
  const { visibility } = actor;
  if (!visibility || rule.reads === 'none') return rule;
  return { ...rule, reads: visibility, writes: rule.writes === rule.reads ? visibility : narrower(rule.writes, visibility) };
}
export const may = (actor: Actor, capability: Capability): boolean =>
  ruleOf(actor).may.includes(capability) && (actor.scopes === null || actor.scopes.includes(capability));

/** Whether values of a kind are masked for somebody; what is of no such kind is for nobody. */
export const isMaskedFor = (actor: Actor, kind: MaskedKind | undefined): kind is MaskedKind =>
  kind !== undefined && ruleOf(actor).masked.includes(kind);
