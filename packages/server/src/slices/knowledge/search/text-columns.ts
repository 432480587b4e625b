import type { IndexedText } from './indexed-parts.ts';

/** Of each text one value, as a number: what thousands of texts say is counted without looking at any. */
class Column {
  readonly #numbers = new Map<string | null, number>();
  readonly #values: (string | null)[] = [];
  readonly #ofTexts: number[] = [];

  add(value: string | null): void {
    const number = this.#numbers.get(value) ?? this.#values.push(value) - 1;
    this.#numbers.set(value, number);
    this.#ofTexts.push(number);
  }
  of = (text: number): number => this.#ofTexts[text]!;
  value = (number: number): string | null => this.#values[number]!;
}

/** By what texts are counted, by the number of each: in the order in which they came. */
export class TextColumns {
  readonly article = new Column();
  readonly product = new Column();
  readonly audience = new Column();
  readonly language = new Column();
  readonly category = new Column();

  add({ articleId, productId, audience, language, category }: IndexedText): void {
    this.article.add(articleId);
    this.product.add(productId);
    this.audience.add(audience);
    this.language.add(language);
    this.category.add(category);
  }
}
export type { Column };
