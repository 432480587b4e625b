import { stemmer } from 'stemmer';
import { normalised } from './normalise.ts';

/** Raise it when texts come to other tokens than before: everything is then indexed anew. */
export const TOKENIZER_VERSION = 1;

export interface Run {
  kind: 'han' | 'word';
  text: string;
  /** Where it begins in the normalised text. */
  at: number;
}
const RUN = /(\p{Script=Han}+)|([\p{L}\p{N}]+)/gu;
/** No word of a language; as a term it would only swell the index. */
const LONGEST = 40;

/** Runs of Chinese signs, and words of other scripts, of a text that is normalised; `e-mail` and `node.js` are two words each. */
export function runsOf(normal: string): Run[] {
  const found: Run[] = [];
  for (const { 0: text, 1: han, index } of normal.matchAll(RUN)) {
    if (han) found.push({ kind: 'han', text, at: index });
    // Kana, accents and digits may stand in one run with Chinese signs: the signs are taken out.
    else for (const part of splitHan(text, index)) found.push(part);
  }
  return found;
}
const splitHan = (text: string, at: number): Run[] =>
  [...text.matchAll(/(\p{Script=Han}+)|\P{Script=Han}+/gu)].map(({ 0: part, 1: han, index }) => ({
    kind: han ? 'han' : 'word',
    text: part.slice(0, LONGEST),
    at: at + index,
  }));

/** A word as it is looked for: its stem where it is English. */
export const stemOf = (word: string): string => (/^[a-z]{3,}$/.test(word) ? stemmer(word) : word);

/** Every sign of a Chinese run and every pair of neighbours. */
export function gramsOf(run: string): string[] {
  const signs = [...run];
  return signs.flatMap((sign, at) => (at + 1 < signs.length ? [sign, sign + signs[at + 1]] : [sign]));
}

/**
 * A text as the ranking counts in it: words as stems and Chinese runs, each between blanks. A sign or pair occurs as often as it stands in
 * it, a word as often as it stands there between blanks: no text is cut up anew for each question.
 */
export function countable(text: string): string {
  const runs = runsOf(normalised(text));
  return runs.length ? ` ${runs.map(({ kind, text: run }) => (kind === 'han' ? run : stemOf(run))).join(' ')} ` : '';
}

/** The terms of a countable text, one for each time that it occurs. */
export function termsOf(counted: string): string[] {
  const terms: string[] = [];
  for (const run of counted.split(' ')) if (run) terms.push(...(isHan(run) ? gramsOf(run) : [run]));
  return terms;
}
export const isHan = (term: string): boolean => /^\p{Script=Han}/u.test(term);

/** How many terms a countable text has. */
export function lengthOf(counted: string): number {
  let length = 0;
  for (const run of counted.split(' ')) if (run) length += isHan(run) ? 2 * [...run].length - 1 : 1;
  return length;
}

/** The words of a text as they are written, for completing and correcting them. */
export const wordsOf = (text: string): string[] =>
  runsOf(normalised(text)).flatMap(({ kind, text: run }) => (kind === 'word' && /^\p{L}/u.test(run) && run.length > 2 ? [run] : []));
