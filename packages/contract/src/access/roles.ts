export const ROLES = [
  'administrator',
  'operations_lead',
  'csm',
  'sales_lead',
  'sales',
  'marketing',
  'service_lead',
  'agent',
  'provider',
  'product',
  'executive',
  'viewer',
  'customer_user',
] as const;
export type Role = (typeof ROLES)[number];

/** Whose accounts a role meets: its own, its team's, its region tree's, everybody's, or none. */
export type Visibility = 'none' | 'own' | 'team' | 'region' | 'all';
