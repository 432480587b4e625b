/** The page of what each kind of policy judges or begins. */
const HOMES = {
  tier: { to: '/strategy/tiers', search: { view: 'policy' }, page: 'shell.page.tiers' },
  lifecycle: { to: '/strategy/lifecycle', search: {}, page: 'shell.page.lifecycle' },
  health: { to: '/strategy/health', search: {}, page: 'shell.page.health' },
  calendar: { to: '/strategy/events', search: {}, page: 'shell.page.events' },
  play: { to: '/strategy/plays', search: {}, page: 'shell.page.plays' },
  procedure: { to: '/strategy/procedures', search: {}, page: 'shell.page.procedures' },
  benefits: { to: '/strategy/benefits', search: {}, page: 'shell.page.benefits' },
  sla: { to: '/strategy/benefits', search: { view: 'sla' }, page: 'shell.page.benefits' },
} as const;

export const homeOf = (kind: string) => HOMES[kind in HOMES ? (kind as keyof typeof HOMES) : 'tier'];
