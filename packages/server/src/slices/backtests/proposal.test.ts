import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaOf, meanArea } from '../../policy/backtest/mean-auc.ts';
import type { AccountRow } from './backtest-point.sql.ts';
import { trainingDays } from './proposal-days.ts';
import { verdictOf } from './proposal-verdict.ts';
import { hundred, learn } from './proposal-weights.ts';

test('points to learn from are over by the first point tested, with as much history before them as they look ahead', () => {
  expect(trainingDays(['2026-04-30'], 6, '2020-01-01')).toEqual({
    horizon: 6,
    days: ['2025-05-31', '2025-06-30', '2025-07-31', '2025-08-31', '2025-09-30', '2025-10-31'],
  });
  expect(trainingDays(['2024-06-30'], 6, '2020-01-01')!.days.at(-1)).toBe('2023-12-31');
  // Six months before there was nothing to know yet: three months ahead must do.
  expect(trainingDays(['2011-06-09'], 6, '2010-12-01')).toEqual({ horizon: 3, days: ['2011-03-09'] });
  expect(trainingDays(['2011-06-09'], 3, '2011-05-01')).toBeNull();
  expect(trainingDays([], 3, '2011-05-01')).toBeNull();
});

test('weights are whole, make 100 and stay within one of their proportion', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 }), (parts) => {
      const weights = hundred(parts);
      const total = parts.reduce((sum, part) => sum + part, 0);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
      for (const [place, weight] of weights.entries()) expect(Math.abs(weight - (100 * parts[place]!) / total)).toBeLessThan(1);
    }),
  );
});

/** Numbers of which none tells of another; the same for the same seed. */
function drawn(seed: number): () => number {
  let state = seed * 2_654_435_761 + 12_345;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    state = Math.imul(state ^ (state >>> 13), 3_266_489_917) >>> 0;
    return ((state ^ (state >>> 16)) >>> 0) / 4_294_967_296;
  };
}
/** 200 customers with three figures: `tells` says how much the first has to do with what happens; the third is its opposite. */
function base(seed: number, tells: number): AccountRow[] {
  const next = drawn(seed);
  return Array.from({ length: 200 }, (_, place) => {
    const [first, second, luck] = [next(), next(), next()];
    return {
      account: `a${place}`,
      happened: tells * first + (1 - tells) * luck > 0.5,
      level: null,
      score: null,
      values: [first, second, 1 - first],
    };
  });
}
const verdictFor = (rows: AccountRow[]) => {
  const figures = [0, 1, 2].map((place) => ({
    id: `f${place}`,
    area: meanArea([areaOf(rows.map(({ account, happened, values }) => ({ account, happened: happened!, score: values[place]! })))!])!,
  }));
  return verdictOf(figures, null, 60).signal;
};

test('of outcomes drawn by lot it says in nineteen of twenty bases that they follow no pattern, and of others that they do', () => {
  const signals = (tells: number) => Array.from({ length: 200 }, (_, seed) => verdictFor(base(seed + 1, tells)));
  expect(signals(0).filter((signal) => signal === 'some').length).toBeLessThanOrEqual(20);
  expect(signals(0.5).every((signal) => signal === 'some')).toBe(true);
});

test('nothing is said of few', () => {
  const area = { auc: 0.9, error: 0.01 };
  expect(verdictOf([{ id: 'f', area }], null, 29).signal).toBe('unknown');
  expect(verdictOf([], null, 100).signal).toBe('unknown');
});

test('a figure that tells carries the weight, whichever way it points, and one beside it of the same content none', () => {
  const rows = [base(7, 0.6)];
  const learnt = learn(rows, ['f0', 'f1', 'f2'], () => true, true)!;
  expect(learnt.weights[0]!.weight).toBeGreaterThan(80);
  expect(learnt.weights.some(({ id }) => id === 'f0') && learnt.weights.some(({ id }) => id === 'f2')).toBe(false);
  const falling = learn(rows, ['f1', 'f2'], (id) => id !== 'f0', true);
  expect(falling).not.toBeNull();
  const turned = learn(
    [rows[0]!.map((row) => ({ ...row, values: [1 - row.values[0]!, row.values[1]!, 0] }))],
    ['f0', 'f1', 'f2'],
    () => true,
    true,
  )!;
  expect(turned.weights[0]).toMatchObject({ id: 'f0' });
  expect(turned.weights[0]!.bands![0]!.points).toBe(100);
});

test('of what one does not wish for, high scores are of those to whom it does not happen', () => {
  const learnt = learn([base(3, 0.6)], ['f0', 'f1', 'f2'], (id) => id === 'f0', false)!;
  const mean = (happened: boolean) => {
    const scores = learnt.cases.filter((one) => one.happened === happened).map(({ score }) => score);
    return scores.reduce((sum, score) => sum + score, 0) / scores.length;
  };
  expect(learnt.weights[0]!.bands).not.toBeNull();
  expect(mean(false)).toBeGreaterThan(mean(true));
});
