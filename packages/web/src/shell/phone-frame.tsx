import { MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OfflineBanner } from '../kit/index.ts';
import { BrandMark } from './brand-mark.tsx';
import { GroupIcon } from './navigation-icon.tsx';
import { PhoneMenu } from './phone-menu.tsx';
import './phone.css';
import type { NavigationProps } from './side-navigation.tsx';

/** A phone: the page's name and search above, the most used groups, search and the rest below. */
export function PhoneFrame({ groups, current, counts, bell, onSearch, children }: NavigationProps & { children: ReactNode }) {
  const { t } = useTranslation();
  const [menuOpen, setMenuOpen] = useState(false);
  const tabs = groups.filter((group) => group.tab);
  const name = current ? (t(current.page.label) as string) : t('shell.name');
  return (
    <div className="phone">
      <header className="topbar">
        <BrandMark size={20} />
        <span className="strong grow ellip">{name}</span>
        {bell}
        <Button type="text" size="large" icon={<SearchOutlined aria-hidden />} aria-label={t('shell.search')} onClick={onSearch} />
      </header>
      <OfflineBanner />
      {children}
      <nav className="tabbar" aria-label={t('shell.tabs')}>
        {tabs.map((group) => (
          <Link
            key={group.key}
            to={group.pages[0]!.path}
            className={group.key === current?.group.key ? 'on' : undefined}
            aria-current={group.key === current?.group.key ? 'page' : undefined}
          >
            <GroupIcon icon={group.icon} />
            {t(group.tab ?? group.label)}
          </Link>
        ))}
        <button type="button" onClick={onSearch}>
          <SearchOutlined aria-hidden />
          {t('shell.searchShort')}
        </button>
        <button
          type="button"
          onClick={() => setMenuOpen(true)}
          aria-haspopup="dialog"
          className={current && !current.group.tab ? 'on' : undefined}
        >
          <MenuOutlined aria-hidden />
          {t('shell.more')}
        </button>
      </nav>
      {menuOpen ? <PhoneMenu groups={groups} current={current} counts={counts} onClose={() => setMenuOpen(false)} /> : null}
    </div>
  );
}
