import { isSound } from './pinyin.ts';
import { isHan } from './tokens.ts';

/** A term of the question with what it weighs there and in how many parts of articles it occurs. */
export interface Term {
  term: string;
  weight: number;
  parts: number;
  /** It stands in the question itself; synonyms, sounds beside the signs and completions do not. */
  said: boolean;
}
/** The parts that a reader may see: how many, and of how many terms on average. */
export interface Corpus {
  parts: number;
  averageLength: number;
}

/** Robertson and Zaragoza 2009; the saturation and the length's share as reference figures were measured with. */
const [K1, B] = [1.2, 0.75];
/** Neighbouring pairs repeat what their signs say. */
const PAIR = 0.7;
const SOUNDS = 0.5;

export const idf = (parts: number, corpus: Corpus): number => Math.log(1 + (corpus.parts - parts + 0.5) / (parts + 0.5));

/** How much a term weighs by what it is. */
export function kindWeight(term: string): number {
  if (isSound(term)) return SOUNDS * (term.includes(' ') ? PAIR : 1);
  return isHan(term) && term.length > 1 && [...term].length > 1 ? PAIR : 1;
}

/** How much a part must say to gain by it, in halves: what it must in any case, and for each term of its length. */
export interface LengthNorm {
  always: number;
  each: number;
}
export const lengthNorm = ({ averageLength }: Corpus): LengthNorm => ({
  always: 2 * K1 * (1 - B),
  each: (2 * K1 * B) / (averageLength || 1),
});
/** What a term of this worth gives at most; of it halves / (halves + norm), by its frequency in halves. */
export const highestGain = (worth: number): number => worth * (K1 + 1);
