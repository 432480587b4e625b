import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changePreferences, OfflineBanner, usePreferences } from '../../kit/index.ts';
import './portal.css';
import { usePortalMe } from './portal-me.ts';

/** The portal's own, simpler face: whose it is, three pages, and nothing of the desk behind it. */
export function PortalLayout({ organisation, children }: { organisation: string; children: ReactNode }) {
  const { t } = useTranslation();
  const me = usePortalMe();
  const { language } = usePreferences();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <div className="portal">
      <a className="skip" href="#main">
        {t('portal.skip')}
      </a>
      <OfflineBanner />
      <header className="portalTop">
        <Link to="/portal" className="portalName">
          {organisation} <span className="note">{t('portal.title')}</span>
        </Link>
        <span className="grow" />
        <Button size="small" type="text" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => changePreferences({ language: other })}>
          {t('session.otherLanguage')}
        </Button>
      </header>
      {me ? (
        <nav className="portalNav" aria-label={t('portal.menu')}>
          <Link to="/portal" activeOptions={{ exact: true, includeSearch: false }}>
            {t('portal.nav.help')}
          </Link>
          <Link to="/portal/requests">{t('portal.nav.requests')}</Link>
          <Link to="/portal/orders">{t('portal.nav.orders')}</Link>
          <Link to="/portal/questions">{t('portal.nav.community')}</Link>
          <Link to="/portal/feedback">{t('portal.nav.feedback')}</Link>
          <Link to="/portal/benefits">{t('portal.nav.benefits')}</Link>
          <Link to="/portal/courses">{t('training.mineTitle')}</Link>
          <Link to="/portal/me">{t('portal.nav.me')}</Link>
        </nav>
      ) : null}
      <main className="portalMain" id="main">
        {children}
      </main>
    </div>
  );
}
