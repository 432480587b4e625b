import type { Db } from '../../../db/database.ts';
import { idf } from './bm25.ts';
import { type Facets, facetsOf } from './facets.ts';
import { liveIndex } from './live-index.ts';
import type { Narrowing } from './narrowing.ts';
import { normalised } from './normalise.ts';
import { readQuestion } from './question.ts';
import { rank } from './rank.ts';
import { circlesOf } from './reader.ts';
import type { Shown } from './shown.sql.ts';
import { partKey, shownParts } from './shown-together.ts';
import { type Marked, markedWhole, snippetOf, wantedOf } from './snippet.ts';
import { countable } from './tokens.ts';

export interface SearchOptions extends Narrowing {
  limit: number;
  synonyms?: readonly (readonly string[])[];
  typing?: boolean;
}
export interface FoundArticle extends Shown {
  score: number;
  outdated: boolean;
  titleMarked: Marked;
  snippet: Marked;
}
export interface Found {
  results: FoundArticle[];
  /** Articles that answer; none, and results are the nearest there are. */
  count: number;
  shownAs: string | null;
  facets: Facets;
}

/** The articles that answer a question, the best first, of those that the reader may see. `db` is the pool. */
export async function searchArticles(db: Db, text: string, { limit, synonyms = [], typing = false, ...by }: SearchOptions): Promise<Found> {
  const view = await (await liveIndex(db)).view(by);
  const question = await readQuestion(db, view, text, { circles: circlesOf(by.reader), synonyms, typing });
  const asked = countable(normalised(text)).trim();
  const { best, answers } = rank(view, question, { asked, today: by.today, limit });
  const chosen = best.map(({ text: { articleId, language }, part, ...ranked }) => ({ ...ranked, articleId, language, part }));
  const shown = await shownParts(db, by.reader, chosen);
  const wanted = wantedOf(question.terms.map(({ term, weight, parts }) => [term, weight * idf(parts, question.corpus)] as const));
  const results = chosen.flatMap(({ score, outdated, ...part }) => {
    const one = shown.get(partKey(part));
    return one ? [{ ...one, score, outdated, titleMarked: markedWhole(one.title, wanted), snippet: snippetOf(one.plain, wanted) }] : [];
  });
  const articles = [...new Map(answers.map((one) => [one.articleId, one])).values()];
  return { results, count: articles.length, shownAs: question.shownAs, facets: await facetsOf(db, answers, articles) };
}
