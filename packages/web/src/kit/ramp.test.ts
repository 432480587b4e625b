import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rampStep } from './ramp.ts';

const steps = (levels: number) => Array.from({ length: levels }, (_, position) => rampStep(position, levels));

describe('the tier ramp', () => {
  it('gives five levels one step each and three levels the steps 0, 2, 4', () => {
    expect(steps(5)).toEqual([0, 1, 2, 3, 4]);
    expect(steps(3)).toEqual([0, 2, 4]);
    expect(steps(2)).toEqual([0, 4]);
    expect(steps(1)).toEqual([0]);
  });

  it('starts darkest, ends outlined and never turns back, for any number of levels', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), (levels) => {
        const ramp = steps(levels);
        expect(ramp[0]).toBe(0);
        expect(ramp.at(-1)).toBe(4);
        expect(ramp).toEqual(ramp.toSorted((a, b) => a - b));
        if (levels <= 5) expect(new Set(ramp).size).toBe(levels);
      }),
    );
  });
});
