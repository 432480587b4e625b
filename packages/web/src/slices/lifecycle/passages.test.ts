import { expect, test } from 'vitest';
import { passagesOf } from './passages.ts';
import type { Stages } from './stage-mark.tsx';

const stages: Stages = ['first', 'second', 'third'].map((id) => ({
  ...{ id, name: { zh: id, en: id }, track: 'main', phase: null, lost: false, expectedDays: null, exit: [] },
}));

test('moves of a track stand in its order, each on, back, in or out; what concerns other tracks alone is left out', () => {
  const moves = [
    { from: 'third', to: 'first', lines: 2 },
    { from: 'first', to: 'third', lines: 5 },
    { from: null, to: 'second', lines: 7 },
    { from: 'second', to: null, lines: 1 },
    { from: 'strange', to: 'first', lines: 3 },
    { from: 'foreign', to: 'first', lines: 4 },
    { from: 'strange', to: 'foreign', lines: 9 },
    { from: null, to: 'foreign', lines: 8 },
  ];
  expect(passagesOf(moves, stages)).toEqual([
    { from: 'other', to: 'first', way: 'in', lines: 7 },
    { from: '', to: 'second', way: 'in', lines: 7 },
    { from: 'first', to: 'third', way: 'on', lines: 5 },
    { from: 'second', to: '', way: 'out', lines: 1 },
    { from: 'third', to: 'first', way: 'back', lines: 2 },
  ]);
});
