import type { StepKind } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { freeId } from '../free-id.ts';
import { useStudioForm } from '../studio-form-context.ts';
import { askedBy, idOf, usePlayDraft } from './play-shape.ts';
import { added, addedAtEnd, addedOnWay, removed, type StepEdit, swapped } from './step-edits.ts';
import type { Lane, Way } from './step-lanes.ts';

/** What a new step begins with. */
function useFreshStep() {
  const { t } = useTranslation();
  const { policy } = usePlayDraft();
  const taken = policy.steps.map((step, at) => ({ id: idOf(step, at) }));
  const text = { zh: t('playStudio.new.text', { lng: 'zh' }), en: t('playStudio.new.text', { lng: 'en' }) };
  const firstTask = policy.steps.flatMap((step, at) => (askedBy(step) ? [idOf(step, at)] : []))[0];
  const parts: Record<StepKind, unknown> = {
    task: { for: 'owner', dueInWorkingDays: 3, kind: 'call', title: text, reason: text },
    message: { channel: 'copy', for: 'owner', roles: ['user'], title: text, reason: text, script: text },
    material: { what: text, roles: ['user'] },
    wait: { days: 7 },
    branch: firstTask
      ? { test: { task: firstTask, closedAs: ['reached', 'agreed'] }, unmet: 'end' }
      : { test: { when: { metric: 'orders.count_12m', op: '>=', value: 1 } }, unmet: 'end' },
    set: { field: '', value: '' },
    start: { play: '' },
    begin: { procedure: '' },
    notify: { group: '', title: text },
    webhook: { target: '' },
    end: true,
  };
  const id = (kind: string, but: readonly string[] = []) => freeId([...taken, ...but.map((one) => ({ id: one }))], (n) => `${kind}_${n}`);
  return { id, make: (kind: StepKind) => ({ id: id(kind), [kind]: parts[kind] }) };
}

/** Adding, moving and taking out steps, so that what leads to them goes on leading where it did. */
export function useStepEdits() {
  const { policy } = usePlayDraft();
  const form = useStudioForm();
  const fresh = useFreshStep();
  const { steps } = policy;
  const apply = (edits: readonly StepEdit[]) => {
    for (const edit of edits) {
      if (edit.do === 'set') form.set(edit.path, edit.value);
      else if (edit.do === 'add') form.add(['steps'], edit.step, edit.at);
      else if (edit.do === 'remove') form.remove(['steps'], edit.at);
      else form.move(['steps'], edit.from, edit.to);
    }
  };
  return {
    addAfter: (at: number, kind: StepKind) => apply(added(steps, at + 1, fresh.make(kind))),
    addAtEnd: (lane: Lane, kind: StepKind) => apply(addedAtEnd(steps, lane, fresh.make(kind))),
    addOnWay: (at: number, way: Way, near: Lane, kind: StepKind) =>
      apply(addedOnWay(steps, at, way, near, fresh.make(kind), fresh.id('end', [kind === 'end' ? fresh.id('end') : '']))),
    remove: (at: number) => apply(removed(steps, at)),
    move: (at: number, by: 1 | -1) => apply(swapped(steps, by === 1 ? at : at - 1)),
  };
}
