import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterOf, plainTests, storedFigure, typedFigure } from './condition-tests.ts';

describe('a filter', () => {
  it('keeps a figure through its unit and back', () => {
    const kinds = fc.constantFrom('money', 'ratio', 'count', 'days', 'score');
    const languages = fc.constantFrom('zh', 'en');
    const figures = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 100);
    fc.assert(
      fc.property(figures, kinds, languages, (typed, kind, language) => {
        expect(typedFigure(storedFigure(typed, kind, language), kind, language)).toBe(typed);
      }),
    );
  });

  it('reads money in the unit of the language and ratios in percent', () => {
    expect(storedFigure(10, 'money', 'zh')).toBe(100_000);
    expect(storedFigure(10, 'money', 'en')).toBe(10_000);
    expect(storedFigure(7, 'ratio', 'zh')).toBe(0.07);
  });

  it('is a list of tests when it asks for all of them', () => {
    const test = { metric: 'orders.count_12m', op: '>=' as const, value: 3 };
    expect(plainTests(undefined)).toEqual([]);
    expect(plainTests(test)).toEqual([test]);
    expect(plainTests(filterOf([test, test]))).toEqual([test, test]);
    expect(filterOf([])).toBeUndefined();
  });

  it('is not a list of tests when it is built otherwise', () => {
    const test = { metric: 'orders.count_12m', op: 'known' as const };
    expect(plainTests({ any: [test] })).toBeNull();
    expect(plainTests({ all: [test, { not: test }] })).toBeNull();
  });
});
