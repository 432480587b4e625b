import type { Account, Region, RegionNode } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { emptied } from '../../../test/harness/emptied.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, db } = fulcrum;
const day = (today: string) => fulcrum.clock.moveTo(`${today}T01:00:00Z`);
const make = (code: string, parentId: string | null = null, more: object = {}) =>
  call<Region>('identity.createRegion', { code, name: code, parentId, validFrom: '2026-01-01', ...more });
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (fault: { reason: string }) => fault.reason,
  );
const east = await make('east', null, { level: 'area' });
const zhejiang = await make('zhejiang', east.id, { level: 'province' });
const hangzhou = await make('hangzhou', zhejiang.id, { level: 'city' });
const south = await make('south');
const team = await call<{ id: string }>('identity.createTeam', { code: 't', name: '杭州组', regionId: hangzhou.id });
const director = { ...(await fulcrum.person('sales_lead', { regionId: east.id })), visibility: 'region' as const };
const seller = await fulcrum.person('sales', { teamId: team.id });
const account = await call<Account>('accounts.create', { code: 'A', name: 'A', ownerId: null, teamId: null });
await call('accounts.assign', { ids: [account.id], ownerId: seller.userId });
const seen = async () => (await call<{ items: { code: string }[] }>('accounts.list', {}, director)).items.map(({ code }) => code);
const tree = async (asOf?: string) => (await call<{ items: RegionNode[] }>('regions.tree', asOf ? { asOf } : {})).items;
const parentsOn = async (asOf?: string) => {
  const items = await tree(asOf);
  const nameOf = new Map(items.map(({ id, name }) => [id, name]));
  return Object.fromEntries(items.map(({ name, parentId }) => [name, parentId && nameOf.get(parentId)]));
};

describe('the tree of regions', () => {
  test('an account has the region of its owner’s team, and who sees a region sees what is below it', async () => {
    expect(await call('accounts.get', { id: account.id })).toMatchObject({ regionId: hangzhou.id });
    expect(await seen()).toEqual(['A']);
  });

  test('a region moves with all below it, from that day on; earlier days keep the tree of then', async () => {
    day('2026-12-01');
    await call('regions.change', { id: zhejiang.id, parentId: south.id, name: '浙江' });
    expect(await seen()).toEqual([]);
    expect(await parentsOn()).toEqual({ east: null, south: null, 浙江: 'south', hangzhou: '浙江' });
    expect(await parentsOn('2026-11-30')).toEqual({ east: null, south: null, zhejiang: 'east', hangzhou: 'zhejiang' });
    expect(await parentsOn('2025-12-31')).toEqual({});
    const { items } = await call<{ items: object[] }>('regions.history', { id: zhejiang.id });
    expect(items).toMatchObject([
      { on: '2026-12-01', name: '浙江', parentName: 'south' },
      { on: '2026-01-01', name: 'zhejiang', parentName: 'east' },
    ]);
    await call('regions.change', { id: zhejiang.id, parentId: east.id });
    expect(await seen()).toEqual(['A']);
  });

  test('a region cannot stand below itself, nor below what has ended', async () => {
    expect(await reason(call('regions.change', { id: east.id, parentId: hangzhou.id }))).toBe('region.cycle');
    expect(await reason(call('regions.change', { id: east.id, parentId: east.id }))).toBe('region.cycle');
    const gone = await make('gone');
    await call('regions.end', { id: gone.id });
    expect(await reason(call('regions.change', { id: south.id, parentId: gone.id }))).toBe('region.ended');
    expect(Object.keys(await parentsOn())).not.toContain('gone');
    expect(Object.keys(await parentsOn('2026-11-30'))).toContain('gone');
  });

  test('a team moves with its accounts, dated; then its region may end, and shows nothing any more', async () => {
    expect(await reason(call('regions.end', { id: hangzhou.id }))).toBe('region.not_empty');
    expect(await call('regions.moveTeam', { id: team.id, regionId: south.id })).toEqual({ accounts: 1 });
    expect(await call('accounts.get', { id: account.id })).toMatchObject({ regionId: south.id });
    expect(await call('accounts.get', { id: account.id, asOf: '2026-11-25' })).toMatchObject({ regionId: hangzhou.id });
    expect(await seen()).toEqual([]);
    expect(await reason(call('regions.end', { id: hangzhou.id, on: '2026-12-01' }))).toBe('done');
  });

  test('targets are set, replaced and cleared by period, and masked where amounts are', async () => {
    await call('regions.setTarget', { id: east.id, period: '2026', amount: '5000000' });
    await call('regions.setTarget', { id: east.id, period: '2026-Q1', amount: '900000.5' });
    await call('regions.setTarget', { id: east.id, period: '2026', amount: '6000000' });
    const targets = (items: RegionNode[]) => items.find(({ id }) => id === east.id)?.targets;
    expect(targets(await tree())).toEqual([
      { period: '2026-Q1', amount: '900000.5' },
      { period: '2026', amount: '6000000' },
    ]);
    await call('regions.setTarget', { id: east.id, period: '2026', amount: null });
    expect(targets(await tree())).toHaveLength(1);
    const lead = await fulcrum.person('service_lead');
    const masked = await call<{ items: RegionNode[] }>('regions.tree', {}, lead);
    expect(targets(masked.items)).toEqual([{ period: '2026-Q1', amount: '***' }]);
  });
});

test('whatever is moved below what, no region ever stands below itself, and a refused move changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(5), fc.option(fc.nat(5))), { minLength: 1, maxLength: 12 }), async (moves) => {
      await emptied(db, 'region', 'region_history', 'region_target');
      const nodes = await ['a', 'b', 'c', 'd', 'e', 'f'].reduce(
        async (made: Promise<Region[]>, code) => [...(await made), await make(code)],
        Promise.resolve([]),
      );
      const parents = new Map<string, string | null>(nodes.map(({ id }) => [id, null]));
      const above = (id: string | null): string[] => (id ? [id, ...above(parents.get(id) ?? null)] : []);
      for (const [from, to] of moves) {
        const [id, parentId] = [nodes[from]!.id, to === null ? null : nodes[to]!.id];
        const cycles = above(parentId).includes(id);
        expect(await reason(call('regions.change', { id, parentId }))).toBe(cycles ? 'region.cycle' : 'done');
        if (!cycles) parents.set(id, parentId);
      }
      const stored = await sql<{ id: string; parent_id: string | null }>`select id, parent_id from region`.execute(db);
      expect(new Map(stored.rows.map((row) => [row.id, row.parent_id]))).toEqual(parents);
    }),
    { numRuns: 20 },
  );
});
