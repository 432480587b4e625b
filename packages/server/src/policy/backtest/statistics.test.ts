import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aucOf } from './auc.ts';
import { decilesOf, liftTop10 } from './deciles.ts';
import type { ScoreGroup } from './score-group.ts';
import { stabilityOf } from './stability.ts';

interface One {
  score: number;
  happened: boolean;
}
const bases = fc.array(fc.record({ score: fc.integer({ min: -4, max: 9 }), happened: fc.boolean() }), { minLength: 1, maxLength: 60 });
const grouped = (base: readonly One[]): ScoreGroup[] =>
  [...Map.groupBy(base, ({ score }) => score)].map(([score, list]) => ({
    score,
    accounts: list.length,
    positives: list.filter(({ happened }) => happened).length,
  }));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const wins = (a: One, b: One) => (a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0);

/** Every pair counted one by one, and the variance of the means over each side. */
function pairByPair(base: readonly One[]) {
  const yes = base.filter(({ happened }) => happened);
  const no = base.filter(({ happened }) => !happened);
  if (!yes.length || !no.length) return null;
  const ofYes = yes.map((one) => mean(no.map((other) => wins(one, other))));
  const ofNo = no.map((other) => mean(yes.map((one) => wins(one, other))));
  const auc = mean(ofYes);
  const variance = (values: readonly number[]) => values.reduce((sum, value) => sum + (value - auc) ** 2, 0) / (values.length - 1);
  return { auc, error: yes.length > 1 && no.length > 1 ? Math.sqrt(variance(ofYes) / yes.length + variance(ofNo) / no.length) : null };
}

test('the area is that of pairs counted one by one, and its interval that of the definition', () => {
  fc.assert(
    fc.property(bases, (base) => {
      const plain = pairByPair(base);
      const found = aucOf(grouped(base));
      if (!plain || !found) {
        expect(found).toBe(plain);
        return;
      }
      expect(found.auc).toBeCloseTo(plain.auc, 12);
      if (plain.error === null) {
        expect(found.low).toBeNull();
        return;
      }
      expect(found.low).toBeCloseTo(Math.max(0, plain.auc - 1.959963984540054 * plain.error), 12);
      expect(found.high).toBeCloseTo(Math.min(1, plain.auc + 1.959963984540054 * plain.error), 12);
    }),
  );
});

test('turning the scores around turns the area around, and moving them changes nothing', () => {
  fc.assert(
    fc.property(bases, (base) => {
      const auc = (change: (score: number) => number) => aucOf(grouped(base.map((one) => ({ ...one, score: change(one.score) }))))?.auc;
      const plain = auc((score) => score);
      if (plain === undefined) return;
      expect(auc((score) => -score)).toBeCloseTo(1 - plain, 12);
      expect(auc((score) => score ** 3 + 7)).toBeCloseTo(plain, 12);
    }),
  );
});

/** Accounts of each score, those without the outcome first. */
const rated = (no: readonly number[], yes: readonly number[]): ScoreGroup[] =>
  no.map((count, score) => ({ score, accounts: count + yes[score]!, positives: yes[score]! }));

test('the published area of Hanley and McNeil comes out', () => {
  // Radiology 143 (1982) 29–36, table I: 109 CT images rated from definitely normal to definitely abnormal.
  expect(aucOf(rated([33, 6, 6, 11, 2], [3, 2, 2, 11, 33]))?.auc).toBeCloseTo(0.893, 3);
});

test('deciles share out ties as the mean over every order of the equal would', () => {
  fc.assert(
    fc.property(bases, (base) => {
      // Each account cut into ten slices: a tenth of the base is then a whole number of them, and equal ones are spread evenly.
      const slices = base.toSorted((a, b) => b.score - a.score).flatMap((one) => Array.from({ length: 10 }, () => one));
      const rateAt = (score: number) => {
        const same = base.filter((one) => one.score === score);
        return same.filter(({ happened }) => happened).length / same.length;
      };
      const found = decilesOf(grouped(base));
      expect(found.map(({ decile }) => decile)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      for (const { decile, rate, from, to } of found) {
        const own = slices.slice((decile - 1) * base.length, decile * base.length);
        expect(rate).toBeCloseTo(mean(own.map(({ score }) => rateAt(score))), 9);
        expect([to, from]).toEqual([own[0]!.score, own.at(-1)!.score]);
      }
      const all = base.filter(({ happened }) => happened).length;
      expect(found.reduce((sum, { positives }) => sum + positives, 0)).toBeCloseTo(all, 9);
      if (all) expect(liftTop10(grouped(base))).toBeCloseTo(found[0]!.rate / (all / base.length), 9);
      else expect(liftTop10(grouped(base))).toBeNull();
    }),
  );
});

test('between points: mean, least, most and deviation of those that have a figure', () => {
  expect(stabilityOf([0.6, null, 0.7, 0.8])).toMatchObject({ least: 0.6, most: 0.8 });
  expect(stabilityOf([0.6, null, 0.7, 0.8])!.mean).toBeCloseTo(0.7, 12);
  expect(stabilityOf([0.6, null, 0.7, 0.8])!.deviation).toBeCloseTo(0.1, 12);
  expect(stabilityOf([0.6])!.deviation).toBeNull();
  expect(stabilityOf([null])).toBeNull();
});
