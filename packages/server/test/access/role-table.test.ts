import { CAPABILITIES, type Capability, type MaskedKind, ROLE_TABLE, ROLES, type Role, type Visibility } from '@fulcrum/contract';
import { describe, expect, test } from 'vitest';

const PEOPLE: MaskedKind[] = ['phone', 'mail', 'wechat', 'person', 'id_number'];
const AMOUNTS: MaskedKind[] = ['amount', 'margin'];
/** The table of the specification (roles, visibility, masking), by hand: what a role sees, changes, and sees masked. */
const SPECIFIED: Record<Role, [reads: Visibility, writes: Visibility, masked: MaskedKind[]]> = {
  administrator: ['all', 'all', []],
  operations_lead: ['all', 'all', []],
  csm: ['team', 'own', []],
  sales_lead: ['team', 'team', []],
  sales: ['own', 'own', []],
  marketing: ['all', 'none', AMOUNTS],
  service_lead: ['all', 'all', AMOUNTS],
  agent: ['all', 'all', AMOUNTS],
  provider: ['none', 'none', [...PEOPLE, ...AMOUNTS]],
  product: ['all', 'none', PEOPLE],
  executive: ['all', 'none', PEOPLE],
  viewer: ['all', 'none', [...PEOPLE, ...AMOUNTS]],
  customer_user: ['none', 'none', [...PEOPLE, ...AMOUNTS]],
};
/** Who alone may do what weighs most. */
const ALONE: Partial<Record<Capability, Role[]>> = {
  'users.manage': ['administrator'],
  'settings.manage': ['administrator'],
  'audit.export': ['administrator'],
  'audit.read': ['administrator', 'executive'],
  'periods.close': ['administrator', 'operations_lead'],
  'policies.simulate': ['administrator', 'operations_lead', 'csm'],
  'policies.publish': ['administrator', 'operations_lead'],
  'accounts.merge': ['administrator', 'operations_lead'],
  // What everybody asks, of all customers: no provider's to read.
  'articles.curate': ['administrator', 'operations_lead', 'service_lead', 'agent', 'product'],
  'values.reveal': ['administrator', 'service_lead', 'executive'],
  'contracts.write': ['administrator', 'operations_lead', 'sales_lead', 'sales'],
  'payments.write': ['administrator', 'operations_lead', 'sales_lead'],
  'imports.run': ['administrator', 'operations_lead', 'sales_lead'],
  // Marketing sees names of accounts and segments, no people.
  'contacts.read': [
    ...['administrator', 'operations_lead', 'csm', 'sales_lead', 'sales', 'service_lead', 'agent', 'product', 'executive', 'viewer'],
  ] as Role[],
  'accounts.assign': ['administrator', 'operations_lead', 'sales_lead'],
};

describe('the role table', () => {
  test.each(ROLES)('lets %s see, change and see masked what the specification says', (role) => {
    const { reads, writes, masked } = ROLE_TABLE[role];
    const [seen, changed, hidden] = SPECIFIED[role];
    expect([reads, writes, masked.toSorted()]).toEqual([seen, changed, hidden.toSorted()]);
  });

  test.each(Object.entries(ALONE))('gives %s to nobody else', (capability, roles) => {
    expect(ROLES.filter((role) => ROLE_TABLE[role].may.includes(capability as Capability))).toEqual(roles);
  });

  test('gives no right to change accounts to a role that may write none', () => {
    const writes = CAPABILITIES.filter((capability) =>
      /^(accounts|contacts|facts|interactions|tasks|contracts|payments)\.write$/.test(capability),
    );
    for (const role of ROLES.filter((each) => ROLE_TABLE[each].writes === 'none'))
      expect(
        writes.filter((capability) => ROLE_TABLE[role].may.includes(capability)),
        role,
      ).toEqual([]);
  });

  test('lets files leave only with roles that see every value, so that no mask is carried out of the house', () => {
    expect(ROLES.filter((role) => ROLE_TABLE[role].may.includes('exports.run') && ROLE_TABLE[role].masked.length)).toEqual([]);
  });
});
