import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney } from './format-money.ts';

describe('money', () => {
  it('reads in 万 and 亿 in Chinese', () => {
    expect(formatMoney(1180e4, 'CNY', 'zh')).toBe('¥1,180 万');
    expect(formatMoney(6.42e8, 'CNY', 'zh')).toBe('¥6.42 亿');
    expect(formatMoney(21_000, 'CNY', 'zh')).toBe('¥2.1 万');
    expect(formatMoney(9_800, 'CNY', 'zh')).toBe('¥9,800');
    expect(formatMoney('-480000.000000', 'CNY', 'zh')).toBe('−¥48 万');
  });

  it('reads in K, M and B in English', () => {
    expect(formatMoney(11.8e6, 'CNY', 'en')).toBe('¥11.8M');
    expect(formatMoney(642e6, 'CNY', 'en')).toBe('¥642M');
    expect(formatMoney(480e3, 'CNY', 'en')).toBe('¥480K');
    expect(formatMoney(1.25e9, 'USD', 'en')).toBe('US$1.25B');
    expect(formatMoney(640, 'EUR', 'en')).toBe('€640');
  });

  it('moves to the next unit when rounding reaches it', () => {
    expect(formatMoney(99_999_999, 'CNY', 'zh')).toBe('¥1.00 亿');
    expect(formatMoney(999_999, 'CNY', 'en')).toBe('¥1.0M');
    expect(formatMoney(9_999.6, 'CNY', 'zh')).toBe('¥1 万');
  });

  it('shows every digit on request', () => {
    expect(formatMoney(12_460_000.5, 'CNY', 'zh', true)).toBe('¥12,460,000.5');
  });

  it('never shows four digits before K or M, nor five before 万', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 9.9e11, noNaN: true }), (amount) => {
        expect(formatMoney(amount, 'CNY', 'en')).not.toMatch(/\d,?\d{3}(\.\d+)?[KM]/);
        expect(formatMoney(amount, 'CNY', 'zh')).not.toMatch(/\d{2},\d{3} 万/);
      }),
    );
  });
});
