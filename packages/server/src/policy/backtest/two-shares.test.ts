import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOf, neededFor } from './two-shares.ts';

// Examples of R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10.
test.each([
  [56, 70, 48, 80, 0.2, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.6, 0.1705, 0.809],
  [6, 7, 2, 7, 0.5714, 0.0582, 0.8062],
  [5, 56, 0, 29, 0.0893, -0.0381, 0.1926],
  [0, 10, 0, 20, 0, -0.1611, 0.2775],
  [0, 10, 0, 10, 0, -0.2775, 0.2775],
  [10, 10, 0, 20, 1, 0.6791, 1],
  [10, 10, 0, 10, 1, 0.6075, 1],
])('the interval of %d of %d against %d of %d is the published one', (a, m, b, n, value, low, high) => {
  const found = differenceOf({ reached: a, accounts: m }, { reached: b, accounts: n });
  expect(found.value).toBeCloseTo(value, 4);
  expect(found.low).toBeCloseTo(low, 4);
  expect(found.high).toBeCloseTo(high, 4);
});

const share = fc
  .integer({ min: 1, max: 400 })
  .chain((accounts) => fc.record({ accounts: fc.constant(accounts), reached: fc.nat(accounts) }));
test('the interval holds its value, lies between −1 and 1, and turns about when the sides change places', () => {
  fc.assert(
    fc.property(share, share, (one, other) => {
      const [there, back] = [differenceOf(one, other), differenceOf(other, one)];
      expect(there.low).toBeLessThanOrEqual(there.value);
      expect(there.high).toBeGreaterThanOrEqual(there.value);
      expect(Math.abs(there.low)).toBeLessThanOrEqual(1 + 1e-12);
      expect(Math.abs(there.high)).toBeLessThanOrEqual(1 + 1e-12);
      expect(there.low).toBeCloseTo(-back.high, 12);
    }),
  );
});

test('the accounts that it takes are those of Fleiss’s tables', () => {
  // J. L. Fleiss, Statistical Methods for Rates and Proportions, without correction: 0.5 against 0.6 and 0.1 against 0.2, power 80 %.
  expect(neededFor(0.5, 0.1)).toBe(388);
  expect(neededFor(0.1, 0.1)).toBe(199);
  expect(neededFor(0.95, 0.1)).toBe(neededFor(0.85, 0.1));
});
