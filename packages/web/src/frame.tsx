import { Outlet, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { changePreferences, usePreferences } from './kit/index.ts';
import type { PaletteSearch } from './shell/command-palette.tsx';
import { navigation } from './shell/navigation.ts';
import { useSession } from './shell/session.tsx';
import { Shell } from './shell/shell.tsx';
import { useApprovalsWaiting } from './slices/approvals/use-approvals-waiting.ts';
import { MyCalls } from './slices/calls/my-calls.tsx';
import { Bell } from './slices/notifications/bell.tsx';
import { findAccounts } from './slices/session/find-accounts.ts';
import { findRequests } from './slices/session/find-requests.ts';
import { useAwaiting } from './slices/tiers/use-awaiting.ts';

/** What several searches find, one behind the other. */
const searchOf = (searches: readonly PaletteSearch[]): PaletteSearch | undefined =>
  searches.length ? async (query, signal) => (await Promise.all(searches.map((one) => one(query, signal)))).flat() : undefined;

/** The shell around every page, with the commands that work everywhere. */
export function Frame() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { can, onSignOut } = useSession();
  const { language } = usePreferences();
  const awaiting = useAwaiting();
  const signing = useApprovalsWaiting()?.waiting ?? 0;
  const [accounts, requests] = [can('accounts.read'), can('requests.read')];
  // The same from one drawing to the next: a new one would search anew.
  const search = useMemo(() => searchOf([...(accounts ? [findAccounts] : []), ...(requests ? [findRequests] : [])]), [accounts, requests]);
  const commands = [
    { key: 'me', label: t('shell.page.me'), run: () => void navigate({ to: '/me' }) },
    { key: 'language', label: t('shell.command.language'), run: () => changePreferences({ language: language === 'zh' ? 'en' : 'zh' }) },
    { key: 'light', label: t('shell.command.light'), run: () => changePreferences({ theme: 'light' }) },
    { key: 'dark', label: t('shell.command.dark'), run: () => changePreferences({ theme: 'dark' }) },
    { key: 'signOut', label: t('shell.menu.signOut'), run: () => onSignOut?.() },
  ];
  return (
    <Shell
      groups={navigation}
      counts={{ ...(awaiting ? { strategy: awaiting } : {}), ...(signing ? { today: signing } : {}) }}
      commands={commands}
      bell={<Bell />}
      search={search}
    >
      <Outlet />
      {can('requests.write') ? <MyCalls /> : null}
    </Shell>
  );
}
