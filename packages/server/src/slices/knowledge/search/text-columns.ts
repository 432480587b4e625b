import type { IndexedText } from './indexed-parts.ts';

/** By what texts are counted. */
export type Kind = Pick<IndexedText, 'productId' | 'audience' | 'language' | 'category'>;

/** Whole numbers, one after the other. */
export class Numbers {
  #numbers = new Uint32Array(1 << 10);
  #length = 0;

  get length(): number {
    return this.#length;
  }
  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const grown = new Uint32Array(2 * this.#length);
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    this.#numbers[this.#length++] = number;
  }
  at = (place: number): number => this.#numbers[place]!;
}

/** Gives each key a number, in the order in which they come. */
class Numbering<Value> {
  readonly #numbers = new Map<string, number>();
  readonly #values: Value[] = [];

  of(key: string, value: Value): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#values.length);
    return this.#values.push(value) - 1;
  }
  value = (number: number): Value => this.#values[number]!;
}

/** The article and the kind of each text as numbers, so that thousands of texts are counted without looking at any. */
export class TextColumns {
  readonly #articles = new Numbering<string>();
  readonly #kinds = new Numbering<Kind>();
  readonly #articleOf = new Numbers();
  readonly #kindOf = new Numbers();

  add({ articleId, productId, audience, language, category }: IndexedText): void {
    this.#articleOf.push(this.#articles.of(articleId, articleId));
    const kind = { productId, audience, language, category };
    this.#kindOf.push(this.#kinds.of(JSON.stringify(kind), kind));
  }
  article = (text: number): number => this.#articleOf.at(text);
  kind = (text: number): number => this.#kindOf.at(text);
  kindOf = (kind: number): Kind => this.#kinds.value(kind);
}
