import { MenuFoldOutlined, MenuUnfoldOutlined, SearchOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changePreferences } from '../kit/index.ts';
import { BrandMark } from './brand-mark.tsx';
import type { NavigationGroup, NavigationPage } from './navigation.ts';
import { GroupIcon } from './navigation-icon.tsx';
import { useSession } from './session.tsx';
import { UserMenu } from './user-menu.tsx';

export interface NavigationProps {
  groups: NavigationGroup[];
  current: { group: NavigationGroup; page: NavigationPage } | undefined;
  counts: Record<string, number>;
  bell: ReactNode;
  onSearch: () => void;
}

/** Whether the key that opens the search is ⌘ rather than Ctrl. */
const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The navigation at the left: 208 px, or 56 px folded. */
export function SideNavigation({ groups, current, counts, folded, bell, onSearch }: NavigationProps & { folded: boolean }) {
  const { t } = useTranslation();
  const { organisation } = useSession();
  const toggle = t(folded ? 'shell.unfold' : 'shell.fold');
  return (
    <nav className="nav" aria-label={t('shell.main')}>
      <div className="brand">
        <BrandMark />
        <span className="foldable">
          {t('shell.name')}
          {organisation ? <small>{organisation}</small> : null}
        </span>
      </div>
      <button
        type="button"
        className="searchButton"
        onClick={onSearch}
        aria-keyshortcuts={apple ? 'Meta+K' : 'Control+K'}
        aria-label={folded ? t('shell.search') : undefined}
      >
        <SearchOutlined aria-hidden />
        <span className="grow foldable">{t('shell.search')}</span>
        <kbd className="foldable" aria-hidden>
          {apple ? '⌘K' : 'Ctrl K'}
        </kbd>
      </button>
      <ul className="groups">
        {groups.map((group) => (
          <Group key={group.key} group={group} here={group.key === current?.group.key} page={current?.page} count={counts[group.key]} />
        ))}
      </ul>
      <div className="navFoot">
        <UserMenu />
        {bell}
        <button
          type="button"
          className="foldButton"
          aria-label={toggle}
          aria-keyshortcuts="["
          title={`${toggle}  [`}
          onClick={() => changePreferences({ navigationFolded: !folded })}
        >
          {folded ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
        </button>
      </div>
    </nav>
  );
}

function Group({
  group,
  here,
  page,
  count,
}: {
  group: NavigationGroup;
  here: boolean;
  page: NavigationPage | undefined;
  count: number | undefined;
}) {
  const { t } = useTranslation();
  const label = t(group.label);
  const several = group.pages.length > 1;
  return (
    <li>
      <Link
        to={group.pages[0]!.path}
        className={here ? 'on' : undefined}
        aria-current={here && !several ? 'page' : undefined}
        title={label}
      >
        <GroupIcon icon={group.icon} />
        <span className="grow foldable">{label}</span>
        {count === undefined ? null : <b className="num foldable">{count}</b>}
      </Link>
      {here && several ? (
        <ul className="foldable">
          {group.pages.map((each) => (
            <li key={each.path}>
              <Link
                to={each.path}
                className={each.path === page?.path ? 'nsub on' : 'nsub'}
                aria-current={each.path === page?.path ? 'page' : undefined}
              >
                {t(each.label)}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
