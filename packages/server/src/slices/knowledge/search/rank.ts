import { partsThatAnswer } from './answering.ts';
import { type Answers, answersOf } from './facets.ts';
import type { IndexView } from './index-view.ts';
import type { IndexedText } from './indexed-parts.ts';
import { isOutdated } from './narrowing.ts';
import type { Question } from './question.ts';
import { type Budget, type Scores, scoresOf } from './scores.ts';

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
  answers: Answers;
}
export interface RankOptions {
  /** The question as it is counted, for titles that are the question itself. */
  asked: string;
  today: string;
  limit: number;
  /** How much is read at most; as the search does it, where it is not given. */
  budget?: Budget | undefined;
}

const [EXACT, PHRASE] = [1.5, 1.15];
/** Parts that are looked at for the question itself in title or similar questions: it gains half at most, so that it is among them. */
const LOOKED_AT = 200;

/** Articles by the best of their parts, the best first, and how many answer. */
export function rank(view: IndexView, question: Question, { asked, today, limit, budget }: RankOptions): Ranking {
  const best = new Map<string, Ranked>();
  let enough = 0;
  for (const { part, value } of bestFirst(scoresOf(view, question, budget))) {
    // Not even the question itself as its title would bring it among those wanted.
    if (value * EXACT < enough) break;
    const text = view.text(part);
    const score = value * likeness(text, asked);
    const before = best.get(text.articleId);
    if (!before || before.score < score)
      best.set(text.articleId, { text, part: view.place(part), score, outdated: isOutdated(text, today) });
    if (!enough && best.size === limit) enough = value;
  }
  const order = [...best.values()].sort((a, b) => b.score - a.score || (a.text.articleId < b.text.articleId ? -1 : 1));
  return { best: order.slice(0, limit), answers: answersOf(view, partsThatAnswer(view, question)) };
}

/** The parts that score highest, of equal ones the first. */
function bestFirst({ parts, values }: Scores): { part: number; value: number }[] {
  const places = Uint32Array.from(values.keys()).sort((a, b) => values[b]! - values[a]!);
  return Array.from(places.subarray(0, LOOKED_AT), (at) => ({ part: parts[at]!, value: values[at]! }));
}

function likeness({ title, questions }: IndexedText, asked: string): number {
  if (!asked) return 1;
  if (title.trim() === asked || questions.includes(` ${asked} `)) return EXACT;
  return asked.length > 1 && title.includes(asked) ? PHRASE : 1;
}
