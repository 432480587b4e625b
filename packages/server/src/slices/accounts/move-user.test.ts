import type { Account } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, db } = fulcrum;
const made = async (id: string, code: string, more: object = {}) => (await call<{ id: string }>(id, { code, name: code, ...more })).id;
let [home, away, north, south]: string[] = [];
beforeAll(async () => {
  await fulcrum.person('administrator');
  [home, away] = [await made('identity.createRegion', 'home'), await made('identity.createRegion', 'away')];
  [north, south] = [
    await made('identity.createTeam', 'north', { regionId: home }),
    await made('identity.createTeam', 'south', { regionId: away }),
  ];
});
const move = (id: string | null, change: object) => call('identity.changeUser', { id, ...change });
const accountOf = (id: string, asOf?: string) => call<Account>('accounts.get', { id, ...(asOf ? { asOf } : {}) });

describe('somebody who goes to another team', () => {
  test('takes along their accounts, with history, lists, open tasks and one audit record; everybody else’s stay', async () => {
    const seller = await fulcrum.person('sales', { teamId: north! });
    const mate = await fulcrum.person('csm', { teamId: north! });
    const newMate = await fulcrum.person('csm', { teamId: south! });
    const [mine, also, theirs] = [
      await made('accounts.create', 'MINE'),
      await made('accounts.create', 'ALSO'),
      await made('accounts.create', 'THEIRS'),
    ];
    await call('accounts.assign', { ids: [mine, also], ownerId: seller.userId });
    await call('accounts.assign', { ids: [theirs], ownerId: mate.userId });
    const task = await call<{ id: string }>('tasks.create', {
      accountId: mine,
      title: '回访',
      dueOn: '2026-11-30',
      ownerId: seller.userId,
    });
    const seen = async (who: typeof mate) =>
      (await call<{ items: { code: string }[] }>('accounts.list', { sort: 'name' }, who)).items.map(({ code }) => code);
    expect(await seen(mate)).toEqual(['ALSO', 'MINE', 'THEIRS']);

    fulcrum.clock.moveTo('2026-12-01T01:00:00Z');
    await move(seller.userId, { teamId: south });
    expect(await seen(mate)).toEqual(['THEIRS']);
    expect(await seen(newMate)).toEqual(['ALSO', 'MINE']);
    expect(await accountOf(mine)).toMatchObject({ ownerId: seller.userId, teamId: south, regionId: away });
    expect(await accountOf(mine, '2026-11-30')).toMatchObject({ ownerId: seller.userId, teamId: north, regionId: home });
    expect(await accountOf(theirs)).toMatchObject({ teamId: north, regionId: home });
    const kept = await sql`select team_id, owner_id from task where id = ${task.id}`.execute(db);
    expect(kept.rows).toEqual([{ team_id: south, owner_id: seller.userId }]);
    const { items } = await call<{ items: { action: string; before: unknown }[] }>('audit.list', { action: 'account.follow_owner' });
    expect(items).toHaveLength(1);
    expect(items[0]!.before).toHaveLength(2);
  });

  test('leaves alone a region that was not theirs, and moves nothing when only the name changes', async () => {
    const seller = await fulcrum.person('sales', { teamId: north! });
    const elsewhere = await made('identity.createRegion', 'elsewhere');
    const placed = await made('accounts.create', 'PLACED', { ownerId: seller.userId, teamId: north, regionId: elsewhere });
    const { revision } = await accountOf(placed);
    await move(seller.userId, { name: '改名' });
    expect(await accountOf(placed)).toMatchObject({ revision });
    await move(seller.userId, { teamId: south });
    expect(await accountOf(placed)).toMatchObject({ teamId: south, regionId: elsewhere });
    await move(seller.userId, { regionId: home });
    expect(await accountOf(placed)).toMatchObject({ regionId: elsewhere });
  });
});

test('whoever moves where, in any order with assignments, every account is of its owner’s team, and lists say the same', async () => {
  const people = [
    await fulcrum.person('sales', { teamId: north! }),
    await fulcrum.person('sales', { teamId: south! }),
    await fulcrum.person('sales'),
  ];
  const accounts = await Promise.all(['P1', 'P2', 'P3', 'P4'].map((code) => made('accounts.create', code)));
  const step = fc.oneof(
    fc.record({ who: fc.nat(2), team: fc.constantFrom('north', 'south', null) }),
    fc.record({ who: fc.nat(2), account: fc.nat(3) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      // Two at a time, as people do.
      for (let at = 0; at < steps.length; at += 2)
        await Promise.all(
          steps.slice(at, at + 2).map((one) => {
            const who = people[one.who]!.userId;
            if ('account' in one) return call('accounts.assign', { ids: [accounts[one.account]!], ownerId: who });
            return move(who, { teamId: one.team === null ? null : one.team === 'north' ? north : south });
          }),
        );
      const wrong = await sql`
        select a.code from account a join app_user u on u.id = a.owner_id join account_state s on s.account_id = a.id
        where a.code like 'P_' and (a.team_id is distinct from u.team_id or s.team_id is distinct from u.team_id or s.owner_id <> a.owner_id
          or (select h.value #>> '{}' from account_history h where h.account_id = a.id and h.field = 'team_id'
            order by h.valid_from desc, h.recorded_at desc limit 1) is distinct from u.team_id::text)`.execute(db);
      expect(wrong.rows).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
