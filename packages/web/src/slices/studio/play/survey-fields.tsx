import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/index.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { FigureField } from '../figure-field.tsx';
import { Labelled, SeveralField } from './labelled.tsx';
import { usePlayDraft } from './play-shape.ts';

const MOST = 200;

/** Of which surveys a detractor begins the play, and up to which score. */
export function SurveyFields() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { trigger } = usePlayDraft().policy;
  const { data } = useQuery(api.surveys.list.queryOptions({ input: { limit: MOST } }));
  const upTo = t('playStudio.trigger.upTo');
  return (
    <div className="flowFields">
      <SeveralField
        path={['trigger', 'surveys']}
        label={t('playStudio.trigger.surveys')}
        value={trigger.surveys}
        none={t('playStudio.trigger.anySurvey')}
        options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name[language] }))}
      />
      <Labelled path={['trigger', 'upTo']} label={upTo}>
        <FigureField path={['trigger', 'upTo']} value={trigger.upTo} label={upTo} unit={t('playStudio.unit.points')} optional />
      </Labelled>
    </div>
  );
}
