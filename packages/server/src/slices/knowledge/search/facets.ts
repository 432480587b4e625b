import type { Db } from '../../../db/database.ts';
import type { IndexedText } from './indexed-parts.ts';
import { productNames } from './shown.sql.ts';

export interface Facet {
  value: string;
  name: string;
  count: number;
}
export type Facets = Record<'product' | 'audience' | 'language' | 'category', Facet[]>;
const MOST = 20;

function counted(values: readonly (string | null)[]): Facet[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const facets = [...counts].map(([value, count]) => ({ value, name: value, count }));
  return facets.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MOST);
}

/** How the articles that answer lie by product, audience, language and category; one in both languages counts in either. */
export async function facetsOf(db: Db, texts: readonly IndexedText[], articles: readonly IndexedText[]): Promise<Facets> {
  const products = counted(articles.map(({ productId }) => productId));
  const names = products.length
    ? await productNames(
        db,
        products.map(({ value }) => value),
      )
    : new Map<string, string>();
  return {
    product: products.map((one) => ({ ...one, name: names.get(one.value) ?? one.value })),
    audience: counted(articles.map(({ audience }) => audience)),
    language: counted(texts.map(({ language }) => language)),
    category: counted(articles.map(({ category }) => category)),
  };
}
