import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** The pages of the portal. On a phone they are wider than the window: the one that is open is brought into view. */
export function PortalMenu() {
  const { t } = useTranslation();
  const menu = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another page another entry is the open one
  useEffect(() => {
    // Browsers of late answer with a promise, which an effect must not hand on as what undoes it.
    menu.current?.querySelector('.active')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [path]);
  return (
    <nav className="portalNav" aria-label={t('portal.menu')} ref={menu}>
      <Link to="/portal" activeOptions={{ exact: true, includeSearch: false }}>
        {t('portal.nav.help')}
      </Link>
      <Link to="/portal/requests">{t('portal.nav.requests')}</Link>
      <Link to="/portal/orders">{t('portal.nav.orders')}</Link>
      <Link to="/portal/starts">{t('portal.nav.starts')}</Link>
      <Link to="/portal/questions">{t('portal.nav.community')}</Link>
      <Link to="/portal/feedback">{t('portal.nav.feedback')}</Link>
      <Link to="/portal/benefits">{t('portal.nav.benefits')}</Link>
      <Link to="/portal/usage">{t('portal.nav.usage')}</Link>
      <Link to="/portal/courses">{t('training.mineTitle')}</Link>
      <Link to="/portal/surveys">{t('portal.nav.surveys')}</Link>
      <Link to="/portal/referrals">{t('portal.nav.referrals')}</Link>
      <Link to="/portal/me">{t('portal.nav.me')}</Link>
    </nav>
  );
}
