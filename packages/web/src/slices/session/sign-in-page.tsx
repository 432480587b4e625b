import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { setSessionEnded } from '../../api/index.ts';
import { BarePage } from './bare-page.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { meQuery } from './use-me.ts';

/** Stands at whatever address was wanted, which then shows by itself. */
export function SignInPage({ organisation }: { organisation: string | null }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const enter = () => {
    setSessionEnded(false); // the call that brought the reader here was refused for want of a session
    return queries.fetchQuery({ ...meQuery(), staleTime: 0 });
  };
  return (
    <BarePage narrow>
      <title>{`${t('session.signIn')} · Fulcrum`}</title>
      <div className="signIn">
        <div className="eyebrow">{organisation}</div>
        <h1 className="answer">{t('session.title')}</h1>
        <SignInForm onSignedIn={enter} />
        <details className="signInHelp">
          <summary>{t('session.forgot')}</summary>
          <p>{t('session.forgotHelp')}</p>
        </details>
      </div>
    </BarePage>
  );
}
