import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePreferences, OfflineBanner, PHONE, useKeys, useMedia, usePreferences } from '../kit/index.ts';
import { CommandPalette, type PaletteCommand, type PaletteSearch } from './command-palette.tsx';
import { DayShown } from './day-shown.tsx';
import { currentPage, type NavigationGroup, visibleNavigation } from './navigation.ts';
import { PhoneFrame } from './phone-frame.tsx';
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
  const main = (
    <main className="main" id="main" tabIndex={-1}>
      <DayShown>{children}</DayShown>
    </main>
  );
  return (
    <>
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      {phone ? (
        <PhoneFrame groups={shown} current={current} counts={counts} bell={bell} onSearch={openSearch}>
          {main}
        </PhoneFrame>
      ) : (
        <div className={navigationFolded ? 'shell folded' : 'shell'}>
          <SideNavigation groups={shown} current={current} counts={counts} folded={navigationFolded} bell={bell} onSearch={openSearch} />
          <div className="stage">
            <OfflineBanner />
            {main}
          </div>
        </div>
      )}
      {searching ? <CommandPalette groups={shown} search={search} commands={commands} onClose={() => setSearching(false)} /> : null}
    </>
  );
}
