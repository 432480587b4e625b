import type { IndexView } from './index-view.ts';
import type { Column } from './text-columns.ts';

export interface Facet {
  value: string;
  count: number;
}
export type Facets = Record<'product' | 'audience' | 'language' | 'category', Facet[]>;
const MOST = 20;

/** How the articles that answer lie by product, audience, language and category; one in both languages counts in either. */
export interface Answers {
  articles: number;
  facets: Facets;
}

function counted(texts: Iterable<number>, column: Column): Facet[] {
  const counts = new Map<number, number>();
  for (const text of texts) counts.set(column.of(text), (counts.get(column.of(text)) ?? 0) + 1);
  const facets = [...counts].flatMap(([number, count]) => {
    const value = column.value(number);
    return value === null ? [] : [{ value, count }];
  });
  return facets.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MOST);
}

/** What answers, of the parts that do. */
export function answersOf({ columns, textNumber }: IndexView, parts: readonly number[]): Answers {
  const texts = new Set(parts.map(textNumber));
  // An article is what the last of its texts is.
  const articles = new Map<number, number>();
  for (const text of texts) articles.set(columns.article.of(text), text);
  const { product, audience, language, category } = columns;
  return {
    articles: articles.size,
    facets: {
      product: counted(articles.values(), product),
      audience: counted(articles.values(), audience),
      language: counted(texts, language),
      category: counted(articles.values(), category),
    },
  };
}
