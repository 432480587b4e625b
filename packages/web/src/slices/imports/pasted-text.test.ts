import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePasted, serialise } from './pasted-text.ts';

const cell = fc.string({ unit: fc.constantFrom('a', '中', '"', '\t', '\n', '\r', ',', ';', ' ', '1', '😀'), maxLength: 8 });
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((columns) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 6 }));

describe('what is pasted', () => {
  it('is read as it was copied, whatever tabs, quotes and line breaks its cells hold', () => {
    const delimiter = fc.constantFrom('\t', ',');
    fc.assert(
      fc.property(table, delimiter, (cells, between) => {
        expect(parsePasted(serialise(cells, between as ','))).toEqual(cells);
      }),
      { numRuns: 3000 },
    );
  });

  it('is read as Excel puts it on the clipboard', () => {
    expect(parsePasted('编号\t备注\r\nA-1\t"两行\n备注"\r\nA-2\t"5"" 屏"\r\n')).toEqual([
      ['编号', '备注'],
      ['A-1', '两行\n备注'],
      ['A-2', '5" 屏'],
    ]);
  });

  it('may be plain CSV, with or without a last line break, and rows of unlike length', () => {
    expect(parsePasted('a,b\n1,"x,y"')).toEqual([
      ['a', 'b'],
      ['1', 'x,y'],
    ]);
    expect(parsePasted('a;b\n1,5;2')).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
    expect(parsePasted('a\tb\tc\n1\n')).toEqual([
      ['a', 'b', 'c'],
      ['1', '', ''],
    ]);
  });

  it('keeps quotes and commas that belong to the text', () => {
    expect(parsePasted('"open\tb\nc\t5" d')).toEqual([
      ['"open', 'b'],
      ['c', '5" d'],
    ]);
    expect(parsePasted('"one" two\tb')).toEqual([['"one" two', 'b']]);
    expect(parsePasted('name\nSmith, John\nJones')).toEqual([['name'], ['Smith, John'], ['Jones']]);
    expect(parsePasted('')).toEqual([]);
  });
});
