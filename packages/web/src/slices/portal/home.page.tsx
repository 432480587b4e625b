import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { HelpAnswers } from './help-answers.tsx';
import { HelpBox } from './help-box.tsx';
import { ArticlesOf, WhatThereIs } from './leaf-through.tsx';
import { usePortalMe } from './portal-me.ts';
import { Waiting } from './waiting.tsx';

/** Help first: the question, its answers, and the way to somebody who helps. */
export default function HomePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { q, category, all } = useSearch({ from: '/portal/' });
  const me = usePortalMe();
  return (
    <>
      <title>{t('portal.title')}</title>
      <h1 className="answer">{t('portal.home.title')}</h1>
      <HelpBox key={q} q={q} onAsk={(question) => void navigate({ to: '/portal', search: question ? { q: question } : {} })} />
      {q ? (
        <HelpAnswers q={q} />
      ) : category || all ? (
        <ArticlesOf key={category} category={category} />
      ) : (
        <>
          {me ? <Waiting /> : null}
          <WhatThereIs />
        </>
      )}
      <p className="portalFoot">
        {t('portal.home.stuck')}{' '}
        <Link className="door" to="/portal/ask">
          {t(me ? 'portal.home.newRequest' : 'portal.home.signInToAsk')}
        </Link>
      </p>
    </>
  );
}
