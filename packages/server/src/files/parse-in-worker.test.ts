import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeXlsx } from 'hucre';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultLimits } from './limits.ts';
import { inspectInWorker, parseInWorker } from './parse-in-worker.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'parse-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (name: string, content: string | Uint8Array): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};
const lines = (count: number): string => Array.from({ length: count }, (_, at) => `${at},客户${at},${at / 4}\n`).join('');

describe('parsing in a thread', () => {
  it('gives all rows in order, in batches', async () => {
    const batches = await Array.fromAsync(parseInWorker(fileOf('a.csv', lines(2500))));
    expect(batches.map((batch) => batch.length)).toEqual([1000, 1000, 500]);
    expect(batches.flat().map((row) => row.cells[0])).toEqual(Array.from({ length: 2500 }, (_, at) => String(at)));
  });

  it('waits for a slow reader instead of piling up a sheet', async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => [at, `name ${at}`]);
    const file = fileOf('a.xlsx', await writeXlsx({ sheets: [{ name: 'S', rows }] }));
    let seen = 0;
    for await (const batch of parseInWorker(file, { batchRows: 500 })) {
      seen += batch.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(seen).toBe(30_000);
  });

  it('hands over the faults of the file', async () => {
    await expect(Array.fromAsync(parseInWorker(fileOf('b.csv', 'a,b\n"open')))).rejects.toMatchObject({ reason: 'file.quote_not_closed' });
    await expect(inspectInWorker(fileOf('c.csv', ''))).rejects.toMatchObject({ reason: 'file.empty' });
    const limits = { ...defaultLimits, rows: 10 };
    await expect(Array.fromAsync(parseInWorker(fileOf('d.csv', lines(11)), { limits }))).rejects.toMatchObject({
      reason: 'file.too_many_rows',
    });
  });

  it('ends when told to, when time is up, and when the reader leaves', async () => {
    const file = fileOf('long.csv', lines(200_000));
    const stop = new AbortController();
    const aborted = (async () => {
      for await (const _ of parseInWorker(file, { signal: stop.signal })) stop.abort();
    })();
    await expect(aborted).rejects.toMatchObject({ reason: 'file.aborted' });
    await expect(Array.fromAsync(parseInWorker(file, { limits: { ...defaultLimits, parseMs: 1 } }))).rejects.toMatchObject({
      reason: 'file.took_too_long',
    });
    for await (const batch of parseInWorker(file)) {
      expect(batch).toHaveLength(1000);
      break;
    }
  });

  it('keeps a file that eats memory from taking the process with it', async () => {
    const rows = Array.from({ length: 60_000 }, (_, at) =>
      Array.from({ length: 10 }, (_, column) => `text ${at} ${column} with some length to it`),
    );
    const file = fileOf('fat.xlsx', await writeXlsx({ sheets: [{ name: 'S', rows }] }));
    await expect(Array.fromAsync(parseInWorker(file, { limits: { ...defaultLimits, heapMb: 24 } }))).rejects.toMatchObject({
      kind: 'limit',
      reason: 'file.too_much_memory',
    });
  }, 30_000);

  it('takes a first look', async () => {
    const look = await inspectInWorker(fileOf('e.csv', `编号;名称;金额\n${'1;甲;3,5\n'.repeat(100)}`));
    expect(look).toMatchObject({ kind: 'delimited', delimiter: { delimiter: ';' }, header: { firstDataLine: 2 } });
    expect(look.sample).toHaveLength(59);
  });
});
