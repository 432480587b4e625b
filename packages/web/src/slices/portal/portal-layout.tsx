import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changePreferences, OfflineBanner, usePreferences } from '../../kit/index.ts';
import './portal.css';
import { usePortalMe } from './portal-me.ts';
import { PortalMenu } from './portal-menu.tsx';

interface LayoutProps {
  organisation: string;
  /** Whether it is read without signing in, which its reader may still want to do. */
  isPublic: boolean;
  children: ReactNode;
}

/** The portal's own, simpler face: whose it is, three pages, and nothing of the desk behind it. */
export function PortalLayout({ organisation, isPublic, children }: LayoutProps) {
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
        {isPublic ? (
          <Link className="door" to="/portal/requests">
            {t('portalAccess.enter.signIn')}
          </Link>
        ) : null}
      </header>
      {me ? <PortalMenu /> : null}
      <main className="portalMain" id="main">
        {children}
      </main>
    </div>
  );
}
