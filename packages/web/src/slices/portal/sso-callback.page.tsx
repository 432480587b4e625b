import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { takeWanted } from './wanted.ts';

/** What the company's own sign-in sends back with the browser. */
function sentBack() {
  const sent = new URLSearchParams(location.search);
  const one = (name: string) => {
    const value = sent.get(name);
    return value === null ? {} : { [name]: value };
  };
  return { state: sent.get('state') ?? '', ...one('code'), ...one('iss'), ...one('error') };
}

/** Where a company's own sign-in leads back to. It goes on by itself: nobody but the browser that left can use what stands in the address. */
export default function SsoCallbackPage() {
  const { t } = useTranslation();
  const [sent] = useState(sentBack);
  const begun = useRef(false);
  const { mutate, error } = useMutation({
    mutationFn: () => client.portalSignIn.finish(sent),
    // A page of its own: while the router is on its way this one would stand here anew, and sign in with what is used up.
    onSuccess: () => location.replace(takeWanted()),
  });
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    mutate();
  }, [mutate]);
  return (
    <div className="portalEnter">
      <title>{t('portalAccess.enter.title')}</title>
      <h1 className="answer">{t(error ? 'portalAccess.enter.ssoFailed' : 'portalAccess.enter.ssoGoing')}</h1>
      <ActionProblem error={error} />
      {error ? (
        <Link className="door" to="/portal">
          {t('portalAccess.enter.ssoAgain')}
        </Link>
      ) : null}
    </div>
  );
}
