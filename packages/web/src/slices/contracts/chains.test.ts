import type { LedgerRow } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { chainsOf } from './chains.ts';

const row = (id: string, startsOn: string, more: Partial<LedgerRow> = {}) =>
  ({
    id,
    startsOn,
    endsOn: startsOn.replace(/^\d+/, (year) => String(Number(year) + 1)),
    predecessorId: null,
    frameworkId: null,
    ...more,
  }) as LedgerRow;
const told = (rows: LedgerRow[]) =>
  chainsOf(rows).map(({ row: { id }, depth, renews, first }) => `${first ? '|' : ''}${'·'.repeat(depth)}${renews ? '→' : ''}${id}`);

test('contracts stand in chains, the one that reaches furthest first, each with what adds to it below', () => {
  const rows = [
    row('c', '2026-01-01', { predecessorId: 'b' }),
    row('x', '2020-01-01'),
    row('b', '2025-01-01', { predecessorId: 'a' }),
    row('s', '2025-06-01', { frameworkId: 'b' }),
    row('a', '2024-01-01'),
  ];
  expect(told(rows)).toEqual(['|a', '→b', '·s', '→c', '|x']);
});

test('a renewal whose predecessor is not shown begins a chain, and no contract is lost in a circle', () => {
  expect(told([row('b', '2025-01-01', { predecessorId: 'elsewhere' })])).toEqual(['|b']);
  expect(told([row('a', '2024-01-01', { predecessorId: 'b' }), row('b', '2025-01-01', { predecessorId: 'a' })])).toEqual(['|a', '→b']);
});
