import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/harness/database.ts';
import { putDocs } from '../../../../test/search/retrieval.ts';
import { createLog } from '../../../kernel/log.ts';
import { findParts } from './find-parts.ts';
import { finderOf, SearchThread, startSearchThread } from './search-thread.ts';

const { db, url } = await testDatabase();
const log = createLog('silent');
const options = { reader: { kind: 'public' } as const, today: '2026-01-01', limit: 10 };
const doc = (title: string) => ({
  id: title,
  title,
  questions: [],
  body: `# ${title}\n\n合同到期前三十天可以续约。`,
  language: 'zh' as const,
});

describe('a thread that searches', () => {
  const thread = new SearchThread(url, log);
  beforeAll(async () => {
    await putDocs(db, [doc('怎样续约'), doc('怎样开发票')]);
  });
  afterAll(() => thread.stop());

  test('finds what a search in the own thread finds', async () => {
    const found = await thread.find('续约', options);
    expect(found.parts).toHaveLength(2);
    expect(found).toEqual(await findParts(db, '续约', options));
  });

  test('finds what was published a moment ago', async () => {
    expect((await thread.find('登录', options)).count).toBe(0);
    await putDocs(db, [doc('怎样登录')]);
    expect((await thread.find('登录', options)).count).toBe(1);
  });

  test('that died fails those who wait, and is there again for the next', async () => {
    const waiting = thread.find('续约', options);
    const refused = expect(waiting).rejects.toThrow('ended before it answered');
    await thread.begin().terminate();
    await refused;
    expect((await thread.find('续约', options)).parts).toHaveLength(3);
  });

  test('tells what PostgreSQL said when it cannot be asked, by its code', async () => {
    const elsewhere = new SearchThread(url.replace(/\/test_\w+/, '/nowhere'), log);
    try {
      await expect(elsewhere.find('续约', options)).rejects.toMatchObject({ code: '3D000' });
    } finally {
      await elsewhere.stop();
    }
  });

  test('serves a base from when it is started until it is stopped', async () => {
    const stop = startSearchThread(db, url, log);
    const threaded = finderOf(db);
    expect((await threaded('续约', options)).parts).toHaveLength(3);
    await stop();
    expect(finderOf(db)).not.toBe(threaded);
    expect((await finderOf(db)('续约', options)).parts).toHaveLength(3);
  });
});
