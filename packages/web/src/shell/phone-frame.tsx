import { MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from './brand-mark.tsx';
import { GroupIcon } from './navigation-icon.tsx';
import { PhoneMenu } from './phone-menu.tsx';
import './phone.css';
import type { NavigationProps } from './side-navigation.tsx';

/** On a phone above the page: its name and search. */
export function PhoneTop({ current, bell, onSearch }: Pick<NavigationProps, 'current' | 'bell' | 'onSearch'>) {
  const { t } = useTranslation();
  return (
    <header className="topbar">
      <BrandMark size={20} />
      <span className="strong grow ellip">{current ? (t(current.page.label) as string) : t('shell.name')}</span>
      {bell}
      <Button type="text" size="large" icon={<SearchOutlined aria-hidden />} aria-label={t('shell.search')} onClick={onSearch} />
    </header>
  );
}

/** On a phone below the page: the most used groups, search and the rest. */
export function PhoneTabs({ groups, current, counts, onSearch }: Omit<NavigationProps, 'bell'>) {
  const { t } = useTranslation();
  const [menuOpen, setMenuOpen] = useState(false);
  const tabs = groups.filter((group) => group.tab);
  return (
    <>
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
    </>
  );
}
