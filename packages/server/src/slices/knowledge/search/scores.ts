import { highestGain, idf, type Term } from './bm25.ts';
import type { IndexView } from './index-view.ts';
import { isSound } from './pinyin.ts';
import type { Question } from './question.ts';

/** Where less than this of the question's weight stands, it is no answer: it is shown as the nearest there is, and not counted. */
const COVERED = 0.2;
/** A syllable that was not typed is the sound of many signs, and leads nowhere by itself. */
const leads = ({ term, said }: Term): boolean => said || !isSound(term) || term.includes(' ');

interface Worthy extends Term {
  worth: number;
}

/**
 * What each part scores by BM25. Terms that are nearly everywhere take most of the time and decide little: they are counted only where a
 * rarer one stands, as long as what stands elsewhere can neither be an answer nor reach the scores that `enough` says were reached.
 */
export class Scores {
  readonly values: Float64Array;
  readonly #covered: Float64Array;
  readonly #led: Uint8Array;
  readonly #view: IndexView;
  readonly #said: number;

  constructor(view: IndexView, { terms, corpus }: Question, enough: (scores: Scores, bound: number) => boolean) {
    const size = view.weights.length;
    [this.values, this.#covered, this.#led] = [new Float64Array(size), new Float64Array(size), new Uint8Array(size)];
    this.#view = view;
    const worthy = terms.map((term): Worthy => ({ ...term, worth: term.weight * idf(term.parts, corpus) }));
    const said = worthy.filter((term) => term.said);
    this.#said = said.reduce((sum, { worth }) => sum + worth, 0);
    const known = worthy.filter(({ parts }) => parts > 0).sort((a, b) => b.worth - a.worth);
    const leading = known.filter(leads);
    const from = this.#commonFrom(leading);
    const common = leading.slice(from);
    for (const term of leading.slice(0, from)) this.#add(term, 1);
    const bound = common.reduce((sum, { worth }) => sum + highestGain(worth), 0);
    const elsewhere = common.length > 0 && !enough(this, bound) ? 1 : 0;
    for (const term of common) this.#add(term, elsewhere);
    for (const term of known) if (!leads(term)) this.#add(term, 0);
  }

  /** What it comes to with what a part counts of what was asked for. */
  score = (part: number): number => (this.#led[part] ? this.values[part]! * this.#view.weights[part]! : 0);
  isAnswer = (part: number): boolean =>
    this.#said > 0 && this.#covered[part]! >= COVERED * this.#said && this.#led[part] === 1 && this.#view.weights[part]! > 0;

  /** From where on the terms are common: together they are no answer. */
  #commonFrom(leading: readonly Worthy[]): number {
    let [from, sum] = [leading.length, 0];
    while (from > 0 && sum + leading[from - 1]!.worth < COVERED * this.#said) sum += leading[--from]!.worth;
    return from;
  }

  /** `leading` 0: only where another term led. */
  #add({ term, worth, said }: Worthy, leading: 0 | 1): void {
    const [values, covered, led, norms] = [this.values, this.#covered, this.#led, this.#view.readable.norms];
    const { parts, halves } = this.#view.posted(term);
    const own = said ? worth : 0;
    for (let at = 0; at < parts.length; at++) {
      const part = parts[at]!;
      if (leading) led[part] = 1;
      else if (!led[part]) continue;
      const frequency = halves[at]! / 2;
      values[part]! += highestGain(worth) * (frequency / (frequency + norms[part]!));
      covered[part]! += own;
    }
  }
}
