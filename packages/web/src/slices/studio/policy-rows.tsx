import { Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { IssueNotes } from './issue-notes.tsx';
import { NameFields } from './name-fields.tsx';
import { controlId, useStudioForm } from './studio-form-context.ts';

const SCHEDULES = ['month_end', 'daily', 'manual'] as const;
type Schedule = (typeof SCHEDULES)[number];

/** When a policy judges. */
export function ScheduleRow({ value, was }: { value: Schedule; was: Schedule | undefined }) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  return (
    <>
      <div className={was === undefined || was === value ? 'studioRow' : 'studioRow changed'}>
        <label className="grow" htmlFor={controlId(['schedule'])}>
          {t('studio.rule.schedule')}
        </label>
        <Select
          id={controlId(['schedule'])}
          className="scheduleSelect"
          value={value}
          options={SCHEDULES.map((one) => ({ value: one, label: t(`tiers.policy.schedule.${one}`) }))}
          onChange={(next) => set(['schedule'], next)}
        />
      </div>
      <IssueNotes path={['schedule']} />
    </>
  );
}

/** Whether the figures of a policy are samples, and what it is called. */
export function SampleAndName({ sample, name }: { sample: boolean; name: { zh: string; en: string } }) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  return (
    <>
      <div className="studioRow">
        <label className="grow" htmlFor={controlId(['sample'])}>
          {t('studio.rule.sample')}
          <span className="note block">{t('studio.rule.sampleNote')}</span>
        </label>
        <Switch id={controlId(['sample'])} checked={!sample} onChange={(confirmed) => set(['sample'], confirmed ? undefined : true)} />
      </div>
      <div className="partDetails">
        <span className="fieldLabel strong">{t('studio.rule.name')}</span>
        <NameFields path={['name']} name={name} />
      </div>
    </>
  );
}
