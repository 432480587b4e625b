import type { Both, PolicyChange } from '@fulcrum/contract';
import { fromTo, same } from './difference-words.ts';

export interface Words<Part> {
  added: (part: Part) => Both;
  removed: (part: Part) => Both;
  changed: (was: Part, is: Part) => Both[];
  /** Absent where their order says nothing. */
  moved?: Both;
}

/** Parts go by their ids. */
export function partsOf<Part extends { id: string }>(
  part: PolicyChange['part'],
  before: readonly Part[],
  after: readonly Part[],
  words: Words<Part>,
): PolicyChange[] {
  const [old, now] = [new Map(before.map((one) => [one.id, one])), new Map(after.map((one) => [one.id, one]))];
  const kept = (list: readonly Part[]) => list.map(({ id }) => id).filter((id) => old.has(id) && now.has(id));
  const change = (what: PolicyChange['what'], id: string | null, text: Both): PolicyChange => ({ part, id, what, text });
  return [
    ...before.flatMap((was) => {
      const is = now.get(was.id);
      if (!is) return [change('removed', was.id, words.removed(was))];
      return same(was, is) ? [] : words.changed(was, is).map((text) => change('changed', was.id, text));
    }),
    ...after.flatMap((is) => (old.has(is.id) ? [] : [change('added', is.id, words.added(is))])),
    ...(words.moved === undefined || same(kept(before), kept(after)) ? [] : [change('moved', null, words.moved)]),
  ];
}

/** One sentence, where two values say something else. */
export const changedTo = (what: Both, was: Both, is: Both): Both[] => (same(was, is) ? [] : [fromTo(what, was, is)]);
