import { likenesses, vectorsOf } from './question-vectors.ts';
import { tellingWords } from './telling-words.ts';

/** Questions that ask the same, the most central first, and the words that tell them from others. */
export interface Cluster {
  questions: string[];
  terms: string[];
}
/** From so alike on two questions may ask the same: see docs/decisions for what was measured. */
const ALIKE = 0.4;

/**
 * Questions that ask the same, put together. Where questions lie densest one of them leads; those near enough follow the leader that they are
 * most like. Nothing chains: each is near its leader. The order in which questions come changes nothing.
 */
export async function clusterQuestions(asked: readonly string[]): Promise<Cluster[]> {
  const texts = [...new Set(asked)].toSorted();
  const vectors = await vectorsOf(texts);
  const near = await likenesses(vectors, ALIKE);
  const density = near.map((of) => of.values().reduce((sum, likeness) => sum + likeness, 0));
  const dense = texts.map((_, at) => at).toSorted((one, other) => (density[other] ?? 0) - (density[one] ?? 0) || one - other);

  const leaders = new Set<number>();
  const led = new Set<number>();
  for (const at of dense) {
    if (led.has(at)) continue;
    leaders.add(at);
    for (const other of near[at]?.keys() ?? []) led.add(other);
  }
  const followers = new Map([...leaders].map((leader) => [leader, [] as number[]]));
  for (const [at, of] of near.entries()) {
    const leader = leaders.has(at) ? at : nearestOf(of, leaders);
    followers.get(leader)?.push(at);
  }
  const groups = [...followers].map(([leader, members]) =>
    members
      .toSorted((one, other) => (near[leader]?.get(other) ?? 0) - (near[leader]?.get(one) ?? 0) || one - other)
      .flatMap((at) => texts[at] ?? []),
  );
  const terms = await tellingWords(groups);
  return groups.map((questions, at) => ({ questions, terms: terms[at] ?? [] }));
}

/** The leader that a question is most like; the first of those alike. */
function nearestOf(likeness: ReadonlyMap<number, number>, leaders: ReadonlySet<number>): number {
  const [nearest] = [...likeness].filter(([at]) => leaders.has(at)).toSorted(([one, a], [other, b]) => b - a || one - other);
  return nearest?.[0] ?? -1;
}
