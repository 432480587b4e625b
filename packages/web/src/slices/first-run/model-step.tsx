import { TEMPLATES } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActionProblem, ProgressLine } from '../../kit/index.ts';
import { setupQuery } from '../session/setup-query.ts';
import type { Draft } from './draft.ts';

interface ModelStepProps {
  draft: Draft;
  pending: boolean;
  error: unknown;
  onChange: (change: Partial<Draft>) => void;
  onBack: () => void;
  /** Sets the installation up; `blank` without any template. */
  onUse: (blank: boolean) => void;
}

/** The operating model most like one's own; everything in it can be changed later. */
export function ModelStep({ draft, pending, error, onChange, onBack, onUse }: ModelStepProps) {
  const { t } = useTranslation();
  const { data } = useQuery(setupQuery());
  const available = new Set(data?.templates.filter((each) => each.available).map((each) => each.id));
  const usable = available.has(draft.template);
  return (
    <>
      <fieldset className="models" disabled={pending}>
        <legend className="visuallyHidden">{t('firstRun.step.model')}</legend>
        {TEMPLATES.map((id) => (
          <label key={id} className={id === draft.template ? 'model on' : 'model'}>
            <input
              type="radio"
              name="model"
              checked={id === draft.template}
              disabled={!available.has(id)}
              onChange={() => onChange({ template: id })}
            />
            <span>
              <b className="section">{t(`firstRun.template.${id}.name`)}</b>
              <span className="note block">{id}</span>
            </span>
            <span>
              <span className="block">{t(`firstRun.template.${id}.what`)}</span>
              <span className="modelHas block">{t(`firstRun.template.${id}.has`)}</span>
            </span>
            <span className="note modelNote">{available.has(id) ? null : t('firstRun.model.notHere')}</span>
          </label>
        ))}
      </fieldset>
      {pending ? <Waiting demo={draft.demo} /> : null}
      <ActionProblem error={error} />
      <div className="formFoot">
        <Checkbox checked={draft.demo} disabled={pending} onChange={(event) => onChange({ demo: event.target.checked })}>
          {t('firstRun.model.demo')}
        </Checkbox>
        <span className="grow" />
        <Button type="text" disabled={pending} onClick={onBack}>
          {t('firstRun.model.back')}
        </Button>
        <Button type="text" disabled={pending} onClick={() => onUse(true)}>
          {t('firstRun.model.blank')}
        </Button>
        <Button type="primary" size="large" loading={pending} disabled={!usable} onClick={() => onUse(false)}>
          {t('firstRun.model.use', { name: t(`firstRun.template.${draft.template}.name`) })}
        </Button>
      </div>
    </>
  );
}

/** How long it takes is not known before; the line moves to say that work is being done. */
function Waiting({ demo }: { demo: boolean }) {
  const { t } = useTranslation();
  const label = demo ? t('firstRun.model.loadingDemo') : t('firstRun.model.loading');
  return (
    <div className="modelWait" role="status">
      <ProgressLine label={label} done={0} total={null} bare />
      <p className="note">{label}</p>
    </div>
  );
}
