import { type DraftStep, placeOf } from './play-shape.ts';

/** Steps that follow one another: the places from and up to which they stand in the document. */
export interface Lane {
  from: number;
  to: number;
  nodes: LaneNode[];
}
/** A step; of a branch the two ways that it leads, the one that begins with the next step first. */
export interface LaneNode {
  at: number;
  ways?: [Way, Way];
}
export interface Way {
  of: 'met' | 'unmet';
  /** The steps of this way alone; null: it leads to a step that stands elsewhere, or to the end. */
  lane: Lane | null;
  /** Where it leads: a place, or the end. */
  to: number | 'end';
}

/** Where a branch leads: the place of a later step; null where that is none. */
function targetOf(steps: readonly DraftStep[], at: number, target: string | undefined): number | null {
  if (target === undefined) return at + 1;
  if (target === 'end') return steps.length;
  const found = placeOf(steps, target);
  return found > at ? found : null;
}

/**
 * The steps of a list that leads forward only as people read them: one way of a branch beside the other where each has steps of its own, else one way
 * and that the other passes it by. A branch that leads into the middle of elsewhere keeps to words.
 */
export function lanesOf(steps: readonly DraftStep[], from = 0, to = steps.length): Lane {
  const nodes: LaneNode[] = [];
  let at = from;
  while (at < to) {
    const { branch } = steps[at]!;
    const met = branch && targetOf(steps, at, branch.met);
    const unmet = branch && targetOf(steps, at, branch.unmet);
    if (typeof met !== 'number' || typeof unmet !== 'number' || met === unmet || Math.min(met, unmet) !== at + 1) {
      nodes.push({ at });
      at += 1;
      continue;
    }
    const [near, far] = met < unmet ? (['met', 'unmet'] as const) : (['unmet', 'met'] as const);
    const target = Math.max(met, unmet);
    const inner = Math.min(target, to);
    const ends = inner > at + 1 && steps[inner - 1]!.end !== undefined;
    const own = target < to && ends;
    const way: Way = { of: far, lane: own ? lanesOf(steps, target, to) : null, to: target >= steps.length ? 'end' : target };
    nodes.push({ at, ways: [{ of: near, lane: lanesOf(steps, at + 1, inner), to: at + 1 }, way] });
    if (own) break;
    at = inner;
  }
  return { from, to, nodes };
}

/** Where a step that is added at the end of a lane comes to stand: before the end of the run. */
export const endOf = (steps: readonly DraftStep[], { from, to }: Lane): number =>
  to > from && steps[to - 1]!.end !== undefined ? to - 1 : to;

/** The lane in which a step stands. */
export function laneWith(lane: Lane, at: number): { lane: Lane; node: LaneNode } {
  for (const node of lane.nodes) {
    if (node.at === at) return { lane, node };
    for (const way of node.ways ?? []) if (way.lane && at >= way.lane.from && at < way.lane.to) return laneWith(way.lane, at);
  }
  return { lane, node: { at } };
}

/** Where a step may be moved by one: within its lane, out of it past the branch above, or into the first way of the branch below. */
export function movesOf(steps: readonly DraftStep[], at: number): { up: boolean; down: boolean } {
  const { lane } = laneWith(lanesOf(steps), at);
  const isFirst = lane.from === at;
  const above = steps[at - 1];
  const next = steps[at + 1];
  // A branch goes on holding what follows it: it moves where a plain step stands.
  if (steps[at]?.branch) return { up: !isFirst && above !== undefined && !above.branch, down: next !== undefined && !next.branch };
  return {
    up: above !== undefined && (!isFirst || above.branch !== undefined),
    down: at + 1 < lane.to,
  };
}
