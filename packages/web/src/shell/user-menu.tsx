import { UserOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { PreferenceChoices, SignOut } from './preference-choices.tsx';
import { useSession } from './session.tsx';

/** The person at the foot of the navigation; opens preferences and sign-out. */
export function UserMenu() {
  const { t } = useTranslation();
  const { person } = useSession();
  const content = (
    <section className="userMenu" aria-label={t('shell.menu.preferences')}>
      <Link to="/me" className="userMenuLink">
        {t('shell.page.me')}
      </Link>
      <PreferenceChoices />
      <SignOut />
    </section>
  );
  return (
    <Popover trigger="click" placement="topLeft" arrow={false} content={content}>
      <button type="button" className="me">
        <span className="avatar" aria-hidden>
          {person.name ? initials(person.name) : <UserOutlined />}
        </span>
        <span className="grow foldable">
          <span className="ellip block">{person.name || t('shell.menu.preferences')}</span>
          <span className="note ellip block">{person.note}</span>
        </span>
        {person.name ? <span className="visuallyHidden">{t('shell.menu.preferences')}</span> : null}
      </button>
    </Popover>
  );
}

/** One character of a Chinese name, up to two initials of another. */
function initials(name: string): string {
  if (/^\p{Script=Han}/u.test(name)) return name.slice(0, 1);
  const words = name.split(/\s+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}
