import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfBuffer } from './byte-source.ts';
import { openFile } from './read-rows.ts';
import { sheetNames } from './sheet-names.ts';
import { columnName } from './sheet-xml.ts';
import { type SheetRow, workbookBytes } from './write-sheets.ts';

const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('A', 'a', "'", '[', ':', '/', ' ', '中', '😀', '\n', '&', '<'), maxLength: 60 }),
  fc.constantFrom('History', 'history', '', 'Sheet', 'North', 'north (2)', 'ＮＯＲＴＨ'),
);

describe('names of sheets', () => {
  it('are legal, at most 31 characters and unlike each other whatever the case', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 60 }), (wanted) => {
        const names = wanted.map(sheetNames());
        for (const name of names) {
          expect(name).toMatch(/^[^[\]:*?/\\']([^[\]:*?/\\]*[^[\]:*?/\\'])?$/);
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name.trim()).toBe(name);
          expect(name.isWellFormed()).toBe(true);
          expect(name.toLowerCase()).not.toBe('history');
        }
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      }),
    );
  });

  it('stay as they are when they may', () => {
    const nameOf = sheetNames();
    expect(['华东', 'North', 'NORTH', 'north', 'a/b', '', 'x'.repeat(40), 'x'.repeat(40)].map(nameOf)).toEqual([
      '华东',
      'North',
      'NORTH (2)',
      'north (3)',
      'a b',
      'Sheet',
      'x'.repeat(31),
      `${'x'.repeat(27)} (2)`,
    ]);
  });
});

it('columns are named as spreadsheets name them', () => {
  expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA', 'XFD']);
});

const bytesOf = async (rows: AsyncIterable<SheetRow>) =>
  Buffer.concat(await Array.fromAsync(workbookBytes(rows, { headers: ['h'], emptyName: 'none' })));
async function* each(rows: SheetRow[]) {
  yield* rows;
}
const readBack = async (bytes: Uint8Array) => {
  const file = { name: 'a.xlsx', bytes: bytesOfBuffer(bytes) };
  const { sheets } = await openFile(file);
  const rows = async (sheet: string) => (await Array.fromAsync((await openFile(file, { sheet })).rows())).map(({ cells }) => cells[0]);
  return Promise.all(sheets.map(async (sheet) => [sheet, await rows(sheet)]));
};

describe('a workbook of several sheets', () => {
  it('gives every sheet the headers and exactly its rows, in their order', async () => {
    const groups = fc.array(fc.array(fc.integer(), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(groups, async (sheets) => {
        const rows = sheets.flatMap((cells, at) => cells.map((cell) => ({ sheet: String(at), name: `s${at}`, cells: [cell] })));
        expect(await readBack(await bytesOf(each(rows)))).toEqual(sheets.map((cells, at) => [`s${at}`, ['h', ...cells]]));
      }),
      { numRuns: 40 },
    );
  });

  it('has one empty sheet when there are no rows', async () => {
    expect(await readBack(await bytesOf(each([])))).toEqual([['none', ['h']]]);
  });

  it('ends with the error of its rows, and lets go of them when its reader leaves', async () => {
    let left = false;
    const failing = async function* (): AsyncGenerator<SheetRow> {
      yield { sheet: '', name: 'a', cells: [1] };
      throw new Error('the base is gone');
    };
    await expect(bytesOf(failing())).rejects.toThrow('the base is gone');
    const endless = async function* (): AsyncGenerator<SheetRow> {
      try {
        for (let row = 0; ; row += 1) yield { sheet: String(row % 1000 === 0 ? row : row - (row % 1000)), name: 'a', cells: [row] };
      } finally {
        left = true;
      }
    };
    for await (const _ of workbookBytes(endless(), { headers: ['h'], emptyName: 'none' })) break;
    expect(left).toBe(true);
  });
});
