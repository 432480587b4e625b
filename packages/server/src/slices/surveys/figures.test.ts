import { SURVEY_KINDS, SURVEY_SCALES, type SurveyKind } from '@fulcrum/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresOf } from './figures.ts';
import { roundOn } from './round.ts';

const countsOf = (kind: SurveyKind, scores: readonly number[]) => {
  const { low, high } = SURVEY_SCALES[kind];
  return {
    low: scores.filter((score) => score <= low).length,
    middle: scores.filter((score) => score > low && score < high).length,
    high: scores.filter((score) => score >= high).length,
    sum: scores.reduce((sum, score) => sum + score, 0),
  };
};

test('the net promoter score is the plain mean of 100 for a promoter, −100 for a detractor and nothing else, within its interval', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2, maxLength: 200 }), (scores) => {
      const points = scores.map((score): number => (score >= 9 ? 100 : score <= 6 ? -100 : 0));
      const mean = points.reduce((sum, one) => sum + one, 0) / points.length;
      const variance = points.reduce((sum, one) => sum + (one - mean) ** 2, 0) / points.length;
      const half = 1.959964 * Math.sqrt(variance / points.length);
      const { value, least, most, answers } = figuresOf('nps', countsOf('nps', scores));
      expect(answers).toBe(scores.length);
      expect(value).toBeCloseTo(mean, 3);
      expect(least).toBeCloseTo(Math.max(-100, mean - half), 3);
      expect(most).toBeCloseTo(Math.min(100, mean + half), 3);
    }),
  );
});

test('CSAT and CES are the share of high scores; their interval holds it and never leaves 0 to 1', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('csat' as const, 'ces' as const),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 200 }),
      (kind, scores) => {
        const { value, least, most, mean } = figuresOf(kind, countsOf(kind, scores));
        expect(value).toBeCloseTo(scores.filter((score) => score >= SURVEY_SCALES[kind].high).length / scores.length, 5);
        expect(mean).toBeCloseTo(scores.reduce((sum, score) => sum + score, 0) / scores.length, 5);
        expect(least! >= 0 && least! <= value! + 1e-6 && most! + 1e-6 >= value! && most! <= 1).toBe(true);
      },
    ),
  );
});

test('of no answers there is no figure, of one no interval', () => {
  for (const kind of SURVEY_KINDS) {
    expect(figuresOf(kind, countsOf(kind, []))).toMatchObject({ answers: 0, value: null, least: null, most: null, mean: null });
    expect(figuresOf(kind, countsOf(kind, [5]))).toMatchObject({ answers: 1, least: null, most: null });
  }
});

test('rounds begin every so many months from the first day and take people in for two weeks', () => {
  const every = { schedule: { on: 'every', from: '2026-01-31', months: 1 } } as const;
  expect(roundOn(every, '2026-01-30')).toBeNull();
  expect(roundOn(every, '2026-02-13')).toBe('2026-01-31');
  expect(roundOn(every, '2026-02-14')).toBeNull();
  expect(roundOn(every, '2026-03-05')).toBe('2026-02-28');
  expect(roundOn(every, '2026-03-31')).toBe('2026-03-31');
});
