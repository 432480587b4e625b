import type { PortalSurvey } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, Failure, formatDate, SkeletonRows } from '../../kit/index.ts';
import { AnswerForm } from './answer-form.tsx';
import { isMissing, Missing } from './missing.tsx';

/** One survey: its question, and what I answered. */
export default function PortalSurveyPage() {
  const { t } = useTranslation();
  const { surveyId: id } = useParams({ from: '/portal/surveys/$surveyId' });
  const found = useQuery(api.portalSurveys.get.queryOptions({ input: { id } }));
  return (
    <>
      <p className="portalBack">
        <Link className="door" to="/portal/surveys">
          {t('portal.survey.title')}
        </Link>
      </p>
      {isMissing(found.error) ? (
        <Missing title={t('portal.survey.missing')}>{t('portal.survey.missingDetail')}</Missing>
      ) : found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <Told survey={found.data} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </>
  );
}

function Told({ survey }: { survey: PortalSurvey }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { name, survey: asks, open, answeredOn, score, answer, expiresOn, refused } = survey;
  return (
    <>
      <title>{name[language]}</title>
      <h1 className="answer">{name[language]}</h1>
      {open ? <p className="sub">{asks.intro[language]}</p> : null}
      <p className="note">
        {[
          answeredOn ? t('portal.survey.answered', { day: formatDate(answeredOn, language), score }) : null,
          open
            ? t(answeredOn ? 'portal.survey.untilChange' : 'portal.survey.until', { day: formatDate(expiresOn, language) })
            : t('portal.survey.over'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {answeredOn ? <p>{asks.thanks[language]}</p> : null}
      {open ? <AnswerForm key={`${survey.id} ${answeredOn}`} survey={survey} /> : answer?.comment ? <p>{answer.comment}</p> : null}
      {refused ? <p className="portalFoot note">{t('portal.survey.refused')}</p> : open ? <Refuse id={survey.id} /> : null}
    </>
  );
}

function Refuse({ id }: { id: string }) {
  const { t } = useTranslation();
  const refuse = useChange({ work: () => client.portalSurveys.refuse({ id }), changes: [api.portalSurveys.key()] });
  return (
    <p className="portalFoot">
      <Button type="link" size="small" loading={refuse.isPending} onClick={() => refuse.mutate(undefined)}>
        {t('portal.survey.refuse')}
      </Button>
      <ActionProblem error={refuse.error} />
    </p>
  );
}
