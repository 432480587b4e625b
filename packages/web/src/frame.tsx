import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { changePreferences, usePreferences } from './kit/index.ts';
import { navigation } from './shell/navigation.ts';
import { Shell } from './shell/shell.tsx';

/** The shell around every page, with the commands that work everywhere. */
export function Frame() {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const commands = [
    { key: 'language', label: t('shell.command.language'), run: () => changePreferences({ language: language === 'zh' ? 'en' : 'zh' }) },
    { key: 'light', label: t('shell.command.light'), run: () => changePreferences({ theme: 'light' }) },
    { key: 'dark', label: t('shell.command.dark'), run: () => changePreferences({ theme: 'dark' }) },
  ];
  return (
    <Shell groups={navigation} commands={commands}>
      <Outlet />
    </Shell>
  );
}
