import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrationOf } from './calibration.ts';

const cases = fc.array(fc.record({ chance: fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100), happened: fc.boolean() }), {
  minLength: 10,
  maxLength: 80,
});
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test("Brier's score, and the tenths add up to all", () => {
  fc.assert(
    fc.property(cases, (all) => {
      const found = calibrationOf(all)!;
      expect(found.brier).toBeCloseTo(mean(all.map(({ chance, happened }) => (chance - (happened ? 1 : 0)) ** 2)), 12);
      expect(mean(found.tenths.map(({ foretold }) => foretold))).toBeCloseTo(mean(all.map(({ chance }) => chance)), 9);
      expect(mean(found.tenths.map(({ rate }) => rate))).toBeCloseTo(mean(all.map(({ happened }) => (happened ? 1 : 0))), 9);
      for (const [place, { foretold }] of found.tenths.entries())
        expect(foretold).toBeLessThan((found.tenths[place - 1]?.foretold ?? 1) + 1e-12);
    }),
  );
});

/** Of each chance ten cases, to exactly that many of whom it happened. */
const exact = (of: (chance: number) => number) =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((tenth) =>
    Array.from({ length: 10 }, (_, place) => ({ chance: of(tenth / 10), happened: place < tenth })),
  );

test('chances that hold have slope 1 and intercept 0; too bold ones a slope below, halved logits a slope of 2', () => {
  const right = calibrationOf(exact((chance) => chance))!;
  expect(right.slope).toBeCloseTo(1, 9);
  expect(right.intercept).toBeCloseTo(0, 9);
  expect(right.brier).toBeLessThan(right.brierOfShare);
  const logit = (chance: number) => Math.log(chance / (1 - chance));
  const scaled = (by: number) => calibrationOf(exact((chance) => 1 / (1 + Math.exp(-by * logit(chance)))))!;
  expect(scaled(2).slope).toBeCloseTo(0.5, 9);
  expect(scaled(0.5).slope).toBeCloseTo(2, 9);
});

test('where it happened to all there is no slope, and without cases nothing is said', () => {
  expect(calibrationOf([{ chance: 0.4, happened: true }])).toMatchObject({ slope: null, intercept: null, brier: 0.36 });
  expect(calibrationOf([])).toBeNull();
});
