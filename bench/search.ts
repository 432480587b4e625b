// The search of the knowledge base: 16 closed-loop keep-alive clients, 30 s after 5 s of warm-up, articles of about 320 signs of real
// sentences. Beside it the floor of any call on the same server, and the first search after the start, which reads the index into memory.
// node bench/search.ts [--articles 100000] [--seconds 30]
import { parseArgs } from 'node:util';
import { connect } from '../packages/server/src/db/pool.ts';
import { collection, putDocs } from '../packages/server/test/search/retrieval.ts';
import { drive, type Load } from './closed-loop.ts';
import { inventedDocs } from './invented-docs.ts';
import { servedEmpty } from './served.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '30' },
  },
});
const articles = Number(values.articles);
const { docs, asked } = await collection('cmrc2018');
await servedEmpty(async ({ url, administrator: token, client, peakRssMb }, { cpuMs }) => {
  const { db, close } = connect(`postgresql://fulcrum@localhost/fulcrum?host=${encodeURIComponent(client.host)}`, { max: 1 });
  try {
    const begun = performance.now();
    await putDocs(db, inventedDocs(docs, articles), 500);
    const buildSeconds = Math.round((performance.now() - begun) / 1000);
    console.error(`built in ${buildSeconds} s`);
    await client.query('vacuum (analyze)');
    const asking = performance.now();
    const first = await fetch(`${url}/api/v1/articles/search?q=${encodeURIComponent('续约')}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!first.ok) throw new Error(`the first search: ${first.status}`);
    const firstMs = Math.round(performance.now() - asking);
    const questions = asked.filter(({ text }) => text.trim());
    const load = { url, token, clients: 16, warmUpSeconds: 5, seconds: Number(values.seconds) };
    const driven = async (more: Pick<Load, 'path'> & Partial<Load>) => {
      const before = await cpuMs();
      const told = await drive({ ...load, ...more });
      return { ...told, cpuMsEach: Number((((await cpuMs()) - before) / told.sent).toFixed(2)) };
    };
    const floor = await driven({ path: () => '/api/v1/articles/synonyms' });
    const question = (n: number) => encodeURIComponent(questions[(n * 7919) % questions.length]?.text ?? '');
    const told = await driven({ path: (n) => `/api/v1/articles/search?q=${question(n)}` });
    const one = await driven({ clients: 1, seconds: 10, path: (n) => `/api/v1/articles/search?q=${question(n)}` });
    const size = await client.query<{ table: string }>(`select pg_size_pretty(pg_total_relation_size('article_part')) as table`);
    console.log(
      JSON.stringify({
        name: 'search',
        ...told,
        n: articles,
        floor,
        oneClient: one,
        ratio: Number((told.p95 / floor.p95).toFixed(2)),
        firstMs,
        buildSeconds,
        size: size.rows[0],
        peakRssMb: await peakRssMb(),
      }),
    );
  } finally {
    await close();
  }
});
