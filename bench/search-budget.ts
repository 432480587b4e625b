// What the budget of the search leaves out and saves: the first ten of each question with it, beside a full ranking of the same index.
// node bench/search-budget.ts [--articles 100000] [--questions 500]
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPg } from '../packages/server/src/db/embedded-pg.ts';
import { migrate } from '../packages/server/src/db/migrate.ts';
import { connect } from '../packages/server/src/db/pool.ts';
import { IndexView, Readable } from '../packages/server/src/slices/knowledge/search/index-view.ts';
import { IndexedParts } from '../packages/server/src/slices/knowledge/search/indexed-parts.ts';
import { normalised } from '../packages/server/src/slices/knowledge/search/normalise.ts';
import { partRows } from '../packages/server/src/slices/knowledge/search/part-row.ts';
import { type Question, readQuestion } from '../packages/server/src/slices/knowledge/search/question.ts';
import { rank } from '../packages/server/src/slices/knowledge/search/rank.ts';
import { type Budget, budgetFor } from '../packages/server/src/slices/knowledge/search/scores.ts';
import { countable } from '../packages/server/src/slices/knowledge/search/tokens.ts';
import { collection, FOR_EVERYBODY } from '../packages/server/test/search/retrieval.ts';
import { inventedDocs } from './invented-docs.ts';

const { values } = parseArgs({
  options: { articles: { type: 'string', default: '100000' }, questions: { type: 'string', default: '500' } },
});
const [articles, wanted] = [Number(values.articles), Number(values.questions)];
const FULL: Budget = { entries: Number.POSITIVE_INFINITY, candidates: Number.POSITIVE_INFINITY };
const { docs, asked } = await collection('cmrc2018');
const index = new IndexedParts();
for (const { id, title, body, questions } of inventedDocs(docs, articles))
  for (const row of partRows({ title, body, questions })) index.add({ ...FOR_EVERYBODY, ...row, articleId: id, language: 'zh' });
const view = new IndexView(index, new Readable(index, () => true), () => 1);
const own = budgetFor(index.size);
const TRIED: Record<string, Budget> = {
  half: { entries: own.entries / 2, candidates: own.candidates / 2 },
  own,
  double: { entries: 2 * own.entries, candidates: 2 * own.candidates },
};

const folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-bench-'));
const server = await startEmbeddedPg(path.join(folder, 'data'));
await migrate(server.url);
const { db, close } = connect(server.url, { max: 1 });
try {
  const texts = asked.map(({ text }) => text).filter((text) => text.trim());
  const sample = Array.from({ length: wanted }, (_, n) => texts[(n * 7919) % texts.length] ?? '');
  const read: { asked: string; question: Question }[] = [];
  for (const text of sample)
    read.push({
      asked: countable(normalised(text)).trim(),
      question: await readQuestion(db, view, text, { circles: ['public'], synonyms: [], typing: false }),
    });
  const run = (budget: Budget): { ms: number; firsts: string[][] } => {
    const begun = performance.now();
    const firsts = read.map(({ question, asked: counted }) =>
      rank(view, question, { asked: counted, today: '2026-01-01', limit: 10, budget }).best.map(({ text }) => text.articleId),
    );
    return { ms: (performance.now() - begun) / wanted, firsts };
  };
  run(FULL);
  const full = run(FULL);
  const rounded = (ms: number): number => Number(ms.toFixed(2));
  console.log(JSON.stringify({ name: 'search-budget', articles, parts: index.size, questions: wanted, fullMs: rounded(full.ms) }));
  for (const [name, budget] of Object.entries(TRIED)) {
    const { ms, firsts } = run(budget);
    const shares = firsts.map((ten, n) => ten.filter((id) => full.firsts[n]?.includes(id)).length / (full.firsts[n]?.length || 1));
    const recall = shares.reduce((sum, share) => sum + share, 0) / wanted;
    const [same, first] = [shares.filter((share) => share === 1).length, firsts.filter((ten, n) => ten[0] === full.firsts[n]?.[0]).length];
    console.log(
      JSON.stringify({
        ...{ budget: name, ...budget, ms: rounded(ms), ofFull: Number((ms / full.ms).toFixed(2)) },
        ...{ recallAt10: Number(recall.toFixed(4)), sameTen: same / wanted, sameFirst: first / wanted },
      }),
    );
  }
} finally {
  await close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
