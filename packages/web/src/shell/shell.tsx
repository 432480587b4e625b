import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePreferences, OfflineBanner, PHONE, useKeys, useMedia, usePreferences } from '../kit/index.ts';
import { CommandPalette, type PaletteCommand, type PaletteSearch } from './command-palette.tsx';
import { DayShown } from './day-shown.tsx';
import { currentPage, type NavigationGroup, visibleNavigation } from './navigation.ts';
import { PhoneTabs, PhoneTop } from './phone-frame.tsx';
import { useSession } from './session.tsx';
import { SideNavigation } from './side-navigation.tsx';
import './shell.css';

interface ShellProps {
  groups: NavigationGroup[];
  /** A figure beside a group, such as open tasks; by group key. */
  counts?: Record<string, number>;
  search?: PaletteSearch;
  commands?: PaletteCommand[];
  /** Leads to what the reader was told. */
  bell?: ReactNode;
  children: ReactNode;
}

/** The frame of every page: navigation at the left, or bars above and below on a phone, and the command palette. */
export function Shell({ groups, counts = {}, search, commands = [], bell, children }: ShellProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { navigationFolded } = usePreferences();
  const [searching, setSearching] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const phone = useMedia(PHONE);
  const shown = visibleNavigation(groups, can);
  const current = currentPage(shown, path);
  const openSearch = () => setSearching(true);
  useKeys({ 'Mod+k': openSearch, '[': () => changePreferences({ navigationFolded: !navigationFolded }) });
  const navigation = { groups: shown, current, counts, bell, onSearch: openSearch };
  // The page stands at one place of the tree at any width: what is typed in it stays while the window narrows.
  return (
    <>
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <div className={phone ? 'phone' : navigationFolded ? 'shell folded' : 'shell'}>
        {phone ? <PhoneTop {...navigation} /> : <SideNavigation {...navigation} folded={navigationFolded} />}
        <div className="stage">
          <OfflineBanner />
          <main className="main" id="main" tabIndex={-1}>
            <DayShown>{children}</DayShown>
          </main>
        </div>
        {phone ? <PhoneTabs {...navigation} /> : null}
      </div>
      {searching ? <CommandPalette groups={shown} search={search} commands={commands} onClose={() => setSearching(false)} /> : null}
    </>
  );
}
