import type { WriteOptions } from 'hucre';
import { serialToDate, writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { bytesOfBuffer } from './byte-source.ts';
import { inspectFile, openFile } from './index.ts';
import { normaliseNumber } from './normalise-number.ts';
import { normaliseText } from './normalise-text.ts';
import type { ReadChoices } from './read-rows.ts';

const rowsOf = async (options: WriteOptions, choices: ReadChoices = {}) => {
  const file = { name: '表.xlsx', bytes: bytesOfBuffer(await writeXlsx(options)) };
  return (await Array.fromAsync((await openFile(file, choices)).rows())).map((row) => row.cells);
};

describe('workbooks', () => {
  it('give date cells as ISO text in both date systems, with the time where there is one', async () => {
    for (const dateSystem of ['1900', '1904'] as const) {
      const rows = [[serialToDate(40513, false), serialToDate(40513.3513888889, false)]];
      expect(await rowsOf({ dateSystem, sheets: [{ name: 'S', rows }] })).toEqual([['2010-12-01', '2010-12-01T08:26:00']]);
    }
  });

  it('give the result of a formula, booleans, and long ids kept as text', async () => {
    const cells = new Map([['0,1', { formula: 'A1*2', formulaResult: 3, value: 3 }]]);
    const rows = [[1.5, null, true, '110101199003074578']];
    expect(await rowsOf({ sheets: [{ name: 'S', rows, cells }] })).toEqual([[1.5, 3, true, '110101199003074578']]);
  });

  it('keep numbers written as text for the normalisers, and drop the noise of float arithmetic', async () => {
    const [row] = await rowsOf({ sheets: [{ name: 'S', rows: [['１，２３４．５０', 0.1 + 0.2, 123456789012345680]] }] });
    expect(normaliseNumber(row?.[0])).toEqual({ ok: true, value: '1234.5' });
    expect(row?.[1]).toBe(0.3);
    expect(normaliseText(row?.[2])).toMatchObject({ ok: false, problem: { code: 'import.value.precision_lost' } });
  });

  it('list their sheets and read the one that is chosen, by Chinese names too', async () => {
    const options = {
      sheets: [
        { name: '说明', rows: [['x']] },
        { name: '客户清单', rows: [['编号'], ['C1']] },
      ],
    };
    expect(await rowsOf(options, { sheet: '客户清单' })).toEqual([['编号'], ['C1']]);
    const found = await inspectFile({ name: 'a.xlsx', bytes: bytesOfBuffer(await writeXlsx(options)) });
    expect(found.sheets).toEqual(['说明', '客户清单']);
  });

  it('drop empty columns and rows that only pretend to be there', async () => {
    const wide = [...(['a', 'b'] as (string | null)[]), ...new Array<null>(600).fill(null)];
    expect(await rowsOf({ sheets: [{ name: 'S', rows: [wide, ['1', '2']] }] })).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('refuse a locked workbook', async () => {
    const locked = await writeXlsx({ sheets: [{ name: 'S', rows: [['a']] }], encryption: { password: 'x', spinCount: 10 } });
    await expect(openFile({ name: 'a.xlsx', bytes: bytesOfBuffer(locked) })).rejects.toMatchObject({ reason: 'file.encrypted' });
  });
});
