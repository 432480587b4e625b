import { inPieces } from '../../kernel/in-pieces.ts';

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });
const TOLD = 8;
/** Groups cut into words before what else waits is served. */
const CUT = 100;
/** A single Chinese sign and a short Latin word tell nobody anything. */
const TELLS = /^(?:\p{Script=Han}{2,}|[\p{L}\p{N}]{3,})$/u;

const wordsOf = (text: string): string[] => [
  ...new Set([...WORDS.segment(text)].map(({ segment }) => segment).filter((word) => TELLS.test(word))),
];

/** For each group of questions the words that tell it from the others: in many of its own and in few of all. Only shown, so that a cut that no dictionary makes costs nothing. */
export async function tellingWords(groups: readonly (readonly string[])[]): Promise<string[][]> {
  const cut = await inPieces(groups, CUT, (questions) => questions.map(wordsOf));
  const [own, all] = [cut.map((questions) => countsOf(questions.flat())), countsOf(cut.flat(2))];
  const questions = cut.flat().length;
  return own.map((counts) =>
    [...counts]
      .map(([word, times]) => ({ word, weight: times * (1 + Math.log(questions / (all.get(word) ?? 1))) }))
      .toSorted((one, other) => other.weight - one.weight)
      .slice(0, TOLD)
      .map(({ word }) => word),
  );
}

export function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
