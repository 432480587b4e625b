import type { Path } from '../policy-text.ts';
import { type DraftStep, idOf } from './play-shape.ts';
import { endOf, type Lane, type Way } from './step-lanes.ts';

/** One change of the document, as the form writes it. */
export type StepEdit =
  | { do: 'set'; path: Path; value: unknown }
  | { do: 'add'; at: number; step: { id: string; [kind: string]: unknown } }
  | { do: 'remove'; at: number }
  | { do: 'move'; from: number; to: number };

/** Steps without an id go by their place: before places change, each gets the one that it went by. */
const namedAll = (steps: readonly DraftStep[]): StepEdit[] =>
  steps.flatMap((step, at): StepEdit[] => (step.id === undefined ? [{ do: 'set', path: ['steps', at, 'id'], value: idOf(step, at) }] : []));

/** Every branch that leads to one step leads to another. */
const led = (steps: readonly DraftStep[], from: string, to: string): StepEdit[] =>
  steps.flatMap(({ branch }, at) =>
    (['met', 'unmet'] as const).flatMap((way): StepEdit[] =>
      branch?.[way] === from ? [{ do: 'set', path: ['steps', at, 'branch', way], value: to }] : [],
    ),
  );

/** A step at a place; what leads to the step that stands there goes on leading to that one. */
export const added = (steps: readonly DraftStep[], at: number, step: { id: string }): StepEdit[] => [
  ...(at < steps.length ? namedAll(steps) : []),
  { do: 'add', at, step },
];

/** A step on the way of a branch that has none of its own: what the other way does ends before it. */
export function addedOnWay(
  steps: readonly DraftStep[],
  branchAt: number,
  way: Way,
  near: Lane,
  step: { id: string },
  endId: string,
): StepEdit[] {
  const ends = near.to > near.from && steps[near.to - 1]!.end !== undefined;
  return [
    ...namedAll(steps),
    { do: 'set', path: ['steps', branchAt, 'branch', way.of], value: step.id },
    ...(ends ? [] : [{ do: 'add', at: near.to, step: { id: endId, end: true } } as const]),
    { do: 'add', at: ends ? near.to : near.to + 1, step },
  ];
}

/** What led to a step that goes leads to the one after it. */
export function removed(steps: readonly DraftStep[], at: number): StepEdit[] {
  const next = steps[at + 1];
  return [...namedAll(steps), ...led(steps, idOf(steps[at], at), next ? idOf(next, at + 1) : 'end'), { do: 'remove', at }];
}

/** Two neighbours in each other's place; a way that began with one begins with the other. */
export function swapped(steps: readonly DraftStep[], at: number): StepEdit[] {
  const [upper, lower] = [steps[at], steps[at + 1]];
  if (!upper || !lower) return [];
  const [up, low] = [idOf(upper, at), idOf(lower, at + 1)];
  const leads = upper.branch ? [] : led(steps, up, low);
  // A step that leaves the way of a branch leaves the next one as its beginning.
  const after = steps[at + 2];
  const left = upper.branch
    ? (['met', 'unmet'] as const).flatMap((way): StepEdit[] =>
        upper.branch?.[way] === low ? [{ do: 'set', path: ['steps', at, 'branch', way], value: after ? idOf(after, at + 2) : 'end' }] : [],
      )
    : [];
  return [...namedAll(steps), ...leads, ...left, { do: 'move', from: at, to: at + 1 }];
}

/** Where a step that is added at the end of a lane stands. */
export const addedAtEnd = (steps: readonly DraftStep[], lane: Lane, step: { id: string }): StepEdit[] =>
  added(steps, endOf(steps, lane), step);
