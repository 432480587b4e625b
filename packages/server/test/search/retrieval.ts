// For tests and the benchmark: public questions with the passage that answers each, and how well a search finds it.
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { newId } from '../../src/kernel/ids.ts';
import { partRows, replaceParts, searchArticles } from '../../src/slices/knowledge/index.ts';
import { worthSuggesting } from '../../src/slices/knowledge/search/worth-suggesting.ts';
import { realData } from '../real-data.ts';

export interface Doc {
  id: string;
  title: string;
  questions: string[];
  body: string;
  language: 'zh' | 'en';
}
export interface Asked {
  text: string;
  /** The document that answers it. */
  answer: string;
}
export interface Collection {
  docs: Doc[];
  asked: Asked[];
}
type Line = { id?: string; _id?: string; title?: string; body?: string; text?: string };

const linesOf = async (...parts: string[]): Promise<string[]> => (await readFile(realData('kb', ...parts), 'utf8')).trim().split('\n');
const rowsOf = async (...parts: string[]): Promise<Line[]> => (await linesOf(...parts)).map((line) => JSON.parse(line) as Line);

/** `faq`: the text of a document is questions that it answers, one a line. */
export async function collection(name: 'cmrc2018' | 'banking77-en'): Promise<Collection> {
  const faq = name === 'banking77-en';
  const answers = new Map((await linesOf(name, 'qrels.tsv')).slice(1).map((line) => line.split('\t') as [string, string]));
  const docs = (await rowsOf(name, 'corpus.jsonl')).map(({ id, _id, title = '', body, text = '' }): Doc => {
    const language = faq ? 'en' : 'zh';
    return { id: id ?? _id ?? '', title, questions: faq ? text.split('\n') : [], body: body ?? '', language };
  });
  const asked = (await rowsOf(name, 'queries.jsonl')).map(({ id, _id, text = '' }) => ({
    text,
    answer: answers.get(id ?? _id ?? '') ?? '',
  }));
  return { docs, asked };
}

/** Where a text lies that everybody reads, of nothing in particular. */
export const FOR_EVERYBODY = {
  ...{ audience: 'public' as const, levels: [], communityId: null, productId: null, category: null, tags: [] },
  ...{ outdated: false, reviewOn: null },
};

const AT = '2026-01-01T00:00:00Z';
/** Puts documents into an empty index as published articles for everybody; answers which article each became. */
export async function putDocs(db: Db, docs: readonly Doc[], batch = 200): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (let at = 0; at < docs.length; at += batch) {
    const some = docs.slice(at, at + batch).map((doc) => ({ ...doc, articleId: newId() }));
    for (const { id, articleId } of some) ids.set(articleId, id);
    await sql`insert into article (id, audience, recorded_at, changed_at)
      select id, 'public', ${AT}, ${AT} from unnest(${some.map(({ articleId }) => articleId)}::uuid[]) id`.execute(db);
    await replaceParts(
      db,
      some.map(({ articleId }) => articleId),
      some.map(({ articleId, language, title, questions, body }) => ({
        ...{ ...FOR_EVERYBODY, origin: 'article' as const, articleId, language, title, rows: partRows({ title, questions, body }) },
      })),
    );
  }
  return ids;
}

export interface Quality {
  queries: number;
  mrr: number;
  recall1: number;
  recall10: number;
  ndcg10: number;
}

/** Where the answer stands among the first ten, 1 for the first; 0 where it does not. */
export async function rankOf(db: Db, ids: ReadonlyMap<string, string>, { text, answer }: Asked): Promise<number> {
  const options = { reader: { kind: 'public' } as const, today: '2026-01-01', limit: 10 };
  const { results } = await searchArticles(db, text, options);
  return results.findIndex(({ articleId }) => ids.get(articleId) === answer) + 1;
}

/** How well the questions find their answers: one right document a question. */
export async function quality(db: Db, ids: ReadonlyMap<string, string>, asked: readonly Asked[]): Promise<Quality> {
  const ranks: number[] = [];
  for (const one of asked) ranks.push(await rankOf(db, ids, one));
  const mean = (of: (rank: number) => number): number =>
    Number((ranks.reduce((sum, rank) => sum + (rank ? of(rank) : 0), 0) / (ranks.length || 1)).toFixed(4));
  return {
    queries: ranks.length,
    mrr: mean((rank) => 1 / rank),
    recall1: mean((rank) => (rank === 1 ? 1 : 0)),
    recall10: mean(() => 1),
    ndcg10: mean((rank) => 1 / Math.log2(rank + 1)),
  };
}

/** Of the first six for each question: how often the answer is among them, and among those that are suggested, of which there are so many. */
export async function suggestedOf(
  db: Db,
  ids: ReadonlyMap<string, string>,
  asked: readonly Asked[],
): Promise<{ recall6: number; suggestedRecall: number; suggested: number }> {
  const sums = { recall6: 0, suggestedRecall: 0, suggested: 0 };
  for (const { text, answer } of asked) {
    const options = { reader: { kind: 'public' } as const, today: '2026-01-01', limit: 6, typing: true };
    const { results } = await searchArticles(db, text, options);
    const worth = worthSuggesting(results);
    const answers = (found: typeof results) => Number(found.some(({ articleId }) => ids.get(articleId) === answer));
    sums.recall6 += answers(results);
    sums.suggestedRecall += answers(worth);
    sums.suggested += worth.length;
  }
  const mean = (sum: number): number => Number((sum / (asked.length || 1)).toFixed(4));
  return { recall6: mean(sums.recall6), suggestedRecall: mean(sums.suggestedRecall), suggested: mean(sums.suggested) };
}
