export const CAPABILITIES = [
  'accounts.read',
  'accounts.write',
  'accounts.assign',
  'contacts.read',
  'contacts.write',
  'products.read',
  'products.write',
  'orders.read',
  'imports.run',
  'exports.run',
  'metrics.read',
  'policies.read',
  'policies.edit',
  'policies.publish',
  'evaluations.read',
  'evaluations.run',
  'tasks.read',
  'tasks.write',
  'plays.read',
  'plays.edit',
  'interactions.read',
  'interactions.write',
  'users.read',
  'users.manage',
  'settings.manage',
  'audit.read',
  'jobs.read',
  'jobs.manage',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** `public`: no sign-in; `signed_in`: any account of ours; `nobody`: refused for all (the default that must never ship). */
export type Needs = Capability | 'public' | 'signed_in' | 'nobody';
