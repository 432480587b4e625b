/** Slices import downwards only, through a slice's index.ts; one rank never imports itself. Held by tools/architecture.ts. */
export const RANKS: readonly (readonly string[])[] = [
  ['identity', 'settings', 'files'],
  ['accounts', 'contacts'],
  ['contracts', 'products', 'orders', 'payments', 'usage', 'interactions', 'referrals', 'competitors', 'keyevents'],
  ['metrics', 'lifecycle', 'tiering', 'health'],
  ['tasks', 'approvals', 'handover', 'notifications', 'knowledge', 'training', 'feedback', 'surveys'],
  ['requests', 'pipeline'],
  ['renewals', 'campaigns'],
  ['plays'],
  ['reports', 'portability', 'integrations', 'portal'],
];

/** Who may write a table: a slice, or a part of the floor (access, policy, jobs, db). Every table has one owner. */
export const OWNS: Record<string, readonly string[]> = {
  db: ['schema_migration'],
};
