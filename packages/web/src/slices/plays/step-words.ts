import { type BranchStep, INTERACTION_KINDS, type NamedStep, type SetStep, type TaskStep, type WaitStep } from '@fulcrum/contract';
import { conditionWords } from '../metrics/condition-words.ts';
import type { Speech } from './play-speech.ts';

const placeOf = (id: string, steps: readonly NamedStep[]) => steps.findIndex((one) => one.id === id) + 1;

function taskWords({ task }: TaskStep, { t, text }: Speech): string {
  const known = INTERACTION_KINDS.find((kind) => kind === task.kind);
  return t(task.dueInWorkingDays === 0 ? 'playing.step.taskToday' : 'playing.step.task', {
    doer: t(`playing.doer.${task.for}`),
    count: task.dueInWorkingDays,
    kind: known ? t(`task.contactKind.${known}`) : task.kind,
    title: text(task.title),
  });
}

function waitWords({ wait }: WaitStep, steps: readonly NamedStep[], { t }: Speech): string {
  if ('closed' in wait) return t('playing.step.waitClosed', { step: placeOf(wait.closed, steps), days: wait.atMost });
  return 'days' in wait ? t('playing.step.waitDays', wait) : t('playing.step.waitWorking', { days: wait.workingDays });
}

function branchWords({ branch }: BranchStep, steps: readonly NamedStep[], { t, list, names }: Speech): string {
  const way = (target: string | undefined) =>
    target === undefined
      ? t('playing.step.next')
      : target === 'end'
        ? t('playing.step.end')
        : t('playing.step.goTo', { step: placeOf(target, steps) });
  const test =
    'when' in branch.test
      ? t('playing.step.ifWhen', { when: conditionWords(branch.test.when, names) })
      : 'begunAt' in branch.test
        ? t('playing.step.ifBegunAt', { marks: list(branch.test.begunAt.map(String)) })
        : t('playing.step.ifClosed', {
            step: placeOf(branch.test.task, steps),
            outcomes: list(branch.test.closedAs.map((outcome) => t(`task.outcome.${outcome}`))),
          });
  return t('playing.step.ways', { test, met: way(branch.met), unmet: way(branch.unmet) });
}

function setWords({ set: { field, value } }: SetStep, { t, names }: Speech): string {
  const name = names.name(`account.field.${field}`);
  if (value === null) return t('playing.step.clear', { field: name });
  const said =
    typeof value === 'boolean' ? t(value ? 'playing.step.yes' : 'playing.step.no') : names.value(`account.field.${field}`, value);
  return t('playing.step.set', { field: name, value: said });
}

/** A step as a sentence; steps are called by their place, from 1. */
export function stepWords(step: NamedStep, steps: readonly NamedStep[], speech: Speech): string {
  if ('task' in step) return taskWords(step, speech);
  if ('message' in step) {
    const { for: doer, title, channel, subject } = step.message;
    if (channel === 'mail' && subject) return speech.t('playing.step.mail', { subject: speech.text(subject) });
    return speech.t('playing.step.message', { doer: speech.t(`playing.doer.${doer}`), title: speech.text(title) });
  }
  if ('material' in step) {
    const { what, gift } = step.material;
    return speech.t(gift ? 'playing.step.postGift' : 'playing.step.post', { what: speech.text(what) });
  }
  if ('wait' in step) return waitWords(step, steps, speech);
  if ('branch' in step) return branchWords(step, steps, speech);
  if ('set' in step) return setWords(step, speech);
  if ('notify' in step) {
    const { group, title } = step.notify;
    return speech.t('playing.step.notify', { group, title: speech.text(title) });
  }
  if ('webhook' in step) return speech.t('playing.step.webhook', step.webhook);
  if ('begin' in step) return speech.t('playing.step.begin', { procedure: speech.procedure(step.begin.procedure) });
  if ('end' in step) return speech.t('playing.step.ends');
  return speech.t('playing.step.start', { play: speech.play(step.start.play) });
}

/** Whom a task is to reach: ranks and decision roles; null: whoever it concerns. */
export function reachWords(
  { ranks = [], roles = [] }: { ranks?: TaskStep['task']['ranks']; roles?: TaskStep['task']['roles'] },
  { t, list }: Speech,
) {
  const all = [...ranks.map((rank) => t(`customer.rank.${rank}`)), ...roles.map((role) => t(`customer.decisionRole.${role}`))];
  return all.length ? list(all) : null;
}
