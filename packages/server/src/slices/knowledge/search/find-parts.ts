import type { Db } from '../../../db/database.ts';
import { idf } from './bm25.ts';
import type { Facets } from './facets.ts';
import { liveIndex } from './live-index.ts';
import type { Narrowing } from './narrowing.ts';
import { normalised } from './normalise.ts';
import { readQuestion } from './question.ts';
import { rank } from './rank.ts';
import { circlesOf } from './reader.ts';
import type { ChosenPart } from './shown.sql.ts';
import { countable } from './tokens.ts';

export interface FindOptions extends Narrowing {
  limit: number;
  typing?: boolean;
}
/** What the index says to a question, as plain data: it may come from another thread. */
export interface FoundParts {
  /** The part of each article that fits best, the best first. */
  parts: (ChosenPart & { score: number; outdated: boolean })[];
  /** Articles that answer, and how they lie. */
  count: number;
  facets: Facets;
  shownAs: string | null;
  /** Terms of the question, each with what it is worth. */
  worth: ReadonlyMap<string, number>;
}
export type Find = (text: string, options: FindOptions) => Promise<FoundParts>;

/** Finds the parts that answer a question in the index of this thread. `db` is the pool. */
export async function findParts(db: Db, text: string, { limit, typing = false, ...by }: FindOptions): Promise<FoundParts> {
  const index = await liveIndex(db);
  const view = await index.view(by);
  const { synonyms } = index;
  const { terms, corpus, shownAs } = await readQuestion(db, view, text, { circles: circlesOf(by.reader), synonyms, typing });
  const asked = countable(normalised(text)).trim();
  const { best, answers } = rank(view, { terms, corpus, shownAs }, { asked, today: by.today, limit });
  return {
    parts: best.map(({ text: { articleId, language }, part, score, outdated }) => ({ articleId, language, part, score, outdated })),
    count: answers.articles,
    facets: answers.facets,
    shownAs,
    worth: new Map(terms.map(({ term, weight, parts }) => [term, weight * idf(parts, corpus)])),
  };
}
