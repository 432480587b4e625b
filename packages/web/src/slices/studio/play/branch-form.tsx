import { OUTCOMES } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { ConditionField } from '../condition-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { useStudioForm } from '../studio-form-context.ts';
import { ChoiceField, SeveralField } from './labelled.tsx';
import { askedBy, idOf, kindOf, type StepFormProps, usePlayDraft } from './play-shape.ts';
import { useTasksBefore } from './small-forms.tsx';

const TESTS = ['when', 'task', 'begunAt'] as const;
const FIRST = { metric: 'orders.count_12m', op: '>=', value: 1 };

/** What decides which way goes on, and where each way leads. */
export function BranchForm({ step: { branch }, at }: StepFormProps) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  const tasks = useTasksBefore(at);
  const { trigger } = usePlayDraft().policy;
  if (!branch) return null;
  const path = (...steps: string[]) => ['steps', at, 'branch', ...steps];
  const { test } = branch;
  const kind = test.begunAt ? 'begunAt' : test.task === undefined ? 'when' : 'task';
  const fresh = {
    when: { when: FIRST },
    task: { task: tasks.at(-1)?.value ?? '', closedAs: ['reached', 'agreed'] },
    begunAt: { begunAt: trigger.at.slice(-1) },
  };
  // Only some triggers have marks; a branch that asks for one keeps its place in the list, so that it can be read and mended.
  const tests = TESTS.filter((one) => one !== 'begunAt' || trigger.at.length > 0 || kind === one);
  return (
    <>
      <ChoiceField
        path={path('test', 'kind')}
        label={t('playStudio.branch.by')}
        value={kind}
        options={tests.map((value) => ({ value, label: t(`playStudio.branch.${value}`) }))}
        onChange={(next) => set(path('test'), fresh[next])}
      />
      {kind === 'when' ? <ConditionField path={path('test', 'when')} when={test.when} /> : null}
      {kind === 'begunAt' ? (
        <SeveralField
          path={path('test', 'begunAt')}
          label={t('playStudio.branch.marks')}
          value={test.begunAt}
          none={t('playStudio.branch.noMark')}
          options={trigger.at.map((value) => ({ value, label: String(value) }))}
        />
      ) : null}
      {kind === 'task' ? (
        <div className="flowFields">
          <ChoiceField path={path('test', 'task')} label={t('playStudio.wait.which')} value={test.task ?? ''} options={tasks} />
          <SeveralField
            path={path('test', 'closedAs')}
            label={t('playStudio.branch.outcomes')}
            value={test.closedAs}
            none={t('playStudio.branch.noOutcome')}
            options={OUTCOMES.map((value) => ({ value, label: t(`task.outcome.${value}`) }))}
          />
        </div>
      ) : null}
      <div className="flowFields">
        <TargetField at={at} way="met" target={branch.met} />
        <TargetField at={at} way="unmet" target={branch.unmet} />
      </div>
      <IssueNotes path={path('test')} />
    </>
  );
}

const NEXT = '';

/** Where one way leads: on, to a later step, or to the end. */
function TargetField({ at, way, target }: { at: number; way: 'met' | 'unmet'; target: string | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { steps } = usePlayDraft().policy;
  const { set } = useStudioForm();
  const path = ['steps', at, 'branch', way];
  const later = steps.flatMap((step, nth) => {
    const kind = kindOf(step);
    return nth > at && kind
      ? [
          {
            value: idOf(step, nth),
            label: t('playStudio.place', { step: nth + 1, title: askedBy(step)?.title[language] || t(`playStudio.kind.${kind}`) }),
          },
        ]
      : [];
  });
  // The next step is what follows by itself: only where its id is written does it stand in the list.
  const options = later.filter(({ value }, nth) => nth > 0 || value === target);
  return (
    <ChoiceField
      path={path}
      label={t(`playStudio.way.${way}`)}
      value={target ?? NEXT}
      options={[{ value: NEXT, label: t('playing.step.next') }, ...options, { value: 'end', label: t('playing.step.end') }]}
      onChange={(next) => {
        if (next === NEXT) return set(path, undefined);
        // A place has a name only once the step that stands there has its id.
        const place = steps.findIndex((step, nth) => idOf(step, nth) === next);
        if (place >= 0 && steps[place]!.id === undefined) set(['steps', place, 'id'], next);
        set(path, next);
      }}
    />
  );
}
