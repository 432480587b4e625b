import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfBuffer } from './byte-source.ts';
import { guardedText } from './formula-guard.ts';
import { cleanText, normaliseText } from './normalise-text.ts';
import type { OutCell } from './out-cell.ts';
import { openFile } from './read-rows.ts';
import type { WriteOptions } from './write-rows.ts';
import { writeRows } from './write-rows.ts';

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
const bytesOf = async (rows: OutCell[][], options: Partial<WriteOptions> & { format: 'csv' | 'xlsx' }): Promise<Buffer> =>
  Buffer.concat(await Array.fromAsync(writeRows(each(rows), { headers: ['a', 'b'], ...options })));
const readBack = async (bytes: Uint8Array, name: string) =>
  (await Array.fromAsync((await openFile({ name, bytes: bytesOfBuffer(bytes) })).rows())).map((row) => row.cells);

describe('writing csv', () => {
  it('marks UTF-8, quotes what needs it and ends lines as spreadsheets do', async () => {
    const bytes = await bytesOf(
      [
        ['名,称', 'say "hi"'],
        [null, { decimal: '1.10' }],
        [true, { date: '2024-02-29' }],
      ],
      { format: 'csv' },
    );
    expect(bytes.toString()).toBe('\uFEFFa,b\r\n"名,称","say ""hi"""\r\n,1.10\r\ntrue,2024-02-29\r\n');
    expect((await bytesOf([], { format: 'csv', byteOrderMark: false })).toString()).toBe('a,b\r\n');
  });

  it('keeps text from running as a formula, and leaves numbers alone', async () => {
    const bytes = await bytesOf(
      [
        ['=1+1', '-2'],
        ['@x', { decimal: '-2' }],
        ['\t=1', -2],
      ],
      { format: 'csv', byteOrderMark: false },
    );
    expect(bytes.toString().split('\r\n').slice(1, 4)).toEqual(["'=1+1,'-2", "'@x,-2", "'\t=1,-2"]);
  });

  it('comes back as it was written, but for the guard', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '中', ',', '"', '\n', ';', '\t', '=', ' ', '１') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
        const bytes = await bytesOf(rows, { format: 'csv' });
        const expected = rows.filter(([a, b]) => a !== '' || b !== '').map((row) => row.map(guardedText));
        const read = await readBack(bytes, 'a.csv');
        expect(read.slice(1).filter((cells) => cells.some((text) => text !== ''))).toEqual(expected);
      }),
    );
  });
});

describe('writing xlsx', () => {
  it('comes back with types: text stays text, numbers are numbers, days are days, long decimals keep their digits', async () => {
    const bytes = await bytesOf(
      [
        ['=1+1', { decimal: '12.50' }],
        ['+86 138 0000 0000', '-2'],
        ['007', { date: '2024-02-29' }],
        [null, { decimal: '12345678901234567890.5' }],
        [true, 3],
      ],
      { format: 'xlsx' },
    );
    expect(await readBack(bytes, 'a.xlsx')).toEqual([
      ['a', 'b'],
      ["'=1+1", 12.5],
      ['+86 138 0000 0000', '-2'],
      ['007', '2024-02-29'],
      [null, '12345678901234567890.5'],
      [true, 3],
    ]);
  });

  it('neutralises every formula in both formats, and reads every text back as it was', async () => {
    const sign = fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', "'", '\t', '\r', '1', 'a', '中', '(', '!', '"', ' ');
    const cell = fc.string({ unit: sign, minLength: 1, maxLength: 8 }).filter((each) => normaliseText(each).ok && each.trim() !== '');
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 30 }), fc.constantFrom('csv', 'xlsx'), async (texts, format) => {
        const bytes = await bytesOf(
          texts.map((each) => [each, 'x']),
          { format: format as 'csv' },
        );
        const back = (await readBack(bytes, `a.${format}`)).slice(1).map(([first]) => String(first));
        expect(back).toHaveLength(texts.length);
        for (const [at, written] of back.entries()) {
          expect(written).not.toMatch(/^[\t\r\n]*[=@＝＠]|^[\t\r\n]*[+\-＋－](?![\d\s().\-/]*$)/);
          expect(normaliseText(written)).toEqual({ ok: true, value: cleanText(texts[at]!) || null });
        }
      }),
      { numRuns: 60, examples: [[["'\t", '='], 'csv']] },
    );
  });

  it('asks for rows only as fast as the bytes are taken', async () => {
    let asked = 0;
    const endless = async function* (): AsyncGenerator<OutCell[]> {
      for (; ; asked += 1) yield [asked, 'x'.repeat(100)];
    };
    let taken = 0;
    for await (const chunk of writeRows(endless(), { format: 'xlsx', headers: ['n', 'x'] })) {
      taken += chunk.length;
      if (taken > 200_000) break;
    }
    expect(asked).toBeLessThan(200_000);
  });
});
