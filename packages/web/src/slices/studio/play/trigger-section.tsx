import {
  DECISION_ROLES,
  FEEDBACK_OUTCOMES,
  REQUEST_KINDS,
  RISK_KINDS,
  SEVERITIES,
  TRIGGER_KINDS,
  type TriggerKind,
} from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/index.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useLevels } from '../../tiers/use-levels.ts';
import { ConditionField } from '../condition-field.tsx';
import { FigureField } from '../figure-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { EventMarks } from './event-marks.tsx';
import { ChoiceField, Labelled, SeveralField } from './labelled.tsx';
import { MarksSelect } from './marks-select.tsx';
import { usePlayDraft } from './play-shape.ts';
import { SurveyFields } from './survey-fields.tsx';

/** What a trigger of each kind begins with. */
const FRESH: Record<TriggerKind, (levels: readonly string[]) => object> = {
  tier_moved: () => ({ direction: 'up' }),
  cadence_due: (levels) => ({ days: Object.fromEntries(levels.map((level, at) => [level, 30 * (at + 1)])) }),
  stage_entered: () => ({}),
  stage_left: () => ({}),
  stage_stayed: () => ({}),
  term_ends: () => ({ at: [90, 60, 30] }),
  payment_overdue: () => ({ at: [7, 30] }),
  contact_left: () => ({}),
  milestone_missed: () => ({ days: 0 }),
  health_fell: () => ({ below: 60 }),
  key_event: () => ({ events: [], at: [-7] }),
  risk_raised: () => ({}),
  request_warned: () => ({}),
  request_escalated: () => ({}),
  request_reopened: () => ({}),
  request_rated_low: () => ({ upTo: 2 }),
  survey_detractor: () => ({}),
  feedback_delivered: () => ({}),
  certificate_expiring: () => ({ at: [60, 14] }),
  condition_met: () => ({ when: { metric: 'orders.count_12m', op: '>=', value: 1 } }),
  by_hand: () => ({}),
};

/** When the play begins: by what, and the settings of that. */
export function TriggerSection() {
  const { t } = useTranslation();
  const { policy, before } = usePlayDraft();
  const { set } = useStudioForm();
  const levels = useLevels();
  const { trigger } = policy;
  const changed = before !== null && JSON.stringify(before.trigger) !== JSON.stringify(trigger);
  return (
    <section aria-labelledby="studio-trigger-title">
      <div className="row studioSectionHead" id={controlId(['trigger'])} tabIndex={-1}>
        <h2 className="section grow" id="studio-trigger-title">
          {t('playing.about.when')}
        </h2>
      </div>
      <div className={changed ? 'partDetails flowSection studioRow changed' : 'partDetails flowSection'}>
        <ChoiceField
          path={['trigger', 'on']}
          label={t('playStudio.trigger.on')}
          value={trigger.on}
          options={TRIGGER_KINDS.map((value) => ({ value, label: t(`playStudio.trigger.kind.${value}`) }))}
          onChange={(on) => set(['trigger'], { on, ...FRESH[on](levels.map(({ id }) => id)) })}
        />
        <TriggerSettings key={trigger.on} />
        <IssueNotes path={['trigger']} />
      </div>
    </section>
  );
}

function TriggerSettings() {
  const { t } = useTranslation();
  const { trigger } = usePlayDraft().policy;
  const path = (field: string) => ['trigger', field];
  const figure = (field: 'below' | 'by' | 'upTo', label: string, optional = true) => (
    <Labelled path={path(field)} label={label}>
      <FigureField path={path(field)} value={trigger[field]} label={label} unit={t('playStudio.unit.points')} optional={optional} />
    </Labelled>
  );
  switch (trigger.on) {
    case 'tier_moved':
      return (
        <ChoiceField
          path={path('direction')}
          label={t('playStudio.trigger.direction')}
          value={trigger.direction}
          options={(['up', 'down', 'any'] as const).map((value) => ({ value, label: t(`playing.trigger.tier_moved.${value}`) }))}
        />
      );
    case 'cadence_due':
      return <CadenceDays />;
    case 'stage_entered':
    case 'stage_left':
      return <StagesField />;
    case 'stage_stayed':
      return (
        <>
          <StagesField />
          <DaysField label={t('playStudio.trigger.stayed')} placeholder={t('playStudio.trigger.expected')} optional />
        </>
      );
    case 'certificate_expiring':
    case 'term_ends':
    case 'payment_overdue':
      return <MarksField />;
    case 'contact_left':
      return (
        <SeveralField
          path={path('roles')}
          label={t('playStudio.task.roles')}
          value={trigger.roles}
          none={t('playing.trigger.anyRole')}
          options={DECISION_ROLES.map((value) => ({ value, label: t(`customer.decisionRole.${value}`) }))}
        />
      );
    case 'milestone_missed':
      return <DaysField label={t('playStudio.trigger.late')} />;
    case 'health_fell':
      return (
        <div className="flowFields">
          {figure('below', t('playStudio.trigger.below'))}
          {figure('by', t('playStudio.trigger.by'))}
        </div>
      );
    case 'key_event':
      return <EventMarks />;
    case 'risk_raised':
      return (
        <SeveralField
          path={path('kinds')}
          label={t('playStudio.trigger.risks')}
          value={trigger.kinds}
          none={t('playStudio.trigger.anyRisk')}
          options={RISK_KINDS.map((value) => ({ value, label: t(`risks.kindOf.${value}`) }))}
        />
      );
    case 'request_warned':
    case 'request_escalated':
      return (
        <div className="flowFields">
          <RequestKindsField />
          <SeveralField
            path={path('severities')}
            label={t('playStudio.trigger.severities')}
            value={trigger.severities}
            none={t('playStudio.trigger.anySeverity')}
            options={SEVERITIES.map((value) => ({ value, label: t(`desk.severityOf.${value}`) }))}
          />
        </div>
      );
    case 'request_reopened':
      return <RequestKindsField />;
    case 'request_rated_low':
      return (
        <div className="flowFields">
          <RequestKindsField />
          {figure('upTo', t('playStudio.trigger.ratedUpTo'), false)}
        </div>
      );
    case 'survey_detractor':
      return <SurveyFields />;
    case 'feedback_delivered':
      return <FeedbackOutcomesField />;
    case 'condition_met':
      return <ConditionField path={path('when')} when={trigger.when} />;
    case 'by_hand':
      return <p className="note">{t('playStudio.trigger.byHand')}</p>;
  }
}

function FeedbackOutcomesField() {
  const { t } = useTranslation();
  const { outcomes } = usePlayDraft().policy.trigger;
  return (
    <SeveralField
      path={['trigger', 'outcomes']}
      label={t('playStudio.trigger.outcomes')}
      value={outcomes}
      none={t('playStudio.trigger.deliveredOnly')}
      options={FEEDBACK_OUTCOMES.map((value) => ({ value, label: t(`playStudio.trigger.outcome.${value}`) }))}
    />
  );
}

function RequestKindsField() {
  const { t } = useTranslation();
  const { requests } = usePlayDraft().policy.trigger;
  return (
    <SeveralField
      path={['trigger', 'requests']}
      label={t('playStudio.trigger.requests')}
      value={requests}
      none={t('playStudio.trigger.anyRequest')}
      options={REQUEST_KINDS.map((value) => ({ value, label: t(`desk.kindOf.${value}`) }))}
    />
  );
}

/** Days of each level of the tier policy; a level without days has no cadence. */
function CadenceDays() {
  const { t } = useTranslation();
  const levels = useLevels();
  const { days } = usePlayDraft().policy.trigger;
  const given = typeof days === 'object' && days ? days : {};
  const all = [...new Set([...levels.map(({ id }) => id), ...Object.keys(given)])];
  return (
    <div className="flowFields" id={controlId(['trigger', 'days'])} tabIndex={-1}>
      {all.map((level) => {
        const path = ['trigger', 'days', level];
        const label = t('playStudio.trigger.levelDays', { level });
        return (
          <Labelled key={level} path={path} label={label}>
            <FigureField
              path={path}
              value={given[level]}
              label={label}
              unit={t('playStudio.unit.days')}
              placeholder={t('playStudio.none')}
              optional
            />
          </Labelled>
        );
      })}
    </div>
  );
}

function StagesField() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { trigger } = usePlayDraft().policy;
  const stages = useQuery(api.lifecycle.overview.queryOptions({ input: {} })).data?.stages ?? [];
  return (
    <SeveralField
      path={['trigger', 'stages']}
      label={t('playStudio.trigger.stages')}
      value={trigger.stages}
      none={t('playing.trigger.anyStage')}
      options={stages.map(({ id, name }) => ({ value: id, label: name[language] }))}
    />
  );
}

function DaysField({ label, placeholder, optional = false }: { label: string; placeholder?: string; optional?: boolean }) {
  const { t } = useTranslation();
  const { days } = usePlayDraft().policy.trigger;
  return (
    <Labelled path={['trigger', 'days']} label={label}>
      <FigureField
        path={['trigger', 'days']}
        value={typeof days === 'number' ? days : null}
        label={label}
        unit={t('playStudio.unit.days')}
        placeholder={placeholder}
        optional={optional}
      />
    </Labelled>
  );
}

/** Days before an end, or after a day that was due; several may be given. */
function MarksField() {
  const { t } = useTranslation();
  const { trigger } = usePlayDraft().policy;
  const isBefore = trigger.on === 'term_ends';
  return (
    <MarksSelect
      label={t(isBefore ? 'playStudio.trigger.before' : 'playStudio.trigger.after')}
      note={t('playStudio.trigger.marks')}
      value={trigger.at}
      order={(a, b) => (isBefore ? b - a : a - b)}
    />
  );
}
