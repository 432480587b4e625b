import type { Db } from '../../../db/database.ts';
import { bm25, idf, type Term } from './bm25.ts';
import { type Candidate, type Narrowing, type Shown, selectCandidates, selectShown } from './candidates.sql.ts';
import { type Facets, facetsOf } from './facets.ts';
import { normalised } from './normalise.ts';
import { isSound } from './pinyin.ts';
import { type Question, readQuestion } from './question.ts';
import { audiencesOf } from './reader.ts';
import { type Marked, markedWhole, snippetOf, type Worth } from './snippet.ts';
import { countable } from './tokens.ts';

export interface SearchOptions extends Narrowing {
  limit: number;
  /** Texts in it come first where both answer alike. */
  prefers?: 'zh' | 'en';
  synonyms?: readonly (readonly string[])[];
  typing?: boolean;
  /** How many parts are ranked; by the size of the base when absent. */
  budget?: number;
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

const budgetFor = (parts: number): number => (parts <= 2000 ? 200 : parts <= 20_000 ? 500 : 1000);
/** Where less than this of the question's weight stands, it is no answer: it is shown as the nearest there is, and not counted. */
const COVERED = 0.2;
const [EXACT, PHRASE, OUTDATED, PREFERRED] = [1.5, 1.15, 0.6, 1.05];

const literal = (term: string, weights = ''): string =>
  `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'${weights && `:${weights}`}`;

/** Parts that may answer: by the rarest terms as long as they come to no more than the budget. */
async function candidates(db: Db, terms: readonly Term[], budget: number, by: Narrowing): Promise<Candidate[]> {
  // A syllable that was not typed is the sound of many signs, and leads nowhere by itself.
  const leading = ({ term, said }: Term): boolean => said || !isSound(term) || term.includes(' ');
  const known = terms.filter((term) => term.parts > 0 && leading(term)).sort((a, b) => a.parts - b.parts);
  const [first] = known;
  if (!first) return [];
  if (first.parts > budget) {
    // Even the rarest is everywhere: titles and similar questions come first, for a cut without order would be any.
    const named = await selectCandidates(db, literal(first.term, 'AB'), by, budget);
    if (named.length >= budget) return named;
    const rest = await selectCandidates(db, literal(first.term), by, budget);
    const seen = new Set(named.map(({ articleId, language, part }) => `${articleId} ${language} ${part}`));
    return [...named, ...rest.filter(({ articleId, language, part }) => !seen.has(`${articleId} ${language} ${part}`))];
  }
  let sum = 0;
  const taken = known.filter(({ parts }) => {
    sum += parts;
    return sum <= budget;
  });
  return selectCandidates(db, taken.map(({ term }) => literal(term)).join('|'), by, 2 * budget);
}

interface Ranked extends Candidate {
  score: number;
  answers: boolean;
}
/** Candidates with their scores; of each article the part that answers best. */
function ranked(found: readonly Candidate[], { terms, corpus }: Question, text: string, prefers?: string): Ranked[] {
  const asked = countable(text).trim();
  const scoreOf = bm25(terms, corpus);
  const best = new Map<string, Ranked>();
  for (const one of found) {
    const { score: plain, covered } = scoreOf(one);
    const exact = asked && (one.title.trim() === asked || one.questions.includes(` ${asked} `));
    const phrase = !exact && asked.length > 1 && one.title.includes(asked);
    const score =
      plain * (exact ? EXACT : phrase ? PHRASE : 1) * (one.outdated ? OUTDATED : 1) * (prefers && one.language === prefers ? PREFERRED : 1);
    const before = best.get(one.articleId);
    if (!before || before.score < score) best.set(one.articleId, { ...one, score, answers: covered >= COVERED });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.articleId < b.articleId ? -1 : 1));
}

/** The articles that answer a question, the best first, of those that the reader may see. */
export async function searchArticles(
  db: Db,
  text: string,
  { limit, prefers, synonyms = [], typing = false, budget, ...by }: SearchOptions,
): Promise<Found> {
  const question = await readQuestion(db, text, { audiences: audiencesOf(by.reader), synonyms, typing });
  const found = await candidates(db, question.terms, budget ?? budgetFor(question.corpus.parts), by);
  const order = ranked(found, question, normalised(text), prefers);
  const chosen = order.slice(0, limit);
  const shown = new Map((await selectShown(db, chosen)).map((one) => [`${one.articleId} ${one.language}`, one]));
  const worth: Worth = new Map(question.terms.map(({ term, weight, parts }) => [term, weight * idf(parts, question.corpus)]));
  const results = chosen.flatMap(({ articleId, language, score, outdated }) => {
    const one = shown.get(`${articleId} ${language}`);
    return one ? [{ ...one, score, outdated, titleMarked: markedWhole(one.title, worth), snippet: snippetOf(one.plain, worth) }] : [];
  });
  const answers = order.filter((one) => one.answers);
  return { results, count: answers.length, shownAs: question.shownAs, facets: await facetsOf(db, answers) };
}
