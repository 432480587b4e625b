import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changePreferences, OfflineBanner, usePreferences } from '../../kit/index.ts';
import { BrandMark } from '../../shell/brand-mark.tsx';
import './bare-page.css';

/** A page outside the shell: the brand and the language above, nothing else. */
export function BarePage({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <div className={narrow ? 'bare narrow' : 'bare'}>
      <OfflineBanner />
      <header className="bareTop">
        <BrandMark size={26} />
        <span className="bareName">{t('shell.name')}</span>
        <span className="grow" />
        <span className="note bareNote">{t('session.local')}</span>
        <Button size="small" type="text" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => changePreferences({ language: other })}>
          {t('session.otherLanguage')}
        </Button>
      </header>
      <main className="bareMain" id="main">
        {children}
      </main>
    </div>
  );
}
