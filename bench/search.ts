// The search of the knowledge base: 16 closed-loop keep-alive clients, 30 s after 5 s of warm-up, articles of about 320 signs of real
// sentences. Beside it the floor of any call on the same server, and how much of the whole ranking the candidate budget keeps.
// node bench/search.ts [--articles 100000] [--seconds 30]
import { parseArgs } from 'node:util';
import type { Db } from '../packages/server/src/db/database.ts';
import { connect } from '../packages/server/src/db/pool.ts';
import { seeded } from '../packages/server/src/demo/random.ts';
import { searchArticles } from '../packages/server/src/slices/knowledge/index.ts';
import { type Asked, collection, type Doc, putDocs } from '../packages/server/test/search/retrieval.ts';
import { drive } from './closed-loop.ts';
import { servedEmpty } from './served.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '30' },
    compared: { type: 'string', default: '40' },
  },
});
const articles = Number(values.articles);
const SIGNS = 320;

/** Articles that nobody wrote, of sentences that somebody did: each begins with one that a question asks for. */
function inventedDocs(docs: readonly Doc[], count: number): Doc[] {
  const random = seeded(7);
  const sentences = docs.flatMap(({ body }) => body.split(/(?<=[。！？])/u)).filter(({ length }) => length > 8 && length < 120);
  return Array.from({ length: count }, (_, at) => {
    let body = '';
    while (body.length < SIGNS) body += random.pick(sentences);
    return { id: String(at), title: random.pick(sentences).slice(0, 24), questions: [], body, language: 'zh' as const };
  });
}

/** Of the first ten by ranking everything, how many the budget finds. */
async function kept(db: Db, asked: readonly Asked[]): Promise<{ queries: number; top1: number; top10: number }> {
  const options = { reader: { kind: 'staff' } as const, today: '2026-01-01', limit: 10 };
  let [first, ten, of] = [0, 0, 0];
  for (const { text } of asked) {
    const whole = (await searchArticles(db, text, { ...options, budget: 1_000_000 })).results.map(({ articleId }) => articleId);
    const some = (await searchArticles(db, text, options)).results.map(({ articleId }) => articleId);
    first += whole[0] === some[0] ? 1 : 0;
    ten += whole.filter((id) => some.includes(id)).length;
    of += whole.length;
  }
  const share = (part: number, all: number) => Number((part / (all || 1)).toFixed(3));
  return { queries: asked.length, top1: share(first, asked.length), top10: share(ten, of) };
}

const { docs, asked } = await collection('cmrc2018');
await servedEmpty(async ({ url, administrator: token, client, peakRssMb }) => {
  const { db, close } = connect(`postgresql://fulcrum@localhost/fulcrum?host=${encodeURIComponent(client.host)}`, { max: 1 });
  try {
    const begun = performance.now();
    await putDocs(db, inventedDocs(docs, articles), 500);
    const buildSeconds = Math.round((performance.now() - begun) / 1000);
    console.error(`built in ${buildSeconds} s`);
    await client.query('vacuum (analyze)');
    const load = { url, token, clients: 16, warmUpSeconds: 5, seconds: Number(values.seconds) };
    const floor = await drive({ ...load, path: () => '/api/v1/articles/synonyms' });
    const question = (n: number) => encodeURIComponent(asked[(n * 7919) % asked.length]?.text ?? '');
    const told = await drive({ ...load, path: (n) => `/api/v1/articles/search?q=${question(n)}` });
    const one = await drive({ ...load, clients: 1, seconds: 10, path: (n) => `/api/v1/articles/search?q=${question(n)}` });
    const step = Math.floor(asked.length / Number(values.compared));
    const budget = await kept(
      db,
      asked.filter((_, at) => at % step === 0),
    );
    const size = await client.query<{ table: string; index: string }>(
      `select pg_size_pretty(pg_total_relation_size('article_part')) as table, pg_size_pretty(pg_relation_size('article_part_terms_idx')) as index`,
    );
    console.log(
      JSON.stringify({
        name: 'search',
        ...told,
        n: articles,
        floor,
        oneClient: one,
        ratio: Number((told.p95 / floor.p95).toFixed(2)),
        budget,
        buildSeconds,
        size: size.rows[0],
        peakRssMb: await peakRssMb(),
      }),
    );
  } finally {
    await close();
  }
});
