import { expect, it } from 'vitest';
import { copiedFormula, movedFormula, movedRanges, sharedFormula } from './move-formula.ts';

/** Row 5 of sheet 表 stands three times: two rows are put in. */
const block = { sheet: '表', first: 5, last: 5, copies: 3 };

it.each([
  ['SUM(E5:E5)', 'SUM(E5:E7)', 'a range of the row holds all copies'],
  ['SUM(E5)', 'SUM(E5:E7)', 'a sum over its cell, too'],
  ['SUM(A1,E5,2)', 'SUM(A1,E5:E7,2)', 'as one argument of several'],
  ['ROUND(E5,2)', 'ROUND(E5,2)', 'but no other function takes a range for a cell'],
  ['SUM(E5*2)', 'SUM(E5*2)', 'nor a sum of something made of it'],
  ['SUM(E4:E6)', 'SUM(E4:E8)', 'a range around it grows'],
  ['E4+E6+$E$6', 'E4+E8+$E$8', 'what stands above stays, what stands below moves'],
  ['SUM(5:5)+SUM(E:E)', 'SUM(5:7)+SUM(E:E)', 'whole rows like ranges, whole columns stay'],
  ['"E6"&E6', '"E6"&E8', 'texts are texts'],
  ['LOG10(E6)+ABC6', 'LOG10(E8)+ABC8', 'functions are no cells'],
  ['total_E6+E6x', 'total_E6+E6x', 'nor are names'],
  ["'别的'!E6+表!E6+'表'!E6", "'别的'!E6+表!E8+'表'!E8", 'of other sheets nothing moves'],
  ["[1]表!E6+'[1]表'!E6", "[1]表!E6+'[1]表'!E6", 'nor of other workbooks'],
  ['SUM(T[[#This Row],[E6]])', 'SUM(T[[#This Row],[E6]])', 'columns of tables have names'],
  ['IF(E6>1E6,E6,"")', 'IF(E8>1E6,E8,"")', 'numbers are numbers'],
])('from outside, %s becomes %s: %s', (formula, moved) => {
  expect(movedFormula(formula, '表', block)).toBe(moved);
});

it('from another sheet only what names the sheet moves', () => {
  expect(movedFormula('E6+SUM(表!E5)+SUM(E5)', '汇总', block)).toBe('E6+SUM(表!E5:E7)+SUM(E5)');
});

it.each([
  ['E5*F5', ['E5*F5', 'E6*F6', 'E7*F7'], 'cells of the row are those of the copy'],
  ['E5/E$8', ['E5/E$10', 'E6/E$10', 'E7/E$10'], 'what is pinned below stays one cell'],
  ['E5/SUM(E$5:E$5)', ['E5/SUM(E$5:E$7)', 'E6/SUM(E$5:E$7)', 'E7/SUM(E$5:E$7)'], 'a pinned range of the row is all copies'],
  ['SUM(E$5:E5)', ['SUM(E$5:E5)', 'SUM(E$5:E6)', 'SUM(E$5:E7)'], 'a running sum runs'],
  ['B$1*E5+$B$2', ['B$1*E5+$B$2', 'B$1*E6+$B$2', 'B$1*E7+$B$2'], 'what is pinned above stays'],
  ['N(F4)+E5', ['N(F4)+E5', 'N(F5)+E6', 'N(F6)+E7'], 'the row before is the row before'],
])('within the row, %s is filled down: %j: %s', (formula, copies) => {
  expect([0, 1, 2].map(copiedFormula(formula, block))).toEqual(copies);
});

it('a formula shared by cells reads in each of them from its own place', () => {
  expect(sharedFormula('A1+$A1+A$1+$A$1', 2, 1)).toBe('B3+$A3+B$1+$A$1');
});

it('lists of ranges move one by one', () => {
  expect(movedRanges('A1:B2 E5 A6:A9', block, true)).toBe('A1:B2 E5:E7 A8:A11');
  expect(movedRanges('E5', block, false)).toBe('E5');
});
