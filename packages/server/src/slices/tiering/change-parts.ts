import type { ChangeParts, TierPolicy } from '@fulcrum/contract';
import { decimal, type Micro, micro } from '../../kernel/micro.ts';

export type Parts = Record<keyof ChangeParts, Micro>;
export const NO_PARTS: Parts = { facts: 0n, base: 0n, rules: 0n, late: 0n };

/** Points of one policy, one an item, null where an item was skipped. */
export interface Scored {
  policy: TierPolicy;
  points: readonly (string | null)[];
}
/** The path from the result before to the one after: each step changes one thing. */
export interface Path {
  /** As evaluated then, and as the facts of that day are known now. */
  before: Scored;
  beforeNow: Scored;
  /** The old rules on the new facts, among the old base and among the new one. */
  newFacts: Scored;
  newBase: Scored;
  /** The new rules on the new facts, and as evaluated. */
  afterNow: Scored;
  after: Scored;
}

const pointsIn = ({ policy, points }: Scored, id: string): string | null =>
  points[policy.items.findIndex((item) => item.id === id)] ?? null;

export interface ItemChange {
  id: string;
  before: string | null;
  after: string | null;
  difference: Micro;
  parts: Parts;
}

/** What each step did to each item; items that the new policy no longer has stand behind its own. */
export function itemChanges(path: Path): ItemChange[] {
  const ids = [...new Set([...path.after.policy.items, ...path.before.policy.items].map(({ id }) => id))];
  return ids.map((id) => {
    const at = (step: keyof Path) => micro(pointsIn(path[step], id));
    const parts = {
      facts: at('newFacts') - at('beforeNow'),
      base: at('newBase') - at('newFacts'),
      rules: at('afterNow') - at('newBase'),
      late: at('after') - at('afterNow') + at('beforeNow') - at('before'),
    };
    return { id, before: pointsIn(path.before, id), after: pointsIn(path.after, id), difference: at('after') - at('before'), parts };
  });
}

export const sumOf = (changes: readonly ItemChange[]): Parts =>
  changes.reduce(
    (sum, { parts }) => ({
      facts: sum.facts + parts.facts,
      base: sum.base + parts.base,
      rules: sum.rules + parts.rules,
      late: sum.late + parts.late,
    }),
    NO_PARTS,
  );

export const onWire = (parts: Parts): ChangeParts => ({
  facts: decimal(parts.facts),
  base: decimal(parts.base),
  rules: decimal(parts.rules),
  late: decimal(parts.late),
});
