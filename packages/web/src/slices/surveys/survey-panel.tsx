import { freshSurvey, SURVEY_KINDS, type Survey } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, Failure, ProblemNote, SkeletonRows, shownProblem } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { SurveyForm } from './survey-form.tsx';
import { SurveyResultsPart } from './survey-results.tsx';

interface PanelProps {
  id: string;
  onShow: (id: string) => void;
  onClose: () => void;
}

/** A survey beside the list: a draft as a form with its preview, one that asks or has asked with its results. */
export function SurveyPanel({ id, onShow, onClose }: PanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useMe()?.today;
  const isNew = id === 'new';
  const found = useQuery({ ...api.surveys.get.queryOptions({ input: { id } }), enabled: !isNew });
  const survey = isNew ? null : found.data;
  return (
    <DockedPanel title={survey ? survey.name[language] : t('surveying.new')} onClose={onClose}>
      {isNew && today ? (
        <SurveyForm draft={freshSurvey(SURVEY_KINDS[0], today)} kept={null} onDone={onShow} />
      ) : found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : survey ? (
        <Told key={`${survey.id} ${survey.revision}`} survey={survey} onShow={onShow} />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </DockedPanel>
  );
}

function Told({ survey, onShow }: { survey: Survey; onShow: (id: string) => void }) {
  const { can } = useSession();
  const mayEdit = can('plays.edit');
  const { id: _, state, startedOn, endedOn, revision, ...draft } = survey;
  return (
    <>
      {mayEdit && state !== 'ended' ? <Preview survey={survey} /> : null}
      {state === 'draft' ? (
        mayEdit ? (
          <SurveyForm draft={draft} kept={survey} onDone={onShow} />
        ) : null
      ) : (
        <SurveyResultsPart survey={survey} />
      )}
    </>
  );
}

/** Whom it asks today, why not the others, and the button that begins or ends it. */
function Preview({ survey: { id, state, revision } }: { survey: Survey }) {
  const { t } = useTranslation();
  const found = useQuery(api.surveys.preview.queryOptions({ input: { id } }));
  const isDraft = state === 'draft';
  const move = useChange({
    work: () => (isDraft ? client.surveys.start({ id, revision }) : client.surveys.end({ id, revision })),
    said: () => t(isDraft ? 'surveying.started' : 'surveying.ended'),
    changes: [api.surveys.key()],
  });
  const preview = found.data;
  return (
    <section className="workForm" aria-label={t('surveying.preview.title')}>
      <h3 className="lbl">{t('surveying.preview.title')}</h3>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : preview ? (
        <>
          <p>{t('surveying.preview.asked', { count: preview.asked, people: preview.people, accounts: preview.askedAccounts })}</p>
          {preview.due ? null : <p className="note">{t('surveying.preview.notDue')}</p>}
          <ul className="plainList">
            {preview.notAsked
              .filter(({ people }) => people)
              .map(({ reason, people }) => (
                <li key={reason}>
                  {t(`surveying.reason.${reason}`)} <b className="num">{people}</b>
                </li>
              ))}
          </ul>
        </>
      ) : (
        <SkeletonRows rows={3} />
      )}
      <ProblemNote problem={move.error ? shownProblem(move.error) : null} />
      <Button type={isDraft ? 'primary' : 'default'} loading={move.isPending} onClick={() => move.mutate()}>
        {t(isDraft ? 'surveying.start' : 'surveying.end')}
      </Button>
    </section>
  );
}
