import { inPieces } from '../../kernel/in-pieces.ts';
import { countable, termsOf } from '../knowledge/index.ts';
import { countsOf } from './telling-words.ts';

/** A term that so large a share of the questions has says nothing of what they ask. */
const COMMON = 0.3;
/** Among few questions every term tells something. */
const FEW = 20;

/** How many questions are read, and how many compared with all others, before what else waits is served: some milliseconds. */
const [READ, COMPARED] = [200, 50];

/** What a question weighs in each of its terms; its length is one. */
export type Vector = ReadonlyMap<string, number>;

/** Questions as weights of their terms: the rarer a term among all of them, the more it says. */
export async function vectorsOf(texts: readonly string[]): Promise<Vector[]> {
  const counted = await inPieces(texts, READ, (text) => countsOf(termsOf(countable(text))));
  const among = countsOf(counted.flatMap((terms) => [...terms.keys()]));
  const common = Math.max(FEW, COMMON * texts.length);
  return inPieces(counted, READ, (terms) => {
    const weights = [...terms].flatMap(([term, times]): [string, number][] => {
      const questions = among.get(term) ?? 0;
      return questions > common ? [] : [[term, (1 + Math.log(times)) * (1 + Math.log((texts.length + 1) / (questions + 1)))]];
    });
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return new Map(weights.map(([term, weight]) => [term, weight / length]));
  });
}

/** How alike each question is to the others that share a term with it, by their places; itself among them. */
export async function likenesses(vectors: readonly Vector[], atLeast: number): Promise<Map<number, number>[]> {
  const having = placesOf(vectors);
  const sums = new Float64Array(vectors.length);
  return inPieces(vectors, COMPARED, (vector, self) => {
    sums.fill(0);
    for (const [term, weight] of vector) {
      const { places, weights } = having.get(term)!;
      for (let at = 0; at < places.length; at++) sums[places[at]!]! += weight * weights[at]!;
    }
    const own = new Map<number, number>();
    for (let at = 0; at < sums.length; at++) if (at === self || sums[at]! >= atLeast) own.set(at, sums[at]!);
    return own;
  });
}

/** In which questions a term stands, and what it weighs in each. */
interface Places {
  places: Uint32Array;
  weights: Float64Array;
}
function placesOf(vectors: readonly Vector[]): Map<string, Places> {
  const having = new Map<string, { places: number[]; weights: number[] }>();
  for (const [at, vector] of vectors.entries())
    for (const [term, weight] of vector) {
      const those = having.get(term) ?? { places: [], weights: [] };
      those.places.push(at);
      those.weights.push(weight);
      having.set(term, those);
    }
  return new Map(
    [...having].map(([term, { places, weights }]) => [term, { places: Uint32Array.from(places), weights: Float64Array.from(weights) }]),
  );
}
