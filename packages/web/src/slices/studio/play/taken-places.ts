import type { NamedStep, TriedPlay } from '@fulcrum/contract';

/** The places of the steps that a run would come to, if branches by a condition led where they lead today; one by an outcome leads either way. */
export function takenPlaces(steps: readonly NamedStep[], ways: TriedPlay['ways']): ReadonlySet<number> {
  const taken = new Set<number>(steps.length ? [0] : []);
  const placeOf = (target: string | undefined, at: number) =>
    target === undefined ? at + 1 : target === 'end' ? steps.length : steps.findIndex(({ id }) => id === target);
  for (const [at, step] of steps.entries()) {
    if (!taken.has(at) || 'end' in step) continue;
    if (!('branch' in step)) {
      taken.add(at + 1);
      continue;
    }
    const holds = ways.find((way) => way.step === step.id)?.holds;
    if (holds !== false) taken.add(placeOf(step.branch.met, at));
    if (holds !== true) taken.add(placeOf(step.branch.unmet, at));
  }
  return taken;
}
