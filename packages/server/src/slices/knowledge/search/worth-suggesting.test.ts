import fc from 'fast-check';
import { expect, test } from 'vitest';
import { worthSuggesting } from './worth-suggesting.ts';

const scored = (...scores: number[]) => scores.map((score) => ({ score }));

test('what answers about as well as the best is suggested, and what is far behind is not', () => {
  expect(worthSuggesting(scored(26.6, 12, 3, 1.2))).toEqual(scored(26.6, 12));
});

test('the best is always suggested, in the order found, and nothing below one that is left', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 20 }), (scores) => {
      const found = scored(...scores.toSorted((a, b) => b - a));
      const worth = worthSuggesting(found);
      expect(worth.length).toBeGreaterThan(0);
      expect(worth).toEqual(found.slice(0, worth.length));
    }),
  );
});
