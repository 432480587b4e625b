import { useTranslation } from 'react-i18next';
import { SampleAndName, ScheduleRow } from '../policy-rows.tsx';
import { useHealthDraft } from './health-draft.ts';

/** When health is judged, whether its figures are samples, and what the policy is called. */
export function GeneralSection() {
  const { t } = useTranslation();
  const { policy, before } = useHealthDraft();
  return (
    <section aria-labelledby="studio-general-title">
      <div className="row studioSectionHead">
        <h2 className="section grow" id="studio-general-title">
          {t('studio.rule.title')}
        </h2>
      </div>
      <ScheduleRow value={policy.schedule} was={before?.schedule} />
      <SampleAndName sample={policy.sample} name={policy.name} />
    </section>
  );
}
