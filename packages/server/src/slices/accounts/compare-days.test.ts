import type { DayComparison, DayMover } from '@fulcrum/contract';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum({ now: '2026-11-25T04:00:00Z' });
const { call } = fulcrum;
const TODAY = '2026-11-25';

beforeAll(async () => {
  await call('session.installTemplate', { id: 'higher-ed', demo: true });
  await call('evaluations.run', {});
}, 120_000);

interface Row {
  id: string;
  name: string;
  tier: string | null;
  healthColour: string | null;
  amount12m: string;
  arr: string;
}
/** Every account of the list of a day. */
async function listed(asOf: string, filter: object = {}): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await call<{ items: Row[]; nextCursor: string | null }>('accounts.list', {
      ...{ asOf, sort: 'name', limit: 200, ...filter },
      ...(cursor ? { cursor } : {}),
    });
    rows.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return rows;
}
/** Everybody who moved, by pages of a few. */
async function movers(input: object, actor?: Awaited<ReturnType<typeof fulcrum.person>>): Promise<DayMover[]> {
  const all: DayMover[] = [];
  let cursor: string | undefined;
  do {
    const page = await call<{ items: DayMover[]; nextCursor: string | null }>(
      'accounts.movers',
      { limit: 7, ...input, ...(cursor ? { cursor } : {}) },
      actor,
    );
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return all;
}
const tally = <T>(list: readonly T[], key: (one: T) => string) =>
  Object.fromEntries([...Map.groupBy(list, key)].map(([id, all]) => [id, all.length]));
const total = (rows: readonly Row[], amount: (row: Row) => string) => rows.reduce((sum, row) => sum + Number(amount(row)), 0);

test.for([
  ['tier', '2026-05-31', TODAY],
  ['tier', '2025-09-30', '2026-05-31'],
  ['health', '2026-08-31', TODAY],
] as const)('two days by %s, %s and %s, are the two lists held against each other', async ([by, from, to]) => {
  const found = await call<DayComparison>('accounts.compare', { by, from, to });
  const [before, after] = [await listed(from), await listed(to)];
  const group = (row: Row) => (by === 'tier' ? row.tier : row.healthColour);
  const amount = (row: Row) => (by === 'tier' ? row.amount12m : row.arr);
  for (const { id, before: was, after: is } of found.groups) {
    expect([id, was.accounts]).toEqual([id, before.filter((row) => group(row) === id).length]);
    expect([id, is.accounts]).toEqual([id, after.filter((row) => group(row) === id).length]);
    expect(Number(was.amount)).toBeCloseTo(
      total(
        before.filter((row) => group(row) === id),
        amount,
      ),
      2,
    );
    expect(Number(is.amount)).toBeCloseTo(
      total(
        after.filter((row) => group(row) === id),
        amount,
      ),
      2,
    );
  }
  const [old, now] = [new Map(before.map((row) => [row.id, row])), new Map(after.map((row) => [row.id, row]))];
  const both = after.filter(({ id }) => old.has(id));
  expect(Object.fromEntries(found.moves.map((move) => [`${move.from} ${move.to}`, move.accounts]))).toEqual(
    tally(both, (row) => `${group(old.get(row.id)!)} ${group(row)}`),
  );
  expect(found.entered.accounts).toBe(after.length - both.length);
  expect(found.left.accounts).toBe(before.filter(({ id }) => !now.has(id)).length);
  const moved = [...new Set([...old.keys(), ...now.keys()])].filter((id) => {
    const [one, other] = [old.get(id), now.get(id)];
    return !one || !other || group(one) !== group(other);
  });
  const all = await movers({ by, from, to });
  expect(all.map(({ accountId }) => accountId).toSorted()).toEqual(moved.toSorted());
  for (const { accountId, from: was, to: is } of all)
    expect([was, is]).toEqual([
      old.has(accountId) ? group(old.get(accountId)!) : null,
      now.has(accountId) ? group(now.get(accountId)!) : null,
    ]);
  const largest = all.map(({ before: was, after: is }) => Math.max(Number(was ?? 0), Number(is ?? 0)));
  expect(largest).toEqual(largest.toSorted((a, b) => b - a));
});

test('by stage both sides are the pages of the two days, and who came to a filter or left it is counted apart', async () => {
  type Overview = { stages: { id: string; accounts: number; arr: string }[] };
  const [from, to] = ['2026-08-31', '2026-10-31'];
  const found = await call<DayComparison>('accounts.compare', { by: 'stage', from, to });
  for (const [side, asOf] of [
    ['before', from],
    ['after', to],
  ] as const) {
    const { stages } = await call<Overview>('lifecycle.overview', { asOf });
    const told = stages.map(({ id, accounts }) => [id, accounts]);
    expect(found.groups.filter(({ id }) => id !== null).map((group) => [group.id, group[side].accounts])).toEqual(told);
  }
  const filter = JSON.stringify({ metric: 'state.stage', op: 'in', value: ['renewal'] });
  const renewal = await call<DayComparison>('accounts.compare', { by: 'stage', from, to, filter });
  const into = found.moves
    .filter((move) => move.to === 'renewal' && move.from !== 'renewal')
    .reduce((sum, { accounts }) => sum + accounts, 0);
  const out = found.moves
    .filter((move) => move.from === 'renewal' && move.to !== 'renewal')
    .reduce((sum, { accounts }) => sum + accounts, 0);
  expect([renewal.left.accounts, renewal.entered.accounts >= into]).toEqual([out, true]);
});

test('days the wrong way round are refused, and who sees no amounts gets neither them nor their order', async () => {
  await expect(call('accounts.compare', { by: 'tier', from: TODAY, to: '2026-01-31' })).rejects.toMatchObject({ reason: 'tier.days' });
  const viewer = await fulcrum.person('viewer');
  const asked = { by: 'tier', from: '2025-11-30' };
  const { moves, groups } = await call<DayComparison>('accounts.compare', asked, viewer);
  const seen = await movers(asked, viewer);
  const all = await movers(asked);
  const names = (list: readonly DayMover[]) => list.map(({ name }) => name);
  expect(names(seen).length).toBeGreaterThan(1);
  expect(names(seen)).not.toEqual(names(all));
  expect(names(seen).toSorted()).toEqual(names(all).toSorted());
  const amounts = [
    ...groups.flatMap(({ before, after }) => [before.amount, after.amount]),
    ...moves.flatMap((move) => [move.before, move.after]),
  ];
  expect(amounts.every((amount) => amount.includes('*'))).toBe(true);
});
