import { gzipSync } from 'node:zlib';
import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { bytesOfBuffer } from './byte-source.ts';
import type { FileLimits } from './limits.ts';
import { defaultLimits } from './limits.ts';
import { readRows } from './read-rows.ts';

const readAll = async (bytes: Uint8Array, limits: Partial<FileLimits> = {}, name = 'a.csv'): Promise<number> =>
  (await Array.fromAsync(readRows({ name, bytes: bytesOfBuffer(bytes) }, {}, { ...defaultLimits, ...limits }))).length;
const csv = Buffer.from('a,b,c\n1,2,3\n4,5,6\n');
const book = (rows: (string | number)[][]) => writeXlsx({ sheets: [{ name: 'S', rows }] });

describe('caps', () => {
  it.each<[Partial<FileLimits>, string]>([
    [{ fileBytes: 10 }, 'file.too_large'],
    [{ rows: 2 }, 'file.too_many_rows'],
    [{ columns: 2 }, 'file.too_many_columns'],
    [{ cellChars: 0 }, 'file.cell_too_long'],
  ])('a file that breaks %j is refused', async (limits, reason) => {
    await expect(readAll(csv, limits)).rejects.toMatchObject({ kind: 'limit', reason });
    await expect(
      readAll(
        await book([
          ['a', 'b', 'c'],
          [1, 2, 3],
          ['x', 'y', 'z'],
        ]),
        limits,
        'a.xlsx',
      ),
    ).rejects.toMatchObject({ kind: 'limit', reason });
  });

  it('holds for an endless quoted cell before it fills the memory', async () => {
    const endless = Buffer.concat([Buffer.from('a,b\n"'), Buffer.alloc(3_000_000, 'x\n')]);
    await expect(readAll(endless, { cellChars: 1000, columns: 100 })).rejects.toMatchObject({ reason: 'file.cell_too_long' });
  });

  it('stops time', async () => {
    const many = Buffer.alloc(400_000, '1,2,3\n');
    await expect(readAll(many, { parseMs: 0 })).rejects.toMatchObject({ kind: 'limit', reason: 'file.took_too_long' });
  });

  it('stops a gzip bomb by size and by ratio', async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024, 'a,b,c,d\n'));
    await expect(readAll(bomb, { expandedBytes: 1024 * 1024 })).rejects.toMatchObject({ reason: 'file.expands_too_much' });
    await expect(readAll(bomb)).rejects.toMatchObject({ reason: 'file.expands_too_much' });
  });

  it('judges a zip bomb by its directory, before unpacking anything', async () => {
    const honest = await book([['x'.repeat(90_000)]]);
    await expect(readAll(honest, { expandedBytes: 10_000 }, 'a.xlsx')).rejects.toMatchObject({ reason: 'file.expands_too_much' });
    const claimed = Buffer.from(honest);
    claimed.writeUInt32LE(0xfffffff0, claimed.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
    const start = performance.now();
    await expect(readAll(claimed, {}, 'a.xlsx')).rejects.toMatchObject({ reason: 'file.expands_too_much' });
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('finds out a directory that lies about what is unpacked into memory', async () => {
    const rows = Array.from({ length: 2000 }, (_, at) => [`text ${at}`]);
    const lying = Buffer.from(await book(rows));
    const name = lying.lastIndexOf('xl/sharedStrings.xml');
    expect(lying.readUInt32LE(name - 46)).toBe(0x02014b50);
    lying.writeUInt32LE(100, name - 46 + 24);
    await expect(readAll(lying, {}, 'a.xlsx')).rejects.toMatchObject({ reason: 'file.expands_too_much' });
  });
});

describe('what is no table', () => {
  it.each([
    ['nothing', '', 'a.csv', 'file.empty'],
    ['an HTML table named .xls', '<html><table><tr><td>1</td></tr></table></html>', 'a.xls', 'file.html_table'],
    ['a PDF', '%PDF-1.7', 'a.csv', 'file.kind_unsupported'],
    ['a cut-off workbook', 'PK\x03\x04 and no more of it than this', 'a.xlsx', 'file.broken'],
    ['an open quote', 'a,b\n1,"never closed\n2,3\n', 'a.csv', 'file.quote_not_closed'],
  ])('%s is refused with its reason', async (_, text, name, reason) => {
    await expect(readAll(Buffer.from(text), {}, name)).rejects.toMatchObject({ kind: 'invalid', reason });
  });

  it('a cut-off gzip is refused', async () => {
    await expect(readAll(gzipSync(Buffer.from('a,b\n1,2\n')).subarray(0, 20))).rejects.toMatchObject({ reason: 'file.broken' });
  });

  it('an unknown sheet is refused with the names of those there are', async () => {
    const rows = readRows({ name: 'a.xlsx', bytes: bytesOfBuffer(await book([['a']])) }, { sheet: 'T' });
    await expect(Array.fromAsync(rows)).rejects.toMatchObject({ reason: 'file.sheet_not_found', detail: { sheets: ['S'] } });
  });
});
