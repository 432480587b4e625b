import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/index.ts';

/** The page that each kind of policy judges. */
const HOMES = {
  tier: { to: '/strategy/tiers', search: { view: 'policy' }, page: 'shell.page.tiers' },
  lifecycle: { to: '/strategy/lifecycle', search: {}, page: 'shell.page.lifecycle' },
  health: { to: '/strategy/health', search: {}, page: 'shell.page.health' },
  calendar: { to: '/strategy/events', search: {}, page: 'shell.page.events' },
  play: { to: '/strategy/plays', search: {}, page: 'shell.page.plays' },
  benefits: { to: '/strategy/benefits', search: {}, page: 'shell.page.benefits' },
  sla: { to: '/strategy/benefits', search: { view: 'sla' }, page: 'shell.page.benefits' },
} as const;

const homeOf = (kind: string) => HOMES[kind in HOMES ? (kind as keyof typeof HOMES) : 'tier'];

/** Leads from the studio to the page that its policy judges. */
export function PolicyHome({ kind }: { kind: string }) {
  const { t } = useTranslation();
  const { to, search, page } = homeOf(kind);
  return (
    <Link to={to} search={search}>
      {t(page)}
    </Link>
  );
}

/** The same way back, once something is done. */
export function BackHome({ kind }: { kind: string }) {
  const { t } = useTranslation();
  const { to, search, page } = homeOf(kind);
  return (
    <ButtonLink to={to} search={search}>
      {t('studio.publishing.back', { page: t(page) })}
    </ButtonLink>
  );
}
