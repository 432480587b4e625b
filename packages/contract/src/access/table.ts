import { CAPABILITIES, type Capability } from './capabilities.ts';
import { ROLES, type Role, type Visibility } from './roles.ts';

export type MaskedKind = 'phone' | 'mail' | 'wechat' | 'person' | 'id_number' | 'amount' | 'margin';

export interface RoleRule {
  may: readonly Capability[];
  reads: Visibility;
  writes: Visibility;
  /** Kinds of value that this role sees masked. */
  masked: readonly MaskedKind[];
}

const PEOPLE: readonly MaskedKind[] = ['phone', 'mail', 'wechat', 'person', 'id_number'];
const AMOUNTS: readonly MaskedKind[] = ['amount', 'margin'];
const READ: readonly Capability[] = [
  'accounts.read',
  'contacts.read',
  'products.read',
  'orders.read',
  'contracts.read',
  'payments.read',
  'usage.read',
  'facts.read',
  'attachments.read',
  'articles.read',
  'segments.read',
  'metrics.read',
  'policies.read',
  'evaluations.read',
  'tasks.read',
  'plays.read',
  'interactions.read',
  'approvals.read',
  'resources.read',
  'requests.read',
  'feedback.read',
  'jobs.read',
];
const WORK: readonly Capability[] = [
  'accounts.write',
  'contacts.write',
  'facts.write',
  'attachments.write',
  'segments.write',
  'tasks.write',
  'interactions.write',
  'exports.run',
  'requests.export',
  'approvals.ask',
  'approvals.decide',
  'resources.ask',
  'resources.do',
  'requests.write',
  'feedback.write',
  'users.read',
];
/** What the desk keeps of a customer besides its requests. */
const DESK: readonly Capability[] = [
  'accounts.read',
  'contacts.read',
  'contacts.write',
  'products.read',
  'contracts.read',
  'usage.read',
  'facts.read',
  'facts.write',
  'attachments.read',
  'attachments.write',
  'articles.read',
  'articles.write',
  'articles.curate',
  'interactions.read',
  'interactions.write',
  'tasks.read',
  'tasks.write',
  'approvals.read',
  'approvals.ask',
  'approvals.decide',
  'resources.read',
  'resources.ask',
  'resources.do',
  'requests.read',
  'requests.write',
  'feedback.read',
  'feedback.write',
];

/** Defaults of roles: the one table that dispatch, screens and the endpoint × role test read. */
export const ROLE_TABLE: Record<Role, RoleRule> = {
  administrator: { may: CAPABILITIES, reads: 'all', writes: 'all', masked: [] },
  operations_lead: {
    may: [
      ...READ,
      ...WORK,
      'accounts.assign',
      'accounts.merge',
      'pool.claim',
      'products.write',
      'articles.write',
      'articles.curate',
      'articles.publish',
      'contracts.write',
      'payments.write',
      'usage.write',
      'periods.close',
      'imports.run',
      'policies.simulate',
      'policies.edit',
      'policies.publish',
      'evaluations.run',
      'levels.override',
      'levels.confirm',
      'plays.edit',
      'jobs.manage',
      'requests.dispatch',
      'feedback.plan',
    ],
    reads: 'all',
    writes: 'all',
    masked: [],
  },
  csm: { may: [...READ, ...WORK, 'policies.simulate'], reads: 'team', writes: 'own', masked: [] },
  sales_lead: {
    may: [...READ, ...WORK, 'accounts.assign', 'pool.claim', 'contracts.write', 'payments.write', 'imports.run'],
    reads: 'team',
    writes: 'team',
    masked: [],
  },
  sales: { may: [...READ, ...WORK, 'pool.claim', 'contracts.write'], reads: 'own', writes: 'own', masked: [] },
  marketing: {
    // Names of accounts and segments: whom campaigns reach, not whom one may ring up.
    may: [
      'accounts.read',
      'products.read',
      'articles.read',
      'segments.read',
      'segments.write',
      'policies.read',
      'plays.read',
      'resources.read',
      'resources.do',
    ],
    reads: 'all',
    writes: 'none',
    masked: AMOUNTS,
  },
  service_lead: {
    may: [...DESK, 'requests.dispatch', 'requests.export', 'feedback.plan', 'articles.publish', 'users.read', 'values.reveal'],
    reads: 'all',
    writes: 'all',
    masked: AMOUNTS,
  },
  agent: { may: DESK, reads: 'all', writes: 'all', masked: AMOUNTS },
  // Of its own products it writes articles; whoever publishes is ours.
  provider: {
    may: ['products.read', 'requests.read', 'requests.write', 'articles.read', 'articles.write'],
    reads: 'none',
    writes: 'none',
    masked: [...PEOPLE, ...AMOUNTS],
  },
  product: {
    may: [
      'accounts.read',
      'contacts.read',
      'products.read',
      'usage.read',
      'facts.read',
      'articles.read',
      'articles.write',
      'articles.curate',
      'segments.read',
      'metrics.read',
      'resources.read',
      'resources.do',
      'requests.read',
      'feedback.read',
      'feedback.write',
      'feedback.plan',
    ],
    reads: 'all',
    writes: 'none',
    masked: PEOPLE,
  },
  executive: {
    may: [...READ, 'approvals.ask', 'approvals.decide', 'resources.do', 'audit.read', 'values.reveal'],
    reads: 'all',
    writes: 'none',
    masked: PEOPLE,
  },
  viewer: { may: READ, reads: 'all', writes: 'none', masked: [...PEOPLE, ...AMOUNTS] },
  customer_user: { may: [], reads: 'none', writes: 'none', masked: [...PEOPLE, ...AMOUNTS] },
};

/** The roles that hold a capability. */
export const rolesThatMay = (capability: Capability): Role[] => ROLES.filter((role) => ROLE_TABLE[role].may.includes(capability));
