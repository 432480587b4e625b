import type { PortalSurvey } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, formatDate } from '../../kit/index.ts';
import { AnswerForm } from './answer-form.tsx';
import { OnePage } from './one-page.tsx';

/** One survey: its question, and what I answered. */
export default function PortalSurveyPage() {
  const { t } = useTranslation();
  const { surveyId: id } = useParams({ from: '/portal/surveys/$surveyId' });
  const found = useQuery(api.portalSurveys.get.queryOptions({ input: { id } }));
  return (
    <OnePage
      found={found}
      back={{ to: '/portal/surveys', text: t('portal.survey.title') }}
      missing={{ title: t('portal.survey.missing'), detail: t('portal.survey.missingDetail') }}
    >
      {(survey) => <Told survey={survey} />}
    </OnePage>
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
