import type { Account } from '@fulcrum/contract';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum();
const { call, clock } = fulcrum;
const [east, west] = [
  await call<{ id: string }>('identity.createTeam', { code: 'E', name: '东区' }),
  await call<{ id: string }>('identity.createTeam', { code: 'W', name: '西区' }),
];
const people = [
  await fulcrum.person('csm', { name: '林致远', teamId: east.id }),
  await fulcrum.person('csm', { name: '苏晚', teamId: west.id }),
  await fulcrum.person('csm', { name: '陈默', teamId: west.id }),
];
const lead = await fulcrum.person('sales_lead', { name: '何川', teamId: east.id });
const ids: string[] = [];
const SIZE = 6;
beforeAll(async () => {
  for (let n = 0; n < SIZE; n++)
    ids.push((await call<Account>('accounts.create', { code: `A${n}`, name: `客户 ${n}`, createdOn: '2026-01-01' })).id);
});
const later = () => clock.moveTo(clock.now().add({ minutes: 1 }).toString());
const stands = async (id: string) => {
  const { ownerId, teamId, regionId } = await call<Account>('accounts.get', { id });
  return { ownerId, teamId, regionId };
};
const all = () => Promise.all(ids.map(stands));
interface Assigned {
  changed: number;
  undo: string | null;
}
interface Undone {
  changed: number;
  left: number;
  examples: { name: string; ownerName: string | null }[];
}

test('assigning all that a filter meets is taken back by one undo, whatever came of some of them since', async () => {
  const owner = fc.constantFrom(null, ...people.map(({ userId }) => userId!));
  const plan = fc.record({
    before: fc.array(owner, { minLength: SIZE, maxLength: SIZE }),
    to: fc.constantFrom(...people.map(({ userId }) => userId!)),
    // What somebody else does meanwhile, also giving an account away and back again.
    meanwhile: fc.array(fc.tuple(fc.nat(SIZE - 1), owner, fc.boolean()), { maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(plan, async ({ before, to, meanwhile }) => {
      const give = async (id: string, ownerId: string | null) => {
        later();
        const { revision } = await call<Account>('accounts.get', { id });
        await call('accounts.change', { id, revision, ownerId });
      };
      for (const [n, ownerId] of before.entries()) await give(ids[n]!, ownerId);
      const given = await all();
      later();
      const assigned = await call<Assigned>('accounts.assign', { where: { q: '客户' }, ownerId: to });
      const moved = given.map(({ ownerId }) => ownerId !== to);
      expect(assigned.changed).toBe(moved.filter(Boolean).length);
      if (!assigned.undo) return;
      for (const [n, ownerId, andBack] of meanwhile) {
        await give(ids[n]!, ownerId);
        if (andBack) await give(ids[n]!, to);
      }
      const now = await all();
      // An account counts as touched when its owner was another in between, not when somebody wrote the same owner again.
      const touched = new Set(meanwhile.flatMap(([n, ownerId]) => (ownerId === to ? [] : [n])));
      later();
      const undone = await call<Undone>('accounts.undoAssign', { id: assigned.undo });
      const back = moved.map((was, n) => was && !touched.has(n));
      expect(await all()).toEqual(given.map((row, n) => (back[n] ? row : now[n])));
      expect({ changed: undone.changed, left: undone.left }).toEqual({
        changed: back.filter(Boolean).length,
        left: assigned.changed - back.filter(Boolean).length,
      });
      expect(undone.examples.map(({ name }) => name)).toEqual(moved.flatMap((was, n) => (was && touched.has(n) ? [`客户 ${n}`] : [])));
      expect(await call<Undone>('accounts.undoAssign', { id: assigned.undo })).toMatchObject({ changed: 0 });
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

test('open tasks go back with the account, and the history of owners tells both moves', async () => {
  later();
  await call('accounts.assign', { ids: [ids[0]], ownerId: people[0]!.userId });
  const task = await call<{ id: string }>('tasks.create', {
    accountId: ids[0],
    title: '确认报价',
    dueOn: '2026-12-01',
    ownerId: people[0]!.userId,
  });
  later();
  const { undo } = await call<Assigned>('accounts.assign', { where: { q: '客户 0' }, ownerId: people[1]!.userId });
  expect(await call('tasks.get', { id: task.id })).toMatchObject({ ownerId: people[1]!.userId });
  later();
  await call('accounts.undoAssign', { id: undo });
  expect(await call('tasks.get', { id: task.id })).toMatchObject({ ownerId: people[0]!.userId });
});

test('only who assigned takes it back, also from where they no longer see it, and never to where they may not write', async () => {
  later();
  await call('accounts.assign', { ids, ownerId: people[2]!.userId });
  later();
  await call('accounts.assign', { ids: ids.slice(0, 2), ownerId: people[0]!.userId });
  later();
  const mine = await call<Assigned>('accounts.assign', { where: { q: '客户' }, ownerId: people[1]!.userId }, lead);
  expect(mine.changed).toBe(2);
  await expect(call('accounts.get', { id: ids[0] }, lead)).rejects.toMatchObject({ kind: 'not_found' });
  await expect(call('accounts.undoAssign', { id: mine.undo })).rejects.toMatchObject({ kind: 'not_found' });
  later();
  expect(await call('accounts.undoAssign', { id: mine.undo }, lead)).toMatchObject({ changed: 2, left: 0 });
  expect(await stands(ids[0]!)).toMatchObject({ ownerId: people[0]!.userId, teamId: east.id });
});
