import { freshSurvey, SURVEY_KINDS, type Survey } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, Failure, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { LinkByHand } from './link-by-hand.tsx';
import { SurveyForm } from './survey-form.tsx';
import { SurveyPreview } from './survey-preview.tsx';
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
  const { id: _, state, imported, startedOn, endedOn, revision, ...draft } = survey;
  return (
    <>
      {mayEdit && state !== 'ended' ? <SurveyPreview survey={survey} /> : null}
      {state === 'running' && can('facts.write') ? <LinkByHand surveyId={survey.id} /> : null}
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
