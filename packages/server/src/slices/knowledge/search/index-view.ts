import { type Corpus, lengthNorm } from './bm25.ts';
import type { IndexedParts, IndexedText } from './indexed-parts.ts';
import type { Posted } from './posted.ts';
import type { TextColumns } from './text-columns.ts';

/** The parts of one state of the index that a reader may see. */
export class Readable {
  readonly corpus: Corpus;
  /** How much each part must say to gain by it, in halves. */
  readonly norms: Float64Array;
  readonly #parts: IndexedParts;
  readonly #mask: Uint8Array;
  readonly #counts = new Map<string, number>();

  constructor(parts: IndexedParts, readable: (text: IndexedText) => boolean) {
    this.#parts = parts;
    this.#mask = parts.mask(readable);
    this.corpus = parts.corpus(this.#mask);
    const { always, each } = lengthNorm(this.corpus);
    this.norms = Float64Array.from(parts.lengths, (length) => always + each * length);
  }

  has = (part: number): boolean => this.#mask[part] === 1;

  /** In how many of them a term stands. */
  count(term: string): number {
    const known = this.#counts.get(term);
    if (known !== undefined) return known;
    let count = 0;
    for (const part of this.#parts.posted(term).parts) count += this.#mask[part]!;
    if (this.#counts.size > MOST_COUNTS) this.#counts.clear();
    this.#counts.set(term, count);
    return count;
  }
}
const MOST_COUNTS = 20_000;

/** The index as a search of one kind sees it. It holds for one state of the index. */
export class IndexView {
  readonly readable: Readable;
  /** By how much a part counts of what was asked for, 0: not at all. What is readable beside it counts for what is rare. */
  readonly weights: Float32Array;
  readonly #parts: IndexedParts;

  constructor(parts: IndexedParts, readable: Readable, weightOf: (text: IndexedText) => number) {
    this.#parts = parts;
    this.readable = readable;
    this.weights = Float32Array.from({ length: parts.size }, (_, part) => (readable.has(part) ? weightOf(this.text(part)) : 0));
  }

  get corpus(): Corpus {
    return this.readable.corpus;
  }
  posted = (term: string): Posted => this.#parts.posted(term);
  get columns(): TextColumns {
    return this.#parts.columns;
  }
  textNumber = (part: number): number => this.#parts.textNumber(part);
  place = (part: number): number => this.#parts.place(part);
  text(part: number): IndexedText {
    const text = this.#parts.text(part);
    if (!text) throw new Error('a hole of the index was looked into');
    return text;
  }

  /** In how many parts that the reader may see each term stands; absent: in none. */
  counts(terms: Iterable<string>): Map<string, number> {
    const counted = [...new Set(terms)].map((term) => [term, this.readable.count(term)] as const);
    return new Map(counted.filter(([, count]) => count > 0));
  }
}
