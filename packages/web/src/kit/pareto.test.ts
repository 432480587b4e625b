import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paretoCurve, paretoReach } from './pareto.ts';

describe('the Pareto curve', () => {
  it('finds how many accounts carry 80 % of the amount', () => {
    const curve = paretoCurve([5, 40, 10, 40, 5]);
    expect(paretoReach(curve, 0.8)).toEqual({ accounts: 2, accountShare: 0.4, amountShare: 0.8 });
  });

  it('has only its origin when there is no amount', () => {
    expect(paretoCurve([0, 0])).toHaveLength(1);
    expect(paretoReach(paretoCurve([]), 0.8)).toBeUndefined();
  });

  it('rises from 0 to 1, is concave, and never lies below the diagonal', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 60 }), (amounts) => {
        fc.pre(amounts.some((amount) => amount > 0));
        const curve = paretoCurve(amounts);
        expect(curve.at(-1)!.amountShare).toBeCloseTo(1, 9);
        const gains = curve.slice(1).map((point, i) => point.amountShare - curve[i]!.amountShare);
        for (const [i, gain] of gains.entries()) {
          expect(gain).toBeGreaterThanOrEqual(0);
          if (i > 0) expect(gain).toBeLessThanOrEqual(gains[i - 1]! + 1e-9);
        }
        for (const point of curve) expect(point.amountShare).toBeGreaterThanOrEqual(point.accountShare - 1e-9);
      }),
    );
  });
});
