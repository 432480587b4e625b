import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topLevels } from './top-levels.ts';

const level = (id: string | null, accounts: number, amount: string) => ({ id, name: null, accounts, amount });

describe('the top levels', () => {
  it('are the fewest that carry half of the amount', () => {
    const top = topLevels([level('A', 2, '40'), level('B', 8, '30'), level('C', 90, '30')]);
    expect(top).toEqual({ ids: ['A', 'B'], accounts: 10, accountShare: 0.1, amountShare: 0.7 });
  });

  it('say no share of amounts that the reader does not see, nor of a base that ordered nothing', () => {
    expect(topLevels([level('A', 1, '***'), level('B', 3, '***')])).toEqual({
      ids: ['A'],
      accounts: 1,
      accountShare: 0.25,
      amountShare: null,
    });
    expect(topLevels([level('A', 1, '0'), level('B', 3, '0')])?.amountShare).toBeNull();
  });

  it('are none before anything was evaluated', () => {
    expect(topLevels([])).toBeNull();
    expect(topLevels([level(null, 12, '5')])).toBeNull();
  });

  it('never are the whole ladder', () => {
    const ladder = fc.array(fc.tuple(fc.nat(50), fc.nat(1000)), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(ladder, (sums) => {
        const top = topLevels(sums.map(([accounts, amount], i) => level(String(i), accounts, String(amount))));
        if (top) expect(top.ids.length).toBeLessThan(sums.length);
      }),
    );
  });
});
