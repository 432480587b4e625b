import type { IndexView } from './index-view.ts';
import type { Kind } from './text-columns.ts';

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
/** How many are of each kind, by its number. */
type Counts = ReadonlyMap<number, number>;

function countedBy(kinds: Iterable<number>): Counts {
  const counts = new Map<number, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** What answers, of the parts that do. */
export function answersOf({ columns, textNumber }: IndexView, parts: readonly number[]): Answers {
  const texts = new Set(parts.map(textNumber));
  // An article is what the last of its texts is.
  const articles = new Map<number, number>();
  for (const text of texts) articles.set(columns.article(text), text);
  const ofTexts = countedBy(texts.values().map(columns.kind));
  const ofArticles = countedBy(articles.values().map(columns.kind));
  const facet = (counts: Counts, field: keyof Kind): Facet[] => {
    const found = new Map<string, number>();
    for (const [kind, count] of counts) {
      const value = columns.kindOf(kind)[field];
      if (value !== null) found.set(value, (found.get(value) ?? 0) + count);
    }
    const facets = [...found].map(([value, count]) => ({ value, count }));
    return facets.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MOST);
  };
  return {
    articles: articles.size,
    facets: {
      product: facet(ofArticles, 'productId'),
      audience: facet(ofArticles, 'audience'),
      language: facet(ofTexts, 'language'),
      category: facet(ofArticles, 'category'),
    },
  };
}
