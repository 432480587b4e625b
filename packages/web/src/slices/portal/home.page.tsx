import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { RichText } from '../../kit/index.ts';
import { HelpAnswers } from './help-answers.tsx';
import { HelpBox } from './help-box.tsx';
import { usePortalMe } from './portal-me.ts';

/** Help first: the question, its answers, and the way to somebody who helps. */
export default function HomePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { q } = useSearch({ from: '/portal/' });
  const me = usePortalMe();
  return (
    <>
      <title>{t('portal.title')}</title>
      <h1 className="answer">{t('portal.home.title')}</h1>
      <HelpBox key={q} q={q} onAsk={(question) => void navigate({ to: '/portal', search: question ? { q: question } : {} })} />
      {q ? (
        <HelpAnswers q={q} />
      ) : me ? (
        <>
          <OpenRequests />
          <WaitingSurveys />
        </>
      ) : null}
      {me ? (
        <p className="portalFoot">
          {t('portal.home.stuck')}{' '}
          <Link className="door" to="/portal/ask">
            {t('portal.home.newRequest')}
          </Link>
        </p>
      ) : null}
    </>
  );
}

function WaitingSurveys() {
  const { t } = useTranslation();
  const found = useQuery(api.portalSurveys.list.queryOptions({ input: { limit: 50 } }));
  const count = found.data?.items.filter(({ open, answeredOn }) => open && !answeredOn).length ?? 0;
  if (!count) return null;
  return (
    <p className="sub">
      <RichText text="portal.survey.home" values={{ count }} />{' '}
      <Link className="door" to="/portal/surveys">
        {t('portal.survey.open')}
      </Link>
    </p>
  );
}

function OpenRequests() {
  const { t } = useTranslation();
  const found = useQuery(api.portal.requests.queryOptions({ input: { view: 'open', limit: 100 } }));
  const count = found.data?.items.length ?? 0;
  if (!count) return null;
  return (
    <p className="sub">
      <RichText text="portal.home.open" values={{ count }} />{' '}
      <Link className="door" to="/portal/requests">
        {t('portal.home.allRequests')}
      </Link>
    </p>
  );
}
