import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { writeOds } from 'hucre';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultLimits } from './limits.ts';
import { inspectInWorker, parseInWorker } from './parse-in-worker.ts';
import type { ParseOrder } from './parse-worker.ts';

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

  it('runs four batches ahead of the reader and no further', async () => {
    const taken = new SharedArrayBuffer(4);
    const order: ParseOrder = {
      task: 'rows',
      path: fileOf('ahead.csv', lines(20_000)),
      name: 'a.csv',
      choices: {},
      limits: defaultLimits,
      batchRows: 1000,
      taken,
    };
    const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), { workerData: order });
    let batches = 0;
    worker.on('message', () => {
      batches += 1;
    });
    const settled = async (count: number): Promise<void> => {
      while (batches < count) await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => setTimeout(resolve, 150));
    };
    await settled(4);
    expect(batches).toBe(4);
    Atomics.add(new Int32Array(taken), 0, 2);
    Atomics.notify(new Int32Array(taken), 0);
    await settled(6);
    expect(batches).toBe(6);
    await worker.terminate();
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
    const rows = Array.from({ length: 30_000 }, (_, at) =>
      Array.from({ length: 10 }, (_, column) => `text ${at} ${column} with some length to it`),
    );
    const file = fileOf('fat.ods', await writeOds({ sheets: [{ name: 'S', rows }] }));
    await expect(Array.fromAsync(parseInWorker(file, { limits: { ...defaultLimits, heapMb: 20 } }))).rejects.toMatchObject({
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
