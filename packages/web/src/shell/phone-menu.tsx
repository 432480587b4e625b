import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DockedPanel } from '../kit/index.ts';
import { GroupIcon } from './navigation-icon.tsx';
import { PreferenceChoices, SignOut } from './preference-choices.tsx';
import { useSession } from './session.tsx';
import type { NavigationProps } from './side-navigation.tsx';

/** Everything that does not fit into the bottom bar: all groups and pages, and the reader's preferences. */
export function PhoneMenu({ groups, current, counts, onClose }: Omit<NavigationProps, 'onSearch' | 'bell'> & { onClose: () => void }) {
  const { t } = useTranslation();
  const { person } = useSession();
  return (
    <DockedPanel title={t('shell.more')} eyebrow={person.name} onClose={onClose}>
      <ul className="phoneGroups">
        {groups.map((group) => (
          <li key={group.key}>
            <div className="row phoneGroup">
              <GroupIcon icon={group.icon} />
              <span className="grow">{t(group.label)}</span>
              {counts[group.key] === undefined ? null : <b className="num note">{counts[group.key]}</b>}
            </div>
            <ul>
              {group.pages.map((page) => (
                <li key={page.path}>
                  <Link to={page.path} onClick={onClose} aria-current={page.path === current?.page.path ? 'page' : undefined}>
                    {t(page.label)}
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <Link to="/me" className="userMenuLink" onClick={onClose}>
        {t('shell.page.me')}
      </Link>
      <PreferenceChoices />
      <SignOut />
    </DockedPanel>
  );
}
