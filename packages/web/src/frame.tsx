import { Outlet, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { changePreferences, usePreferences } from './kit/index.ts';
import { navigation } from './shell/navigation.ts';
import { useSession } from './shell/session.tsx';
import { Shell } from './shell/shell.tsx';
import { useApprovalsWaiting } from './slices/approvals/use-approvals-waiting.ts';
import { MyCalls } from './slices/calls/my-calls.tsx';
import { Bell } from './slices/notifications/bell.tsx';
import { findAccounts } from './slices/session/find-accounts.ts';
import { useAwaiting } from './slices/tiers/use-awaiting.ts';

/** The shell around every page, with the commands that work everywhere. */
export function Frame() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { can, onSignOut } = useSession();
  const { language } = usePreferences();
  const awaiting = useAwaiting();
  const signing = useApprovalsWaiting()?.waiting ?? 0;
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
      search={can('accounts.read') ? findAccounts : undefined}
    >
      <Outlet />
      {can('requests.write') ? <MyCalls /> : null}
    </Shell>
  );
}
