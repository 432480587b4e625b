import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal, micro } from './micro.ts';

test('text becomes millionths and text again, without a digit lost or added', () => {
  expect([0n, 1n, -1n, 1_234_567n, -20_000_000n, 500_000n].map(decimal)).toEqual(['0', '0.000001', '-0.000001', '1.234567', '-20', '0.5']);
  expect(['1.5', '-0.000001', '7', '3.1234567', null, undefined].map(micro)).toEqual([1_500_000n, -1n, 7_000_000n, 3_123_456n, 0n, 0n]);
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (value) => {
      expect(micro(decimal(value))).toBe(value);
    }),
  );
});
