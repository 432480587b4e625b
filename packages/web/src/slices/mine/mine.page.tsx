import { useTranslation } from 'react-i18next';
import { PageHead } from '../../kit/index.ts';
import { MyNotifications } from '../notifications/my-notifications.tsx';
import { useMe } from '../session/use-me.ts';
import { MyNameForm } from './my-name-form.tsx';
import { MyPassword } from './my-password.tsx';
import { MySessions } from './my-sessions.tsx';
import { MyTokens } from './my-tokens.tsx';
import './mine.css';
import { TwoSteps } from './two-steps.tsx';

/** The reader's own account: name, language, password, second step, sessions and tokens. */
export default function MinePage() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <>
      <PageHead
        title={t('shell.page.me')}
        eyebrow={t('shell.page.me')}
        answer={me.name}
        sub={[me.email, t(`session.role.${me.role}`), me.teamName].filter(Boolean).join(' · ')}
      />
      <div className="mine">
        <MyNameForm me={me} />
        <MyNotifications />
        <MyPassword />
        <TwoSteps on={me.totp} />
        <MySessions />
        <MyTokens me={me} />
      </div>
    </>
  );
}
