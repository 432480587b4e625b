import type { Corpus } from './bm25.ts';
import type { Counted } from './part-row.ts';
import { soundTerms } from './pinyin.ts';
import { Postings } from './postings.ts';
import type { Audience } from './reader.ts';
import { Numbers, TextColumns } from './text-columns.ts';
import { termsOf } from './tokens.ts';

/** A text of an article, as far as it narrows a search or decides the order. */
export interface IndexedText {
  articleId: string;
  language: 'zh' | 'en';
  audience: Audience;
  levels: readonly string[];
  /** Of a community that is not open: found by who takes part. */
  communityId: string | null;
  productId: string | null;
  category: string | null;
  tags: readonly string[];
  outdated: boolean;
  reviewOn: string | null;
  title: string;
  questions: string;
}
export interface IndexedPart extends IndexedText, Counted {
  part: number;
}

/** What an occurrence weighs by where it stands. Whole or half, as `Postings` keeps it. */
const FIELD = { title: 3, questions: 1, headings: 1.5, body: 1, sounds: 3 };
const keyOf = ({ articleId, language }: Pick<IndexedText, 'articleId' | 'language'>): string => `${articleId} ${language}`;

/** The index in memory: parts are numbered as they come, and what is gone stays as a hole until the whole is read anew. */
export class IndexedParts {
  readonly #postings = new Postings();
  readonly #partsOf = new Map<string, number[]>();
  /** By their numbers; what is gone is null. */
  readonly #texts: (IndexedText | null)[] = [];
  readonly #textNumbers = new Numbers();
  readonly #partNumbers = new Numbers();
  #lengths = new Float32Array(1 << 10);
  #holes = 0;
  readonly columns = new TextColumns();

  get size(): number {
    return this.#textNumbers.length;
  }
  get holes(): number {
    return this.#holes;
  }
  get bytes(): number {
    return this.#postings.bytes;
  }

  add(one: IndexedPart): void {
    const { part, headings, body, sounds, length, ...text } = one;
    const [number, key] = [this.size, keyOf(one)];
    const parts = this.#partsOf.get(key);
    // The parts of a text are of one text.
    this.#textNumbers.push(parts?.[0] === undefined ? this.#addText(text) : this.textNumber(parts[0]));
    this.#partNumbers.push(part);
    this.#setLength(number, length);
    if (parts) parts.push(number);
    else this.#partsOf.set(key, [number]);
    for (const [term, frequency] of frequencies(one)) this.#postings.add(term, number, frequency);
  }

  /** Forgets a text; one that is not there is no fault. */
  remove(text: Pick<IndexedText, 'articleId' | 'language'>): void {
    const parts = this.#partsOf.get(keyOf(text)) ?? [];
    this.#partsOf.delete(keyOf(text));
    for (const part of parts) this.#texts[this.textNumber(part)] = null;
    this.#holes += parts.length;
  }
  #addText(text: IndexedText): number {
    this.columns.add(text);
    return this.#texts.push(text) - 1;
  }

  textNumber = (part: number): number => this.#textNumbers.at(part);
  /** Null: a hole. */
  text = (part: number): IndexedText | null => this.#texts[this.textNumber(part)]!;
  /** The how manieth of its text it is. */
  place(part: number): number {
    return this.#partNumbers.at(part);
  }
  /** Of each part, in terms: whole numbers, which these hold rightly up to sixteen million. Good until the next is added. */
  get lengths(): Float32Array {
    return this.#lengths.subarray(0, this.size);
  }
  posted = (term: string) => this.#postings.read(term);

  #setLength(part: number, length: number): void {
    if (part >= this.#lengths.length) {
      const grown = new Float32Array(2 * part);
      grown.set(this.#lengths);
      this.#lengths = grown;
    }
    this.#lengths[part] = length;
  }

  /** Which parts are such texts, a byte a part. */
  mask(wanted: (text: IndexedText) => boolean): Uint8Array {
    const mask = new Uint8Array(this.size);
    const texts = Uint8Array.from(this.#texts, (text) => (text && wanted(text) ? 1 : 0));
    for (let part = 0; part < mask.length; part++) mask[part] = texts[this.textNumber(part)]!;
    return mask;
  }
  corpus(mask: Uint8Array): Corpus {
    let [parts, length] = [0, 0];
    for (const [part, own] of mask.entries()) {
      parts += own;
      if (own) length += this.#lengths[part]!;
    }
    return { parts, averageLength: parts ? length / parts : 0 };
  }
}

/** How often each term stands in a part, the fields weighted. */
function frequencies({ title, questions, headings, body, sounds }: Counted): Map<string, number> {
  const found = new Map<string, number>();
  const count = (terms: readonly string[], weight: number): void => {
    for (const term of terms) found.set(term, (found.get(term) ?? 0) + weight);
  };
  count(termsOf(title), FIELD.title);
  count(termsOf(questions), FIELD.questions);
  count(termsOf(headings), FIELD.headings);
  count(termsOf(body), FIELD.body);
  count(soundTerms(sounds), FIELD.sounds);
  return found;
}
