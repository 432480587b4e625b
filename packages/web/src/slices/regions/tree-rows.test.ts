import type { RegionNode } from '@fulcrum/contract';
import { expect, it } from 'vitest';
import { treeRows } from './tree-rows.ts';

const node = (id: string, parentId: string | null, accounts: number): RegionNode => ({
  id,
  code: id,
  name: id,
  parentId,
  level: null,
  validFrom: '2026-01-01',
  validUntil: null,
  teams: [],
  users: 0,
  accounts,
  targets: [],
});

it('puts each region behind the one above it, with the customers of all below', () => {
  const rows = treeRows([node('city', 'province', 3), node('area', null, 1), node('province', 'area', 2), node('other', 'gone', 4)]);
  expect(rows.map(({ id, depth, accountsBelow }) => [id, depth, accountsBelow])).toEqual([
    ['area', 0, 6],
    ['province', 1, 5],
    ['city', 2, 3],
    ['other', 0, 4],
  ]);
});
