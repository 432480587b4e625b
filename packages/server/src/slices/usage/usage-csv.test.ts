import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsOf } from './usage-csv.ts';

test.each<[string, string[] | null]>([
  ['a,b,c', ['a', 'b', 'c']],
  [' a , "b, ""c""" ,', ['a', 'b, "c"', '']],
  ['', ['']],
  [',', ['', '']],
  ['"a', null],
  ['"a" b,c', null],
  ['a"b,c', null],
])('%j has the cells %j', (line, cells) => expect(cellsOf(line)).toEqual(cells));

test('what is written with quotes is read as it was', () => {
  const cell = fc.string().map((text) => text.replaceAll(/[\r\n]/g, ' '));
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
      expect(cellsOf(cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))).toEqual(cells);
    }),
  );
});
