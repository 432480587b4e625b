// How well the search finds on public sets of questions, and what of its first six is suggested. node bench/search-quality.ts [--sample 1000]
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPg } from '../packages/server/src/db/embedded-pg.ts';
import { migrate } from '../packages/server/src/db/migrate.ts';
import { connect } from '../packages/server/src/db/pool.ts';
import { collection, putDocs, quality, suggestedOf } from '../packages/server/test/search/retrieval.ts';

const { values } = parseArgs({ options: { sample: { type: 'string', default: '100000' } } });
const sample = Number(values.sample);

for (const name of ['cmrc2018', 'banking77-en'] as const) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-bench-'));
  const server = await startEmbeddedPg(path.join(folder, 'data'));
  try {
    await migrate(server.url);
    const { db, close } = connect(server.url, { max: 2 });
    const { docs, asked } = await collection(name);
    const ids = await putDocs(db, docs);
    const step = Math.max(1, Math.floor(asked.length / sample));
    const some = asked.filter((_, at) => at % step === 0);
    const begun = performance.now();
    const told = await quality(db, ids, some);
    const msAQuestion = Number(((performance.now() - begun) / some.length).toFixed(1));
    console.log(JSON.stringify({ name, docs: docs.length, ...told, msAQuestion, suggested: await suggestedOf(db, ids, some) }));
    await close();
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
