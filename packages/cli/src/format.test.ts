import { expect, test } from 'vitest';
import { formatDay, formatMoment, formatTable, formatValue } from './format.ts';

test('numbers, days and moments are written as the reader writes them', () => {
  expect(formatValue('8300065.814', 'en')).toBe('8,300,065.81');
  expect(formatValue('2026-11-21', 'zh')).toBe('2026年11月21日');
  expect(formatDay('2026-11-21', 'en')).toBe('Nov 21, 2026');
  expect(formatMoment('2026-11-21T08:30:00Z', 'zh')).toMatch(/^2026年11月2[12]日 /);
  expect([formatValue(null, 'en'), formatValue(true, 'zh'), formatValue('新客户', 'zh')]).toEqual(['—', '✓', '新客户']);
});

test('a table lines up Chinese and Latin text, numbers to the right', () => {
  expect(
    formatTable(
      ['客户', 'Points'],
      [
        ['华为', '1.5'],
        ['AB', '120'],
      ],
    ),
  ).toEqual(['客户  Points', '华为     1.5', 'AB       120']);
});
