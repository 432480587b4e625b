import type { Both, PolicyChange } from '@fulcrum/contract';
import { same } from './difference-words.ts';

interface Words<Part> {
  added: (part: Part) => Both;
  removed: (part: Part) => Both;
  changed: (was: Part, is: Part) => Both[];
  moved: Both;
}

/** What tells two lists of parts apart; parts go by their ids. */
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
    ...(same(kept(before), kept(after)) ? [] : [change('moved', null, words.moved)]),
  ];
}
