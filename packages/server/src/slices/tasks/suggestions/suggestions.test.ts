import type { Task, WorkItem } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/harness/database.ts';
import { actorOf, addAccount, addPerson, addTeam, ctxOf, type Person, workDoor } from '../../../../test/harness/work-base.ts';
import { newId } from '../../../kernel/ids.ts';
import { suggestOn } from './suggestions.jobs.ts';

const { db } = await testDatabase();
const START = '2026-11-02';
const dayOf = (n: number) => Temporal.PlainDate.from(START).add({ days: n }).toString();
const team = await addTeam(db, 'east');
const me = await addPerson(db, 'csm', team);
const other = await addPerson(db, 'csm', team);
const call = <T>(id: string, as: Person, today: string, input: unknown): Promise<T> =>
  workDoor.dispatch(id, ctxOf(db, today, actorOf(as)), input) as Promise<T>;
const suggest = (today: string) => db.transaction().execute((tx) => suggestOn(tx, { now: `${today}T01:00:00Z`, today }));
const contacts = async (today: string, as = me) =>
  (await call<{ items: WorkItem[] }>('worklist.list', as, today, { limit: 200 })).items.filter(({ kind }) => kind === 'contact');

async function clear(): Promise<void> {
  for (const table of ['contact_suggestion', 'task', 'interaction', 'contact', 'account_metric', 'account_state', 'account'])
    await sql`delete from ${sql.table(table)}`.execute(db);
}
async function met(accountId: string, on: string, { twoWay = true, contactIds = [] as string[] } = {}): Promise<void> {
  await sql`insert into interaction (account_id, id, kind, two_way, happened_on, known_at, recorded_at, summary, contact_ids)
    values (${accountId}, ${newId()}, 'call', ${twoWay}, ${on}, ${on}, '2026-01-01Z', 'Spoke', ${contactIds}::uuid[])`.execute(db);
}
async function decider(accountId: string, { leftOn = null as string | null } = {}): Promise<string> {
  const id = newId();
  await sql`insert into contact (account_id, id, name, decision_role, left_on, happened_on, known_at, recorded_at, changed_at)
    values (${accountId}, ${id}, 'Feng Li', 'decider', ${leftOn}, '2025-01-01', '2025-01-01', '2025-01-01Z', '2025-01-01Z')`.execute(db);
  return id;
}
const uses = (accountId: string, lastOn: string, termEndsOn: string) =>
  sql`insert into account_metric (account_id, as_of, usage_last_on, contracts_count, contracts_term_end_on)
    values (${accountId}, ${START}, ${lastOn}, 1, ${termEndsOn})`.execute(db);
const openTask = (accountId: string) =>
  sql`insert into task (account_id, id, occasion, kind, title, reason, owner_id, due_on, created_at, changed_at)
    values (${accountId}, ${newId()}, 'x', 'call', '{"zh":"a","en":"a"}', '{"zh":"a","en":"a"}', ${me.id}, '2026-12-31', '2026-11-01Z', '2026-11-01Z')`.execute(
    db,
  );

// Without a policy of benefits a level's cadence follows from its place: the highest is met every 14 days, the next every 30.
const CADENCE = [14, 30];
const [SILENCE, DECIDER, REST] = [14, 180, 14];
const past = fc.integer({ min: 0, max: 250 }).map((n) => dayOf(-n));
interface Case {
  rank: number | null;
  status: 'active' | 'frozen';
  owned: boolean;
  since: string;
  talks: { on: string; twoWay: boolean; withDecider: boolean }[];
  decider: 'none' | 'here' | 'left';
  usedOn: string | null;
  termEnds: string;
  task: boolean;
}
const oneCase: fc.Arbitrary<Case> = fc.record({
  rank: fc.constantFrom(0, 1, null),
  status: fc.constantFrom('active', 'active', 'active', 'frozen'),
  owned: fc.constantFrom(true, true, true, false),
  since: past,
  talks: fc.array(fc.record({ on: past, twoWay: fc.boolean(), withDecider: fc.boolean() }), { maxLength: 3 }),
  decider: fc.constantFrom('none', 'here', 'left'),
  usedOn: fc.option(past, { nil: null }),
  termEnds: fc.constantFrom('2026-10-01', '2027-06-30'),
  task: fc.constantFrom(false, false, false, true),
});
const daysTo = (from: string, to: string): number => Temporal.PlainDate.from(from).until(to).days;
const last = (days: string[]): string | null => days.toSorted().at(-1) ?? null;

/** The reasons of one account, looked at slowly; empty where it is not suggested. */
function expected(one: Case, today: string): string[] {
  if (one.status !== 'active' || !one.owned || one.task) return [];
  const meetings = one.talks.filter(({ twoWay }) => twoWay);
  const metOn = last(meetings.map(({ on }) => on));
  const rests = metOn !== null && daysTo(metOn, today) < REST;
  const cadence = one.rank === null ? null : CADENCE[one.rank]!;
  const seen = last(meetings.filter(({ withDecider }) => withDecider).map(({ on }) => on));
  return [
    ...(cadence !== null && daysTo(metOn ?? one.since, today) >= cadence ? ['cadence'] : []),
    ...(cadence !== null && !rests && one.decider === 'here' && (seen === null || daysTo(seen, today) >= DECIDER) ? ['decider'] : []),
    ...(!rests && one.usedOn && one.termEnds >= today && daysTo(one.usedOn, today) >= SILENCE ? ['silence'] : []),
  ];
}

async function build(one: Case): Promise<string> {
  const { rank } = one;
  const tier = rank === null ? null : ['A', 'B'][rank]!;
  const id = await addAccount(db, {
    ownerId: one.owned ? me.id : null,
    teamId: team,
    status: one.status,
    tier,
    since: one.since,
    ...(rank === null ? {} : { tierRank: rank }),
  });
  const person = one.decider === 'none' ? null : await decider(id, { leftOn: one.decider === 'left' ? '2026-01-01' : null });
  for (const talk of one.talks) await met(id, talk.on, { twoWay: talk.twoWay, contactIds: person && talk.withDecider ? [person] : [] });
  if (one.usedOn) await uses(id, one.usedOn, one.termEnds);
  if (one.task) await openTask(id);
  return id;
}

describe('the night', () => {
  test('suggests exactly the customers that a slow look at each account finds, with every reason, and once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(oneCase, { minLength: 1, maxLength: 12 }), async (cases) => {
        await clear();
        const ids: string[] = [];
        for (const one of cases) ids.push(await build(one));
        await suggest(START);
        const found = await sql<{ account_id: string; kind: string; facts: Record<string, unknown> }>`
          select account_id, kind, facts from contact_suggestion where ended_on is null`.execute(db);
        for (const [at, one] of cases.entries()) {
          const row = found.rows.find(({ account_id }) => account_id === ids[at]);
          const reasons = row
            ? [
                ...('cadence' in row.facts ? ['cadence'] : []),
                ...('contact' in row.facts ? ['decider'] : []),
                ...('used_on' in row.facts ? ['silence'] : []),
              ]
            : [];
          expect(reasons).toEqual(expected(one, START));
          expect(row?.kind).toBe(expected(one, START)[0]);
        }
        expect(await suggest(START)).toMatchObject({ begun: 0, ended: 0, written: 0 });
      }),
      { numRuns: 25 },
    );
  });

  test('a suggestion keeps its day while it stands, gets urgent with it, and ends with its reason', async () => {
    await clear();
    const id = await addAccount(db, { ownerId: me.id, teamId: team, tier: 'A', tierRank: 0, since: dayOf(-14), amount: '1000' });
    expect(await suggest(START)).toMatchObject({ standing: 1, begun: 1 });
    const [first] = await contacts(START);
    // Three working days from a Monday.
    expect(first).toMatchObject({ about: 'cadence', dueOn: '2026-11-05', urgency: 1.5, title: 'Keep in touch as agreed' });
    expect(first?.reason).toBe('Never spoken with in 14 days; A asks for one every 14.');
    await suggest(dayOf(4));
    const [later] = await contacts(dayOf(4));
    expect(later).toMatchObject({ id: first?.id, dueOn: '2026-11-05', urgency: 3 });
    expect(later?.rank).toBeCloseTo(Math.log(1001) * 3, 9);
    await met(id, dayOf(4));
    // At once, and for good after the night.
    expect(await contacts(dayOf(4))).toEqual([]);
    expect(await suggest(dayOf(5))).toMatchObject({ standing: 0, ended: 1 });
    // Another time without contact is another suggestion with a day of its own.
    expect(await suggest(dayOf(18))).toMatchObject({ begun: 1 });
    expect(await contacts(dayOf(18))).toMatchObject([{ dueOn: '2026-11-25' }]);
  });
});

describe('what one does with a suggestion', () => {
  const one = async () => {
    await clear();
    const id = await addAccount(db, { ownerId: me.id, teamId: team, tier: 'A', tierRank: 0, since: '2026-01-01' });
    await suggest(START);
    const [work] = await contacts(START);
    return { id, work: work! };
  };

  test('waved off it rests for so many days, whatever the nights find, and can be woken', async () => {
    const { work } = await one();
    const waved = await call<{ until: string; revision: number }>('worklist.wave', me, START, {
      ...{ id: work.id, revision: work.revision },
      ...{ days: 10, reason: 'They move house' },
    });
    expect(waved.until).toBe(dayOf(10));
    await suggest(dayOf(9));
    expect(await contacts(dayOf(9))).toEqual([]);
    expect(await contacts(dayOf(10))).toHaveLength(1);
    await expect(call('worklist.wake', me, dayOf(9), { id: work.id, revision: 1 })).rejects.toMatchObject({ kind: 'stale' });
    const { rows } = await sql<{ revision: number }>`select revision from contact_suggestion`.execute(db);
    await call('worklist.wake', me, dayOf(9), { id: work.id, revision: rows[0]?.revision });
    expect(await contacts(dayOf(9))).toHaveLength(1);
  });

  test('made a task it gives way to it, and comes back when the task is closed without a meeting', async () => {
    const { id, work } = await one();
    const task = await call<Task>('worklist.take', me, START, { id: work.id, revision: work.revision });
    expect(task).toMatchObject({ accountId: id, title: work.title, reason: work.reason, ownerId: me.id, dueOn: work.dueOn });
    expect(await contacts(START)).toEqual([]);
    await expect(call('worklist.take', me, START, { id: work.id, revision: work.revision })).rejects.toMatchObject({
      reason: 'suggestion.has_task',
    });
    await call('tasks.close', me, START, { id: task.id, revision: 1, outcome: 'not_reached' });
    expect(await contacts(START)).toHaveLength(1);
  });

  test('is its owner’s; a colleague who only reads the account neither waves it off nor takes it', async () => {
    const { work } = await one();
    expect(await contacts(START, other)).toEqual([]);
    const of = { id: work.id, revision: work.revision };
    await expect(call('worklist.wave', other, START, { ...of, days: 3, reason: 'no' })).rejects.toMatchObject({ kind: 'not_found' });
    await expect(call('worklist.take', other, START, of)).rejects.toMatchObject({ kind: 'not_found' });
  });
});
