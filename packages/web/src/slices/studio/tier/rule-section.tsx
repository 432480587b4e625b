import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { FigureField } from '../figure-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { SampleAndName, ScheduleRow } from '../policy-rows.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { useTierDraft } from './tier-draft.ts';

/** When the standard judges, how slowly a level is lost, its name, and whether its figures are samples. */
export function RuleSection() {
  const { t } = useTranslation();
  const { policy, before } = useTierDraft();
  const { set } = useStudioForm();
  const { hysteresis, schedule, confirmation, overrideEnd, sample, name } = policy;
  return (
    <section aria-labelledby="studio-rules-title">
      <div className="row studioSectionHead">
        <h2 className="section grow" id="studio-rules-title">
          {t('studio.rule.title')}
        </h2>
      </div>
      <ScheduleRow value={schedule} was={before?.schedule} />
      <div className="studioRow">
        <label className="grow" htmlFor={controlId(['hysteresis', 'margin'])}>
          {t('studio.rule.margin')}
          <span className="note block">{t('studio.rule.marginNote')}</span>
        </label>
        <FigureField
          path={['hysteresis', 'margin']}
          value={hysteresis?.margin}
          before={before?.hysteresis?.margin}
          unit={t('studio.points')}
          label={t('studio.rule.margin')}
          placeholder={t('studio.limit.none')}
          optional
        />
      </div>
      <IssueNotes path={['hysteresis', 'margin']} />
      <div className="studioRow">
        <label className="grow" htmlFor={controlId(['hysteresis', 'evaluations'])}>
          {t('studio.rule.evaluations')}
          <span className="note block">{t('studio.rule.evaluationsNote')}</span>
        </label>
        <FigureField
          path={['hysteresis', 'evaluations']}
          value={hysteresis?.evaluations}
          before={before?.hysteresis?.evaluations}
          unit={t('studio.rule.times')}
          label={t('studio.rule.evaluations')}
          placeholder={t('studio.limit.none')}
          optional
        />
      </div>
      <IssueNotes path={['hysteresis', 'evaluations']} />
      <Choice
        path="confirmation"
        on={confirmation === 'required'}
        was={before === null ? undefined : before.confirmation === 'required'}
        onChange={(on) => set(['confirmation'], on ? 'required' : undefined)}
      />
      <Choice
        path="overrideEnd"
        on={overrideEnd === 'required'}
        was={before === null ? undefined : before.overrideEnd === 'required'}
        onChange={(on) => set(['overrideEnd'], on ? undefined : 'optional')}
      />
      <SampleAndName sample={sample} name={name} />
    </section>
  );
}

interface ChoiceProps {
  path: 'confirmation' | 'overrideEnd';
  on: boolean;
  /** As in force; undefined where nothing is. */
  was: boolean | undefined;
  onChange: (on: boolean) => void;
}

/** A setting that is on or off. What a document says by saying nothing is not written. */
function Choice({ path, on, was, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className={was === undefined || was === on ? 'studioRow' : 'studioRow changed'}>
        <label className="grow" htmlFor={controlId([path])}>
          {t(`studio.rule.${path}`)}
          <span className="note block">{t(`studio.rule.${path}Note`)}</span>
        </label>
        <Switch id={controlId([path])} checked={on} onChange={onChange} />
      </div>
      <IssueNotes path={[path]} />
    </>
  );
}
