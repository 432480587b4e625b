import { countable, termsOf } from '../knowledge/index.ts';
import { countsOf } from './telling-words.ts';

/** A term that so large a share of the questions has says nothing of what they ask. */
const COMMON = 0.3;
/** Among few questions every term tells something. */
const FEW = 20;

/** What a question weighs in each of its terms; its length is one. */
export type Vector = ReadonlyMap<string, number>;

/** Questions as weights of their terms: the rarer a term among all of them, the more it says. */
export function vectorsOf(texts: readonly string[]): Vector[] {
  const counted = texts.map((text) => countsOf(termsOf(countable(text))));
  const among = countsOf(counted.flatMap((terms) => [...terms.keys()]));
  const common = Math.max(FEW, COMMON * texts.length);
  return counted.map((terms) => {
    const weights = [...terms].flatMap(([term, times]): [string, number][] => {
      const questions = among.get(term) ?? 0;
      return questions > common ? [] : [[term, (1 + Math.log(times)) * (1 + Math.log((texts.length + 1) / (questions + 1)))]];
    });
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return new Map(weights.map(([term, weight]) => [term, weight / length]));
  });
}

/** How alike each question is to the others that share a term with it, by their places; itself among them. */
export function likenesses(vectors: readonly Vector[], atLeast: number): Map<number, number>[] {
  const having = new Map<string, { at: number; weight: number }[]>();
  for (const [at, vector] of vectors.entries())
    for (const [term, weight] of vector) {
      const those = having.get(term);
      if (those) those.push({ at, weight });
      else having.set(term, [{ at, weight }]);
    }
  return vectors.map((vector, self) => {
    const sums = new Map<number, number>();
    for (const [term, weight] of vector)
      for (const other of having.get(term) ?? []) sums.set(other.at, (sums.get(other.at) ?? 0) + weight * other.weight);
    return new Map([...sums].filter(([at, likeness]) => at === self || likeness >= atLeast));
  });
}
