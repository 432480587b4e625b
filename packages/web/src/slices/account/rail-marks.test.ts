import { expect, test } from 'vitest';
import { railMarks, tierChanges } from './rail-marks.ts';

test('only changes of level are marks, the first level among them', () => {
  const judged = [
    { asOf: '2026-01-31', level: null },
    { asOf: '2026-02-28', level: 'B' },
    { asOf: '2026-03-31', level: 'B' },
    { asOf: '2026-04-30', level: 'A' },
  ];
  expect(tierChanges(judged)).toEqual([
    { on: '2026-02-28', before: null, after: 'B' },
    { on: '2026-04-30', before: 'B', after: 'A' },
  ]);
});

test('a mark too close to the label before keeps its dot alone, and marks outside the rail are left out', () => {
  const mark = (on: string) => ({ on, text: on });
  const found = railMarks(['2026-05-01', '2025-11-20', '2026-04-20', '2026-06-20', '2027-01-01'].map(mark), '2025-11-20', '2026-11-20');
  expect(found.map(({ on, shown }) => [on, shown])).toEqual([
    ['2026-04-20', true],
    ['2026-05-01', false],
    ['2026-06-20', true],
  ]);
});
