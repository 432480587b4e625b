import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aucOf } from './auc.ts';
import { areaOf, type Judged, meanArea } from './mean-auc.ts';
import { intervalOf, normalQuantile } from './normal.ts';

interface One {
  happened: boolean;
  scores: number[];
}
const bases = fc.array(
  fc.record({ happened: fc.boolean(), scores: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 2 }) }),
  {
    minLength: 8,
    maxLength: 50,
  },
);
const both = (base: readonly One[]): One[] => base.map((one, place) => ({ ...one, happened: place < 4 ? place < 2 : one.happened }));
const judged = (base: readonly One[], which: number): Judged[] =>
  base.map(({ happened, scores }, place) => ({ account: `a${place}`, score: scores[which]!, happened }));
const wins = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** DeLong's paired variance by its definition: covariances of placement values over every pair. */
function pairedByDefinition(base: readonly One[]) {
  const [yes, no] = [base.filter(({ happened }) => happened), base.filter(({ happened }) => !happened)];
  const ofYes = [0, 1].map((k) => yes.map((one) => mean(no.map((other) => wins(one.scores[k]!, other.scores[k]!)))));
  const ofNo = [0, 1].map((k) => no.map((other) => mean(yes.map((one) => wins(one.scores[k]!, other.scores[k]!)))));
  const covariance = (a: number[], b: number[]) =>
    a.reduce((sum, value, place) => sum + (value - mean(a)) * (b[place]! - mean(b)), 0) / (a.length - 1);
  const s = (side: number[][], a: number, b: number) => covariance(side[a]!, side[b]!);
  const of = (side: number[][]) => s(side, 0, 0) + s(side, 1, 1) - 2 * s(side, 0, 1);
  return { difference: mean(ofYes[0]!) - mean(ofYes[1]!), variance: of(ofYes) / yes.length + of(ofNo) / no.length };
}

test('at one point the area and its error are those of DeLong, and of a difference those of DeLong paired', () => {
  fc.assert(
    fc.property(bases, (drawn) => {
      const base = both(drawn);
      const [one, other] = [areaOf(judged(base, 0))!, areaOf(judged(base, 1))!];
      const plain = aucOf(
        [...Map.groupBy(judged(base, 0), ({ score }) => score)].map(([score, same]) => ({
          score,
          accounts: same.length,
          positives: same.filter(({ happened }) => happened).length,
        })),
      )!;
      const found = meanArea([one])!;
      expect(found.auc).toBeCloseTo(plain.auc, 12);
      expect(Math.max(0, intervalOf(found).low)).toBeCloseTo(plain.low!, 7);
      const paired = pairedByDefinition(base);
      const margin = meanArea([one], [other])!;
      expect(margin.auc).toBeCloseTo(paired.difference, 12);
      expect(margin.error ** 2).toBeCloseTo(paired.variance, 12);
    }),
  );
});

test('the same customers seen again at more points tell no more than once; other customers do', () => {
  fc.assert(
    fc.property(bases, fc.integer({ min: 2, max: 4 }), (drawn, times) => {
      const base = both(drawn);
      const one = areaOf(judged(base, 0))!;
      const again = meanArea(Array.from({ length: times }, () => one))!;
      expect(again.auc).toBeCloseTo(one.auc, 12);
      expect(again.error).toBeCloseTo(meanArea([one])!.error, 12);
      const others = Array.from(
        { length: times },
        (_, k) => areaOf(judged(base, 0).map((row) => ({ ...row, account: `${k}${row.account}` })))!,
      );
      expect(meanArea(others)!.error).toBeCloseTo(meanArea([one])!.error / Math.sqrt(times), 12);
    }),
  );
});

test('with fewer than two on a side there is no area with an error', () => {
  expect(areaOf([{ account: 'a', score: 1, happened: true }])).toBeNull();
  expect(meanArea([])).toBeNull();
});

test('the normal quantile is that of printed tables', () => {
  // Abramowitz and Stegun, table 26.5, to the digits printed; 0.975 in full.
  for (const [share, value] of [
    [0.5, 0],
    [0.975, 1.959963985],
    [0.995, 2.575829304],
    [0.9995, 3.290526731],
    [0.01, -2.326347874],
  ] as const)
    expect(normalQuantile(share)).toBeCloseTo(value, 7);
});
