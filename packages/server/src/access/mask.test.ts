import { Account, Contact, Order } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { maskerOf, maskValue } from './mask.ts';

test.each([
  ['phone', '13812342046', '138 **** 2046'],
  ['mail', 'shen.lan@example.com', 's***@example.com'],
  ['person', '沈澜', '沈**'],
  ['amount', '1180000.00', '***'],
] as const)('a masked %s keeps its shape only', (kind, value, shown) => {
  expect(maskValue(kind, value)).toBe(shown);
});

test('masks marked fields wherever they stand in an answer, and leaves the rest', () => {
  const contact = { name: '沈澜', phone: '13812342046', email: null, title: '采购总监' };
  expect(maskerOf(Contact, ['person', 'phone', 'mail'])!(contact)).toEqual({
    name: '沈**',
    phone: '138 **** 2046',
    email: null,
    title: '采购总监',
  });
  expect(maskerOf(Order, ['amount'])!({ code: 'A1', amount: '12.5' })).toEqual({ code: 'A1', amount: '***' });
});

test('a shape with nothing to mask costs nothing', () => {
  expect(maskerOf(Account, ['phone'])).toBeNull();
});
