import { PlayStep, stepsOf } from '@fulcrum/contract';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpeech } from '../../plays/play-speech.ts';
import { stepWords } from '../../plays/step-words.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { PartActions } from '../part-actions.tsx';
import { PartRow } from '../part-row.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { AddStep } from './add-step.tsx';
import { type DraftStep, idOf, kindOf, placeOf, usePlayDraft, written } from './play-shape.ts';
import { STEP_FORMS } from './step-forms.ts';
import { movesOf } from './step-lanes.ts';
import { useStepEdits } from './use-step-edits.ts';

/** The step in words; what is not whole yet is called by its kind. */
function useStepWords(): (step: DraftStep, at: number) => string {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { policy } = usePlayDraft();
  return (step, at) => {
    const whole = PlayStep.safeParse(written(step));
    const kind = kindOf(step);
    if (!whole.success) return kind ? t('playStudio.unfinished', { kind: t(`playStudio.kind.${kind}`) }) : t('playStudio.unknown');
    // Steps are called by their place: the others are of no matter here but for their ids.
    const steps = stepsOf({ steps: policy.steps.map((one, nth) => ({ id: idOf(one, nth), end: true })) });
    return stepWords({ ...whole.data, id: idOf(step, at) }, steps, speech);
  };
}

/** One step: its place and what it does; opened, everything about it. Alt and the arrow keys move it. */
export function FlowStep({ at, children }: { at: number; children: ReactNode }) {
  const { t } = useTranslation();
  const { policy, before } = usePlayDraft();
  const { open } = useStudioForm();
  const { move } = useStepEdits();
  const words = useStepWords();
  const step = policy.steps[at]!;
  const id = idOf(step, at);
  const part = `steps/${step.id ?? at}`;
  const was = before?.steps[placeOf(before.steps, id)];
  const kind = kindOf(step);
  const can = movesOf(policy.steps, at);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = !event.altKey ? null : event.key === 'ArrowUp' && can.up ? -1 : event.key === 'ArrowDown' && can.down ? 1 : null;
    if (by === null) return;
    event.preventDefault();
    move(at, by);
    // The step keeps the focus in its new place.
    const place = `#${controlId(['steps', at + by])} .partName`;
    requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(place)?.focus()));
  };
  return (
    <PartRow
      id={controlId(['steps', at])}
      className={`flowStep ${kind ?? ''}`}
      part={part}
      keys={{ shortcuts: 'Alt+ArrowUp Alt+ArrowDown', onKeyDown }}
      name={
        <>
          <span className="flowPlace">{at + 1}</span>
          {words(step, at)}
        </>
      }
      changed={before !== null && JSON.stringify({ ...was, id }) !== JSON.stringify({ ...step, id })}
    >
      {open.has(part) ? (
        <Details step={step} at={at} name={t('playStudio.stepName', { step: at + 1 })} />
      ) : (
        <IssueNotes path={['steps', at]} deep />
      )}
      {children}
    </PartRow>
  );
}

function Details({ step, at, name }: { step: DraftStep; at: number; name: string }) {
  const { t } = useTranslation();
  const { policy } = usePlayDraft();
  const { addAfter, move, remove } = useStepEdits();
  const kind = kindOf(step);
  const Form = kind ? STEP_FORMS[kind] : null;
  const can = movesOf(policy.steps, at);
  return (
    <div className="partDetails">
      <IssueNotes path={['steps', at]} />
      {kind ? <IssueNotes path={['steps', at, kind]} /> : null}
      {Form ? <Form step={step} at={at} /> : null}
      <AddStep label={t('playStudio.addAfter')} onAdd={(one) => addAfter(at, one)} />
      <PartActions
        list={['steps']}
        at={can.up ? 1 : 0}
        count={(can.up ? 1 : 0) + (can.down ? 2 : 1)}
        name={name}
        onMove={(to) => move(at, to > (can.up ? 1 : 0) ? 1 : -1)}
        onRemove={() => remove(at)}
      />
    </div>
  );
}
