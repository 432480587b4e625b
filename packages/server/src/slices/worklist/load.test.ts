import type { LoadProposal, WorkLoad } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { actorOf, addAccount, addPerson, addTeam, ctxOf, type Person, workDoor } from '../../../test/harness/work-base.ts';
import { newId } from '../../kernel/ids.ts';

const { db } = await testDatabase();
const TODAY = '2026-11-20';
const [east, west] = [await addTeam(db, 'east'), await addTeam(db, 'west')];
const [ann, bob, lead] = [await addPerson(db, 'csm', east), await addPerson(db, 'csm', east), await addPerson(db, 'operations_lead', east)];
const salesLead = await addPerson(db, 'sales_lead', west);
const call = <T>(id: string, as: Person, input: unknown = {}): Promise<T> =>
  workDoor.dispatch(id, ctxOf(db, TODAY, actorOf(as)), input) as Promise<T>;

// Without a policy of benefits the highest level is to be met every 14 days, the next every 30.
const CADENCE = [14, 30];
const LEVELS = ['A', 'B'];
interface Case {
  owner: 'ann' | 'bob' | 'nobody';
  rank: 0 | 1 | null;
  status: 'active' | 'closed';
  talks: { ago: number; twoWay: boolean }[];
  tasks: number[];
}
const oneCase: fc.Arbitrary<Case> = fc.record({
  owner: fc.constantFrom('ann', 'bob', 'nobody'),
  rank: fc.constantFrom(0, 1, null),
  status: fc.constantFrom('active', 'active', 'closed'),
  talks: fc.array(fc.record({ ago: fc.integer({ min: 0, max: 40 }), twoWay: fc.boolean() }), { maxLength: 3 }),
  tasks: fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 3 }),
});
const dayOf = (n: number) => Temporal.PlainDate.from(TODAY).add({ days: n }).toString();
const idOf = (owner: Case['owner']): string | null => ({ ann: ann.id, bob: bob.id, nobody: null })[owner];

async function build(cases: readonly Case[]): Promise<void> {
  for (const table of ['task', 'interaction', 'account_state', 'account']) await sql`delete from ${sql.table(table)}`.execute(db);
  for (const { owner, rank, status, talks, tasks } of cases) {
    const id = await addAccount(db, {
      ...{ ownerId: idOf(owner), teamId: east, status, tier: rank === null ? null : LEVELS[rank]! },
      ...(rank === null ? {} : { tierRank: rank }),
    });
    for (const { ago, twoWay } of talks)
      await sql`insert into interaction (account_id, id, kind, two_way, happened_on, known_at, recorded_at, summary)
        values (${id}, ${newId()}, 'call', ${twoWay}, ${dayOf(-ago)}, ${dayOf(-ago)}, '2026-01-01Z', 'Spoke')`.execute(db);
    for (const due of tasks)
      await sql`insert into task (account_id, id, occasion, kind, title, reason, owner_id, team_id, due_on, created_at, changed_at)
        values (${id}, ${newId()}, 'x', 'call', '{"zh":"a","en":"a"}', '{"zh":"a","en":"a"}', ${idOf(owner)}, ${east}, ${dayOf(due)}, '2026-11-01Z', '2026-11-01Z')`.execute(
        db,
      );
  }
}

test('accounts, coverage and tasks of each person equal a plain recount, and the people add up to the whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(oneCase, { minLength: 1, maxLength: 14 }), async (cases) => {
      await build(cases);
      const load = await call<WorkLoad>('worklist.load', lead);
      for (const owner of ['ann', 'bob', 'nobody'] as const) {
        const own = cases.filter((one) => one.owner === owner);
        const active = own.filter(({ status }) => status === 'active');
        const due = active.filter(({ rank }) => rank !== null);
        const met = due.filter(({ rank, talks }) => talks.some(({ ago, twoWay }) => twoWay && ago < CADENCE[rank!]!));
        const tasks = own.flatMap(({ tasks: days }) => days);
        const found = load.people.find(({ userId }) => userId === idOf(owner));
        const sum = (of: 'due' | 'met' | 'accounts') => (found?.byLevel ?? []).reduce((total, one) => total + one[of], 0);
        expect([found?.accounts ?? 0, sum('accounts'), sum('due'), sum('met')]).toEqual([
          active.length,
          active.length,
          due.length,
          met.length,
        ]);
        expect([found?.openTasks ?? 0, found?.overdueTasks ?? 0]).toEqual([tasks.length, tasks.filter((day) => day < 0).length]);
      }
      const whole = (of: 'accounts' | 'due' | 'met') => load.coverage.reduce((total, one) => total + one[of], 0);
      const people = load.people.flatMap(({ byLevel }) => byLevel);
      for (const of of ['accounts', 'due', 'met'] as const) expect(whole(of)).toBe(people.reduce((total, one) => total + one[of], 0));
    }),
    { numRuns: 8 },
  );
});

test('one person’s accounts of a level go to another with their open tasks; nothing outside the mover’s reach moves', async () => {
  const of = (owner: Case['owner'], rank: 0 | 1): Case => ({ owner, rank, status: 'active', talks: [], tasks: [1] });
  await build([of('ann', 0), of('ann', 0), of('ann', 1), of('bob', 1)]);
  const move = (as: Person) =>
    call<{ changed: number; undo: string | null }>('worklist.move', as, { fromId: ann.id, toId: bob.id, level: 'A' });
  expect(await move(salesLead)).toEqual({ changed: 0, undo: null });
  const moved = await move(lead);
  expect(moved.changed).toBe(2);
  expect(moved.undo).not.toBeNull();
  const { people } = await call<WorkLoad>('worklist.load', lead);
  const of2 = (id: string) => people.find(({ userId }) => userId === id);
  expect([of2(ann.id)?.accounts, of2(ann.id)?.openTasks, of2(bob.id)?.accounts, of2(bob.id)?.openTasks]).toEqual([1, 1, 3, 3]);
});

test('owners are proposed for what has none and for what is too much, within the asker’s reach, and nothing is changed by asking', async () => {
  const of = (owner: Case['owner'], rank: 0 | 1 | null): Case => ({ owner, rank, status: 'active', talks: [], tasks: [] });
  await build([of('ann', null), of('ann', null), of('ann', null), of('nobody', null), of('nobody', null)]);
  await sql`update app_user set capacity = 2 where id = ${ann.id}`.execute(db);
  await sql`update app_user set capacity = 3 where id = ${bob.id}`.execute(db);
  const ask = (as: Person, input: unknown) => call<LoadProposal>('worklist.proposal', as, input);
  const people = [ann.id, bob.id].join(',');
  const found = await ask(lead, { people, relieve: true });
  expect(found.moves.map(({ reason, to }) => [reason, to.id])).toEqual([
    ['no_owner', bob.id],
    ['no_owner', bob.id],
    ['over_capacity', bob.id],
  ]);
  expect(found.moves[2]?.from?.id).toBe(ann.id);
  expect(found.moves[2]?.says).toContain('3 of 3 customers');
  expect(found.people.map(({ userId, before, after, over }) => [userId, before.accounts, after.accounts, over]).sort()).toEqual(
    [
      [ann.id, 3, 2, false],
      [bob.id, 0, 3, false],
    ].sort(),
  );
  expect((await ask(lead, { people })).moves).toHaveLength(2);
  expect((await ask(lead, { people: ann.id })).unplaced.items.map(({ reason }) => reason)).toEqual(['full', 'full']);
  // Of another level there is nothing to place; and a lead elsewhere neither meets these accounts nor knows how much room these people have.
  expect((await ask(lead, { people, tier: 'A' })).moves).toEqual([]);
  expect((await ask(salesLead, { relieve: true })).moves).toEqual([]);
  await expect(ask(salesLead, { people })).rejects.toMatchObject({ kind: 'not_found' });
  const { people: still } = await call<WorkLoad>('worklist.load', lead);
  expect(still.find(({ userId }) => userId === ann.id)?.accounts).toBe(3);
});
