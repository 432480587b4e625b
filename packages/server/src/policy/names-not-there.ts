import { type Both, type NAMED_BY_PLAYS, type PlayPolicy, stepsOf } from '@fulcrum/contract';
import type { Around } from './around.ts';

type Path = readonly (string | number)[];
export interface NotThere {
  what: (typeof NAMED_BY_PLAYS)[number];
  name: Both;
  /** The place of the step that names it, from 1; null: the trigger. */
  step: number | null;
  path: Path;
}

/** What a play names and is not there, or not in force: what is to begin there does not, and what is to be told is not heard. */
export function namesNotThere(play: PlayPolicy, { procedures, plays, surveys, groups, targets }: Around): NotThere[] {
  const { trigger } = play;
  const alike = (name: string): Both => ({ zh: name, en: name });
  const ofSteps = stepsOf(play).flatMap((step, at) => {
    const named = (what: NotThere['what'], name: string, known: readonly string[] | null, ...path: string[]): NotThere[] =>
      known === null || known.includes(name) ? [] : [{ what, name: alike(name), step: at + 1, path: ['steps', at, ...path] }];
    if ('webhook' in step) return named('target', step.webhook.target, targets, 'webhook', 'target');
    if ('begin' in step) return named('procedure', step.begin.procedure, procedures, 'begin', 'procedure');
    if ('start' in step) return named('play', step.start.play, plays, 'start', 'play');
    if ('notify' in step) return named('group', step.notify.group, groups, 'notify', 'group');
    return [];
  });
  if (trigger.on !== 'survey_detractor' || !surveys) return ofSteps;
  const asked = (trigger.surveys ?? []).flatMap((id, at): NotThere[] => {
    const survey = surveys.find((one) => one.id === id);
    return survey && !survey.hasEnded
      ? []
      : [{ what: 'survey', name: survey?.name ?? alike(id), step: null, path: ['trigger', 'surveys', at] }];
  });
  return [...asked, ...ofSteps];
}
