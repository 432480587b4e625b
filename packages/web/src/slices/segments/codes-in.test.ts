import { expect, it } from 'vitest';
import { codesIn } from './codes-in.ts';

it('takes the first cell of each line, each once', () => {
  expect(codesIn('\uFEFFA-1,甲公司\r\n"A-2",乙\n\nA-1\n')).toEqual(['A-1', 'A-2']);
  expect(codesIn('A-1\t甲\nA-2\t乙')).toEqual(['A-1', 'A-2']);
});
it('takes a single line apart at its separators', () => {
  expect(codesIn('A-1、A-2， A-3')).toEqual(['A-1', 'A-2', 'A-3']);
  expect(codesIn('  ')).toEqual([]);
});
