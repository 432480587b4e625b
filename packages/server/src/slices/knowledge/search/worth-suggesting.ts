/** Of the right answers among the first six of two public sets none and one in a thousand score less of the best (`bench/search-quality.ts`). */
const LEAST_SHARE = 0.4;

/** What answers about as well as the best: a suggestion that is far behind it is none, as nobody is there to look further down. */
export function worthSuggesting<Found extends { score: number }>(found: readonly Found[]): Found[] {
  const best = Math.max(0, ...found.map(({ score }) => score));
  return found.filter(({ score }) => score >= LEAST_SHARE * best);
}
