import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factorOf, inverseDiagonal, solve } from './cholesky.ts';
import { chanceOf, fitLogistic, type Sample } from './logistic.ts';

const cell = fc.integer({ min: -30, max: 30 }).map((value) => value / 10);
const samples = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.record({
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 6, maxLength: 60 }),
    draws: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
    ridge: fc.constantFrom(0.1, 1, 10),
  }),
);
const sampleOf = ({ rows, draws, ridge }: { rows: number[][]; draws: boolean[]; ridge: number }): Sample => ({
  rows,
  happened: rows.map((_, place) => (place < 2 ? place === 0 : draws[place]!)),
  ridge,
});

/** The gradient of the penalised loss as the definition writes it, the intercept first. */
function gradientAt({ rows, happened, ridge }: Sample, [intercept = 0, ...beta]: readonly number[]): number[] {
  const miss = rows.map(
    (row, place) => 1 / (1 + Math.exp(-(intercept + row.reduce((sum, x, j) => sum + x * beta[j]!, 0)))) - Number(happened[place]),
  );
  const sum = (of: (row: readonly number[], place: number) => number) => rows.reduce((total, row, place) => total + of(row, place), 0);
  return [sum((_, place) => miss[place]!), ...beta.map((value, j) => sum((row, place) => miss[place]! * row[j]!) + ridge * value)];
}

test('at the answer the penalised loss is flat: the one minimum of a convex loss', () => {
  fc.assert(
    fc.property(samples, (drawn) => {
      const sample = sampleOf(drawn);
      const found = fitLogistic(sample)!;
      for (const slope of gradientAt(sample, [found.intercept, ...found.coefficients])) expect(Math.abs(slope)).toBeLessThan(1e-7);
    }),
  );
});

test('a plain walk downhill ends where Newton does', () => {
  const sample: Sample = {
    rows: Array.from({ length: 80 }, (_, n) => [((n * 37) % 23) / 10 - 1.1, ((n * 53) % 31) / 10 - 1.5]),
    happened: Array.from({ length: 80 }, (_, n) => ((n * 37) % 23) + ((n * 7) % 11) > 16),
    ridge: 1,
  };
  let beta = [0, 0, 0];
  for (let step = 0; step < 20_000; step++) {
    const gradient = gradientAt(sample, beta);
    beta = beta.map((value, j) => value - 0.02 * gradient[j]!);
  }
  const found = fitLogistic(sample)!;
  for (const [place, value] of [found.intercept, ...found.coefficients].entries()) expect(value).toBeCloseTo(beta[place]!, 9);
});

test('the published example of hours of study comes out, standard errors and all', () => {
  // en.wikipedia.org/wiki/Logistic_regression, "Probability of passing an exam versus hours of study", as fitted there by R's glm.
  const hours = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5];
  const passed = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1];
  const found = fitLogistic({ rows: hours.map((one) => [one]), happened: passed.map((one) => one === 1), ridge: 0 })!;
  expect(found.intercept).toBeCloseTo(-4.077713, 6);
  expect(found.coefficients[0]).toBeCloseTo(1.504645, 6);
  expect(found.errors[0]).toBeCloseTo(1.761, 4);
  expect(found.errors[1]).toBeCloseTo(0.6287, 4);
  expect(chanceOf(found.intercept + found.coefficients[0]! * 2)).toBeCloseTo(0.2557, 4);
});

test('of a two-by-two table it is the odds, and their logarithm has the error of Woolf', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 4, maxLength: 4 }), ([a, b, c, d]) => {
      const cells: [number, boolean, number][] = [
        [1, true, a!],
        [1, false, b!],
        [0, true, c!],
        [0, false, d!],
      ];
      const all = cells.flatMap(([x, happened, count]) => Array.from({ length: count }, () => ({ x, happened })));
      const found = fitLogistic({ rows: all.map(({ x }) => [x]), happened: all.map(({ happened }) => happened), ridge: 0 })!;
      expect(found.coefficients[0]).toBeCloseTo(Math.log((a! * d!) / (b! * c!)), 8);
      expect(found.errors[1]).toBeCloseTo(Math.sqrt(1 / a! + 1 / b! + 1 / c! + 1 / d!), 6);
    }),
  );
});

test('figures that separate the cases wholly have an answer with a penalty, and none without; one outcome has none', () => {
  const rows = [[-2], [-1], [1], [2]];
  expect(fitLogistic({ rows, happened: [false, false, true, true], ridge: 0 })).toBeNull();
  const kept = fitLogistic({ rows, happened: [false, false, true, true], ridge: 1 })!;
  expect(kept.coefficients[0]).toBeGreaterThan(0.5);
  expect(Number.isFinite(kept.errors[1])).toBe(true);
  expect(fitLogistic({ rows, happened: [true, true, true, true], ridge: 1 })).toBeNull();
  expect(fitLogistic({ rows: [[1], [1], [1]], happened: [true, false, true], ridge: 0 })).toBeNull();
});

test('what is solved is what was asked, and a matrix that is not positive definite is refused', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 8 }), (rows) => {
      const matrix = [0, 1, 2].map((i) =>
        Float64Array.from([0, 1, 2].map((j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0) + (i === j ? 1 : 0))),
      );
      const lower = factorOf(matrix)!;
      const x = solve(lower, Float64Array.from([1, -2, 3]));
      for (const [i, wanted] of [1, -2, 3].entries())
        expect(matrix[i]!.reduce((sum, value, j) => sum + value * x[j]!, 0)).toBeCloseTo(wanted, 8);
      for (const value of inverseDiagonal(lower)) expect(value).toBeGreaterThan(0);
    }),
  );
  expect(factorOf([Float64Array.from([1, 1]), Float64Array.from([1, 1])])).toBeNull();
});
