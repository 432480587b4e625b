import { Converter } from 'opencc-js/cn2t';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/harness/database.ts';
import { hasRealData } from '../../../../test/real-data.ts';
import { collection, putDocs, quality } from '../../../../test/search/retrieval.ts';
import { withSlips } from '../../../../test/search/slips.ts';
import { soundsOf } from './pinyin.ts';
import { searchArticles } from './search.ts';

const evenly = <T>(list: readonly T[], count: number): T[] => list.filter((_, at) => at % Math.ceil(list.length / count) === 0);
const READER = { reader: { kind: 'public' } as const, today: '2026-01-01' };

/** The whole sets are measured by `node bench/search-quality.ts`; docs/decisions tells what came of it. */
/** A collection in a base of its own, with some of its questions. */
async function filled(name: Parameters<typeof collection>[0], sample: number) {
  const { db } = await testDatabase();
  const { docs, asked } = await collection(name);
  return { db, docs, ids: await putDocs(db, docs), some: evenly(asked, sample) };
}
type Filled = Awaited<ReturnType<typeof filled>>;

describe.skipIf(!hasRealData('kb/cmrc2018'))('Chinese questions to 1,104 passages', () => {
  let of: Filled;
  beforeAll(async () => {
    of = await filled('cmrc2018', 160);
  });

  test('find the right one first, nearly always', async () => {
    const told = await quality(of.db, of.ids, of.some);
    expect(told.mrr).toBeGreaterThan(0.96);
    expect(told.recall1).toBeGreaterThan(0.94);
    expect(told.recall10).toBeGreaterThan(0.98);
    expect(told.ndcg10).toBeGreaterThan(0.96);
  });

  test('find it as well when they are written in Traditional signs', async () => {
    const traditional = Converter({ from: 'cn', to: 't' });
    const told = await quality(
      of.db,
      of.ids,
      of.some.map((one) => ({ ...one, text: traditional(one.text) })),
    );
    expect(told.mrr).toBeGreaterThan(0.93);
  });

  test('find a title by the sounds of its word', async () => {
    const words = evenly(
      of.docs.flatMap(({ title }) => /^\p{Script=Han}{2,4}$/u.exec(title)?.[0] ?? []),
      120,
    );
    let first = 0;
    for (const word of words) {
      const { results } = await searchArticles(of.db, soundsOf(word).replaceAll(' ', ''), { ...READER, limit: 1 });
      if (results[0] && soundsOf(results[0].title).includes(soundsOf(word).trim())) first += 1;
    }
    expect(words.length).toBeGreaterThan(80);
    expect(first / words.length).toBeGreaterThanOrEqual(0.93);
  });
});

describe.skipIf(!hasRealData('kb/banking77-en'))('English questions to 77 entries with eight similar questions each', () => {
  let of: Filled;
  beforeAll(async () => {
    of = await filled('banking77-en', 600);
  });

  test('find the right one first in two of three', async () => {
    const told = await quality(of.db, of.ids, of.some);
    expect(told.mrr).toBeGreaterThan(0.77);
    expect(told.recall1).toBeGreaterThan(0.67);
    expect(told.recall10).toBeGreaterThan(0.93);
  });

  test('lose next to nothing by two slips', async () => {
    const slipped = await quality(
      of.db,
      of.ids,
      of.some.map((one, at) => ({ ...one, text: withSlips(one.text, 2, at) })),
    );
    const clean = await quality(of.db, of.ids, of.some);
    expect(clean.mrr - slipped.mrr).toBeLessThan(0.02);
  });
});
