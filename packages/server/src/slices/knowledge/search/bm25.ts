import { isSound, soundText } from './pinyin.ts';
import { isHan } from './tokens.ts';

/** What is counted of a part of an article, as `countable` and `soundsOf` make it. */
export interface Counted {
  title: string;
  questions: string;
  headings: string;
  body: string;
  sounds: string;
  length: number;
}
/** A term of the question with what it weighs there and in how many parts of articles it occurs. */
export interface Term {
  term: string;
  weight: number;
  parts: number;
  /** It stands in the question itself; synonyms, sounds beside the signs and completions do not. */
  said: boolean;
}
export interface Corpus {
  parts: number;
  averageLength: number;
}

const [K1, B] = [1.2, 0.75];
const FIELD = { title: 3, questions: 1, headings: 1.5, body: 1 };
/** Neighbouring pairs repeat what their signs say. */
const PAIR = 0.7;
const SOUNDS = 0.5;

export const idf = (parts: number, corpus: Corpus): number => Math.log(1 + (corpus.parts - parts + 0.5) / (parts + 0.5));

/** How much a term weighs by what it is. */
export function kindWeight(term: string): number {
  if (isSound(term)) return SOUNDS * (term.includes(' ') ? PAIR : 1);
  return isHan(term) && term.length > 1 && [...term].length > 1 ? PAIR : 1;
}

function occurrences(text: string, sought: string, step: number): number {
  let count = 0;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + step)) count++;
  return count;
}

/** A term as it is counted: what is looked for in a text, and how far one goes on after it. */
interface Sought {
  text: string;
  step: number;
  sounds: boolean;
  worth: number;
  said: boolean;
  known: boolean;
}
function sought({ term, weight, parts, said }: Term, corpus: Corpus): Sought {
  const sounds = isSound(term);
  const text = sounds ? soundText(term) : isHan(term) ? term : ` ${term} `;
  // A blank ends one word and begins the next.
  const step = text.startsWith(' ') ? text.length - 1 : 1;
  return { text, step, sounds, worth: weight * idf(parts, corpus), said, known: parts > 0 };
}

/** How often a term occurs, the fields weighted. */
function frequency(of: Counted, { text, step, sounds }: Sought): number {
  if (sounds) return FIELD.title * occurrences(of.sounds, text, step);
  let f = occurrences(of.body, text, step) * FIELD.body + occurrences(of.title, text, step) * FIELD.title;
  if (of.questions) f += occurrences(of.questions, text, step) * FIELD.questions;
  if (of.headings) f += occurrences(of.headings, text, step) * FIELD.headings;
  return f;
}

export interface Score {
  score: number;
  /** How much of the question stands in the part, 0 to 1, rare terms counting more. */
  covered: number;
}

/** BM25 of parts of articles for the terms of a question. */
export function bm25(terms: readonly Term[], corpus: Corpus): (of: Counted) => Score {
  const all = terms.map((term) => sought(term, corpus));
  const known = all.filter((one) => one.known);
  const asked = all.reduce((sum, { said, worth }) => (said ? sum + worth : sum), 0);
  return (of) => {
    const norm = K1 * (1 - B + (B * of.length) / (corpus.averageLength || 1));
    let [score, met] = [0, 0];
    for (const one of known) {
      const f = frequency(of, one);
      if (!f) continue;
      score += (one.worth * f * (K1 + 1)) / (f + norm);
      if (one.said) met += one.worth;
    }
    return { score, covered: asked ? met / asked : 0 };
  };
}
