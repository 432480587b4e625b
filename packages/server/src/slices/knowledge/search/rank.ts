import type { IndexView } from './index-view.ts';
import type { IndexedText } from './indexed-parts.ts';
import { isOutdated, PREFERRED } from './narrowing.ts';
import type { Question } from './question.ts';
import { Scores } from './scores.ts';

export interface Ranked {
  text: IndexedText;
  /** The how manieth part of the text it is. */
  part: number;
  score: number;
  outdated: boolean;
}
export interface Ranking {
  /** The articles that fit best, each by its best part; the best first. */
  best: Ranked[];
  /** The texts that answer. */
  answers: IndexedText[];
}
export interface RankOptions {
  /** The question as it is counted, for titles that are the question itself. */
  asked: string;
  today: string;
  limit: number;
}

const [EXACT, PHRASE] = [1.5, 1.15];
/** What is more than counted terms can make of a score: the question itself, and the reader's language. */
const MOST_MORE = EXACT * PREFERRED;
/** Parts that are looked at for the question itself in title or similar questions: it gains half at most, so that it is among them. */
const LOOKED_AT = 200;

/** All parts that were asked for, by BM25: none is left out before it is counted. */
export function rank(view: IndexView, question: Question, { asked, today, limit }: RankOptions): Ranking {
  const best = (scores: Scores) => bestArticles(view, scores, { asked, today });
  const enough = (scores: Scores, bound: number): boolean => (best(scores)[limit - 1]?.score ?? 0) > bound * MOST_MORE;
  const scores = new Scores(view, question, enough);
  const answers = new Set<IndexedText>();
  for (let part = 0; part < view.weights.length; part++) if (scores.isAnswer(part)) answers.add(view.text(part));
  return { best: best(scores).slice(0, limit), answers: [...answers] };
}

/** Articles by the best of their parts, the best first. */
function bestArticles(view: IndexView, scores: Scores, { asked, today }: Omit<RankOptions, 'limit'>): Ranked[] {
  const best = new Map<string, Ranked>();
  for (const part of highest(view.weights.length, scores.score, LOOKED_AT)) {
    const text = view.text(part);
    const score = scores.score(part) * likeness(text, asked);
    const before = best.get(text.articleId);
    if (!before || before.score < score)
      best.set(text.articleId, { text, part: view.place(part), score, outdated: isOutdated(text, today) });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.text.articleId < b.text.articleId ? -1 : 1));
}

function likeness({ title, questions }: IndexedText, asked: string): number {
  if (!asked) return 1;
  if (title.trim() === asked || questions.includes(` ${asked} `)) return EXACT;
  return asked.length > 1 && title.includes(asked) ? PHRASE : 1;
}

/** Of so many parts those with the highest scores above nothing, the highest first. */
function highest(size: number, scoreOf: (part: number) => number, count: number): number[] {
  const [found, scores]: [number[], number[]] = [[], []];
  for (let part = 0; part < size; part++) {
    const own = scoreOf(part);
    if (!own || (found.length === count && own <= scores[count - 1]!)) continue;
    let [from, to] = [0, found.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (scores[middle]! >= own) from = middle + 1;
      else to = middle;
    }
    found.splice(from, 0, part);
    scores.splice(from, 0, own);
    if (found.length > count) {
      found.pop();
      scores.pop();
    }
  }
  return found;
}
