import type { OrderBlock, OrderSchedule } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { blocksOn, overlapping } from './week-days.ts';

const block = (from: string, to: string, more: Partial<OrderBlock> = {}): OrderBlock => ({
  ...{ orderId: from, number: 1, title: '甲', accountName: '乙', state: 'planned', revision: 1, overlaps: false, from, to },
  ...more,
});
const shanghai = { timeZone: 'Asia/Shanghai' };

test('a block stands on each of its days by the clocks of the installation, and not on the day at whose midnight it ends', () => {
  const night = block('2026-11-23T15:00:00Z', '2026-11-24T16:00:00Z');
  expect(['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'].map((day) => blocksOn([night], day, shanghai).length)).toEqual([
    0, 1, 1, 0,
  ]);
  expect(blocksOn([night], '2026-11-24', { timeZone: 'UTC' })).toEqual([night]);
});

test('an order of two people that overlaps for both is one that overlaps', () => {
  const one = block('2026-11-23T01:00:00Z', '2026-11-23T02:00:00Z', { overlaps: true });
  const person = { id: '1', name: '林溪', providerId: null, providerName: null, away: [], blocks: [one] };
  const week = { people: [person, { ...person, id: '2' }] } as unknown as OrderSchedule;
  expect(overlapping(week)).toBe(1);
});
