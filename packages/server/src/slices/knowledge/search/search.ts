import type { Db } from '../../../db/database.ts';
import type { Facet, Facets } from './facets.ts';
import type { FindOptions } from './find-parts.ts';
import { finderOf } from './search-thread.ts';
import { productNames, type Shown } from './shown.sql.ts';
import { partKey, shownParts } from './shown-together.ts';
import { type Marked, markedWhole, snippetOf, wantedOf } from './snippet.ts';

export interface FoundArticle extends Shown {
  score: number;
  outdated: boolean;
  titleMarked: Marked;
  snippet: Marked;
}
type NamedFacet = Facet & { name: string };
export interface Found {
  results: FoundArticle[];
  /** Articles that answer; none, and results are the nearest there are. */
  count: number;
  shownAs: string | null;
  facets: Record<keyof Facets, NamedFacet[]>;
}

/** The articles that answer a question, the best first, of those that the reader may see. `db` is the pool. */
export async function searchArticles(db: Db, text: string, options: FindOptions): Promise<Found> {
  const { parts, count, shownAs, facets, worth } = await finderOf(db)(text, options);
  const [shown, named] = await Promise.all([shownParts(db, options.reader, parts), withNames(db, facets)]);
  const wanted = wantedOf(worth);
  const results = parts.flatMap(({ score, outdated, ...part }) => {
    const one = shown.get(partKey(part));
    return one ? [{ ...one, score, outdated, titleMarked: markedWhole(one.title, wanted), snippet: snippetOf(one.plain, wanted) }] : [];
  });
  return { results, count, shownAs, facets: named };
}

async function withNames(db: Db, { product, ...others }: Facets): Promise<Found['facets']> {
  const names = product.length
    ? await productNames(
        db,
        product.map(({ value }) => value),
      )
    : new Map<string, string>();
  const own = (facets: readonly Facet[]): NamedFacet[] => facets.map((one) => ({ ...one, name: names.get(one.value) ?? one.value }));
  return { product: own(product), audience: own(others.audience), language: own(others.language), category: own(others.category) };
}
