import type { Task, WorkItem } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { actorOf, addAccount, addPerson, addTeam, ctxOf, type Person, workDoor } from '../../../test/harness/work-base.ts';
import { LOCAL } from '../../access/index.ts';

const { db } = await testDatabase();
const TODAY = '2026-11-20';
const call = <T>(id: string, as: Person, input: unknown): Promise<T> =>
  workDoor.dispatch(id, ctxOf(db, TODAY, actorOf(as)), input) as Promise<T>;

let north: string;
let lead: Person;
let rep: Person;
let mate: Person;
let stranger: Person;
let agent: Person;
let accountId: string;
const addTask = (as: Person, input: object = {}) =>
  call<Task>('tasks.create', as, { accountId, title: 'Call them', dueOn: TODAY, ...input });

beforeAll(async () => {
  north = await addTeam(db, 'north');
  const south = await addTeam(db, 'south');
  [lead, rep, mate, stranger, agent] = await Promise.all([
    addPerson(db, 'sales_lead', north),
    addPerson(db, 'sales', north),
    addPerson(db, 'csm', north),
    addPerson(db, 'sales', south),
    addPerson(db, 'agent', south),
  ]);
  accountId = await addAccount(db, { name: 'Alpha', ownerId: rep.id, teamId: north, amount: '1000000', tier: 'A', tierRank: 0 });
});

describe('an outcome', () => {
  test('closes the task and logs the contact in one commit, and undo takes both back', async () => {
    const task = await addTask(rep);
    const interaction = { kind: 'call', summary: 'Budget is there', twoWay: true, nextStep: 'Send the offer' };
    const closed = await call<Task>('tasks.close', rep, {
      id: task.id,
      revision: task.revision,
      outcome: 'reached',
      note: 'good',
      interaction,
    });
    expect(closed).toMatchObject({ state: 'done', outcome: 'reached', outcomeNote: 'good', closedAt: `${TODAY}T08:00:00Z`, revision: 2 });
    const logged = await call<{ items: object[] }>('interactions.list', rep, { accountId });
    expect(logged.items).toMatchObject([{ kind: 'call', twoWay: true, happenedOn: TODAY, summary: 'Budget is there' }]);
    const events = await sql`select payload from outbox where event = 'task.closed' and account_id = ${accountId}`.execute(db);
    expect(events.rows).toEqual([{ payload: { taskId: task.id, outcome: 'reached' } }]);

    const open = await call<Task>('tasks.reopen', rep, { id: task.id, revision: closed.revision });
    expect(open).toEqual({ ...task, revision: 3 });
    expect((await call<{ items: object[] }>('interactions.list', rep, { accountId })).items).toEqual([]);
    const audit = await sql<{ action: string }>`select action from audit where entity_id = ${task.id} order by id`.execute(db);
    expect(audit.rows.map((row) => row.action)).toEqual(['task.create', 'task.close', 'interaction.withdraw', 'task.reopen']);
  });

  test('makes a task of the next step in the same commit, and undo calls it off unless somebody did it', async () => {
    const task = await addTask(rep);
    const next = { title: 'Send the offer', dueOn: '2026-11-27' };
    const closed = await call<Task>('tasks.close', rep, { id: task.id, revision: 1, outcome: 'reached', next });
    const following = async () =>
      (await call<{ items: Task[] }>('tasks.list', rep, { accountId, limit: 200 })).items.filter(({ title }) => title === next.title);
    expect(await following()).toMatchObject([{ dueOn: next.dueOn, ownerId: task.ownerId, state: 'open' }]);
    await call('tasks.reopen', rep, { id: task.id, revision: closed.revision });
    expect(await following()).toMatchObject([{ state: 'cancelled', outcome: 'not_needed' }]);
  });

  test('is refused on a task seen in an older state, and on one closed already', async () => {
    const task = await addTask(rep);
    const outcome = { id: task.id, revision: 1, outcome: 'not_needed' };
    await call('tasks.close', rep, outcome);
    await expect(call('tasks.close', rep, outcome)).rejects.toMatchObject({ kind: 'stale' });
    await expect(call('tasks.close', rep, { ...outcome, revision: 2 })).rejects.toMatchObject({ reason: 'task.closed' });
  });
});

describe('who may', () => {
  test('a task out of scope does not exist; of a team mate’s account it is read but not closed', async () => {
    const task = await addTask(rep);
    const outcome = { id: task.id, revision: 1, outcome: 'reached' };
    await expect(call('tasks.get', stranger, { id: task.id })).rejects.toMatchObject({ kind: 'not_found' });
    await expect(call('tasks.close', stranger, outcome)).rejects.toMatchObject({ kind: 'not_found' });
    expect(await call<Task>('tasks.get', mate, { id: task.id })).toMatchObject({ tier: 'A', valueAtStake: '1000000.000000' });
    await expect(call('tasks.close', mate, outcome)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await call<Task>('tasks.close', lead, outcome)).toMatchObject({ state: 'done' });
  });

  test('a task given to someone who does not see the account shows the account’s name and nothing of its value', async () => {
    const task = await addTask(lead);
    const given = await call<Task>('tasks.reassign', lead, { id: task.id, revision: 1, ownerId: stranger.id });
    expect(given.ownerId).toBe(stranger.id);
    const seen = await call<Task>('tasks.get', stranger, { id: task.id });
    expect(seen).toMatchObject({ accountName: 'Alpha', tier: null, tierRank: null, valueAtStake: '***', rank: 2, urgency: 2, facts: {} });
    const list = await call<{ items: Task[] }>('worklist.list', stranger, {});
    expect(list.items.map((each) => each.id)).toEqual([task.id]);
    expect(await call('worklist.figures', stranger, {})).toMatchObject({ accounts: 1, valueAtStake: '0', open: 1 });
    expect(await call<Task>('tasks.close', stranger, { id: task.id, revision: 2, outcome: 'reached' })).toMatchObject({ state: 'done' });
  });

  test('whom amounts are masked for learns them neither from the value, nor the rank, nor a sentence', async () => {
    const task = await addTask(rep);
    const seen = await call<Task>('tasks.get', agent, { id: task.id });
    expect(seen).toMatchObject({ valueAtStake: '***', rank: seen.urgency });
    expect(JSON.stringify(seen)).not.toMatch(/1000000|13\.8|27\.6/);
  });

  test('only leads open the list of others', async () => {
    await expect(call('worklist.list', rep, { user: mate.id })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(call('worklist.list', rep, { team: true })).rejects.toMatchObject({ kind: 'forbidden' });
    const list = await call<{ items: Task[] }>('worklist.list', lead, { user: rep.id });
    expect(list.items.every((each) => each.ownerId === rep.id)).toBe(true);
    expect(list.items.length).toBeGreaterThan(0);
  });
});

describe('the worklist', () => {
  test('is ranked, pages without gaps, hides what is put off until its day, and counts', async () => {
    const me = await addPerson(db, 'sales', north);
    const ids = await Promise.all(
      ['10', '1000', '1000', '0', '50000'].map((amount, i) => addAccount(db, { name: `N${i}`, ownerId: me.id, teamId: north, amount })),
    );
    const dues = ['2026-11-19', TODAY, TODAY, '2026-12-31', '2026-11-25'];
    const made: Task[] = [];
    for (const [i, id] of ids.entries()) made.push(await addTask(me, { accountId: id, dueOn: dues[i] }));
    const whole = await call<{ items: WorkItem[] }>('worklist.list', me, {});
    expect(whole.items.map((each) => each.task)).toEqual(
      made.toSorted((a, b) => b.rank - a.rank || a.dueOn.localeCompare(b.dueOn) || a.id.localeCompare(b.id)),
    );
    expect(await call('worklist.figures', me, {})).toEqual({
      accounts: 5,
      valueAtStake: '52010.000000',
      open: 5,
      overdue: 1,
      doneToday: 0,
    });

    const paged: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await call<{ items: Task[]; nextCursor: string | null }>('worklist.list', me, {
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      paged.push(...page.items.map((each) => each.id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole.items.map((each) => each.id));

    const [first, second] = whole.items as [WorkItem, WorkItem];
    await call('tasks.snooze', me, { id: first.id, revision: 1, until: '2026-11-23', reason: 'They are at a fair' });
    expect((await call<{ items: Task[] }>('worklist.list', me, {})).items.map((each) => each.id)).not.toContain(first.id);
    expect((await call<{ items: Task[] }>('worklist.list', me, { date: '2026-11-23' })).items.map((each) => each.id)).toContain(first.id);
    await call('tasks.close', me, { id: second.id, revision: 1, outcome: 'agreed' });
    expect(await call('worklist.figures', me, {})).toMatchObject({ open: 3, doneToday: 1 });

    const show = async (view: string) => (await call<{ items: Task[] }>('worklist.list', me, { show: view })).items.map((each) => each.id);
    expect(await show('done')).toEqual([second.id]);
    expect(await show('overdue')).toEqual([made[0]?.id].filter((id) => id !== first.id && id !== second.id));
  });

  test('of whom amounts are masked for is in an order that tells nothing of them: by urgency, then by day', async () => {
    const viewer = await addPerson(db, 'service_lead', north);
    const ids = await Promise.all(
      ['1', '900000', '20'].map((amount, i) => addAccount(db, { name: `M${i}`, ownerId: rep.id, teamId: north, amount })),
    );
    for (const id of ids) {
      const task = await addTask(lead, { accountId: id, dueOn: '2026-11-24' });
      await call('tasks.reassign', lead, { id: task.id, revision: 1, ownerId: viewer.id });
    }
    await call('tasks.reassign', lead, { id: (await addTask(lead, { dueOn: TODAY })).id, revision: 1, ownerId: viewer.id });
    const pages: Task[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await call<{ items: Task[]; nextCursor: string | null }>('worklist.list', viewer, {
        limit: 1,
        ...(cursor ? { cursor } : {}),
      });
      pages.push(...page.items);
      cursor = page.nextCursor;
    }
    const mine = pages.filter((task) => task.ownerId === viewer.id);
    expect(mine.map((task) => task.urgency)).toEqual([2, 1.5, 1.5, 1.5]);
    // Tasks of one urgency and day stand in the order in which they were made, whatever is at stake.
    expect(mine.slice(1).map((task) => task.id)).toEqual(
      mine
        .slice(1)
        .map((task) => task.id)
        .toSorted(),
    );
  });

  test('shows a lead what has no owner yet, and the team’s tasks together', async () => {
    const orphan = await addAccount(db, { teamId: north });
    const { rows } = await sql<{ id: string }>`
      insert into task (account_id, id, occasion, kind, title, reason, team_id, due_on, created_at, changed_at)
      values (${orphan}, uuid7('2026-11-20Z'), 'x', 'call', '{"zh":"a","en":"a"}', '{"zh":"a","en":"a"}', ${north}, ${TODAY}, '2026-11-20Z', '2026-11-20Z') returning id`.execute(
      db,
    );
    const ids = async (as: Person, input: object) =>
      (await call<{ items: Task[] }>('worklist.list', as, input)).items.map((each) => each.id);
    expect(await ids(lead, {})).toContain(rows[0]?.id);
    expect(await ids(lead, { team: true })).toContain(rows[0]?.id);
    expect(await ids(rep, {})).not.toContain(rows[0]?.id);
    const local = (await workDoor.dispatch('worklist.list', ctxOf(db, TODAY, LOCAL), { team: true })) as { items: Task[] };
    expect(local.items.map((each) => each.id)).toContain(rows[0]?.id);
  });
});

test('a contact cannot be logged for a day to come, nor at an account out of scope', async () => {
  const contact = { accountId, kind: 'visit', twoWay: true, summary: 'Saw them' };
  await expect(call('interactions.log', rep, { ...contact, happenedOn: '2026-11-21' })).rejects.toMatchObject({ kind: 'invalid' });
  await expect(call('interactions.log', stranger, contact)).rejects.toMatchObject({ kind: 'not_found' });
});
