import { SUBSCRIPTION_STAGES } from '@fulcrum/contract';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FigureField } from '../figure-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { SampleAndName } from '../policy-rows.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import type { DraftLifecycle } from './draft-shape.ts';
import { useLinesDraft } from './lifecycle-draft.ts';
import { lineNames } from './line-names.ts';

const UNDELIVERED = ['handover', 'start'] as const;
const MODELS = ['subscription', 'conditions'] as const;

/** What a lifecycle of subscriptions leaves to the company. */
export function LineRules() {
  const { t } = useTranslation();
  const { policy, before } = useLinesDraft();
  const { set } = useStudioForm();
  return (
    <section aria-labelledby="studio-dates-title">
      <div className="row studioSectionHead">
        <h2 className="section grow" id="studio-dates-title">
          {t('stageStudio.rule.dates')}
        </h2>
      </div>
      <div className={before && before.grace !== policy.grace ? 'studioRow changed' : 'studioRow'}>
        <label className="grow" htmlFor={controlId(['grace'])}>
          {t('stageStudio.rule.grace')}
          <span className="note block">{t('stageStudio.rule.graceNote')}</span>
        </label>
        <FigureField
          path={['grace']}
          value={policy.grace}
          before={before?.grace}
          unit={t('stageStudio.days')}
          label={t('stageStudio.rule.grace')}
        />
      </div>
      <IssueNotes path={['grace']} />
      <div className={before && before.undelivered !== policy.undelivered ? 'studioRow changed' : 'studioRow'}>
        <label className="grow" htmlFor={controlId(['undelivered'])}>
          {t('stageStudio.rule.undelivered')}
          <span className="note block">{t('stageStudio.rule.undeliveredNote')}</span>
        </label>
        <Select
          id={controlId(['undelivered'])}
          className="scheduleSelect"
          value={policy.undelivered}
          options={UNDELIVERED.map((value) => ({ value, label: t(`stageStudio.rule.${value}`) }))}
          onChange={(next) => set(['undelivered'], next === 'handover' ? undefined : next)}
        />
      </div>
      <IssueNotes path={['undelivered']} />
    </section>
  );
}

interface LifecycleRulesProps {
  policy: DraftLifecycle;
  before: DraftLifecycle | null;
}

/** By what stages go, the name, and whether the days are samples. */
export function LifecycleRules({ policy, before }: LifecycleRulesProps) {
  const { t } = useTranslation();
  const changeModel = useModelChange();
  return (
    <section aria-labelledby="studio-rules-title">
      <div className="row studioSectionHead">
        <h2 className="section grow" id="studio-rules-title">
          {t('stageStudio.rule.title')}
        </h2>
      </div>
      <div className={before && before.model !== policy.model ? 'studioRow changed' : 'studioRow'}>
        <label className="grow" htmlFor={controlId(['model'])}>
          {t('stageStudio.rule.model')}
          <span className="note block">{t('stageStudio.rule.modelNote')}</span>
        </label>
        <Select
          id={controlId(['model'])}
          className="scheduleSelect"
          value={policy.model}
          options={MODELS.map((value) => ({ value, label: t(`stageStudio.rule.${value}`) }))}
          onChange={(next) => {
            if (next !== policy.model) changeModel(policy, next);
          }}
        />
      </div>
      <IssueNotes path={['model']} />
      <SampleAndName sample={policy.sample ?? false} name={policy.name} />
    </section>
  );
}

/** The other model begins with its own stages: dates know seven, conditions a first and a second. */
function useModelChange() {
  const { t } = useTranslation();
  const { set, add, toggle } = useStudioForm();
  return (policy: DraftLifecycle, model: DraftLifecycle['model']) => {
    const first = t('stageStudio.newFirst');
    const second = t('stageStudio.newStage');
    const stages =
      model === 'subscription'
        ? SUBSCRIPTION_STAGES.map((id) => ({ id, name: lineNames(id) }))
        : [
            { id: 'stage_1', name: { zh: first, en: first } },
            { id: 'stage_2', name: { zh: second, en: second }, when: { metric: 'orders.count_12m', op: '>=', value: 1 } },
          ];
    for (const field of policy.model === 'subscription' ? ['grace', 'undelivered'] : ['tracks']) set([field], undefined);
    set(['model'], model);
    set(['stages'], undefined);
    for (const stage of stages) {
      add(['stages'], stage);
      // Added parts open: many at once are left closed.
      toggle(`stages/${stage.id}`);
    }
  };
}
