import type { Account, PlanLine } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const { call, db, person } = await testFulcrum({ now: '2026-11-26T02:00:00Z' });
interface Attainment {
  due: number;
  reached: number;
  partly: number;
  missed: number;
  waiting: number;
  rate: number | null;
  running: number;
}
let accountId = '';
let contactId = '';
const PLAN = {
  title: '提高使用率',
  goals: '半数学院每月用起来',
  measure: '月活学院不少于十个',
  agreedOn: '2026-01-10',
  dueOn: '2026-06-30',
};
const CONFIRMED = () => ({ outcome: 'reached', confirmedById: contactId, confirmedOn: '2026-07-05' });
const agreed = (more: object = {}) => call<{ id: string; revision: number }>('successPlans.create', { accountId, ...PLAN, ...more });
const attainment = (input: object = {}, actor?: Parameters<typeof call>[2]) => call<Attainment>('success.attainment', input, actor);
const plans = async (view: string, input: object = {}) => (await call<{ items: PlanLine[] }>('success.plans', { view, ...input })).items;
const refused = (more: object) =>
  agreed(more).then(
    () => 'taken',
    (fault) => fault.issues?.[0]?.path[0],
  );

beforeAll(async () => {
  accountId = (await call<Account>('accounts.create', { code: 'A', name: '甲大学', createdOn: '2025-01-01' })).id;
  contactId = (await call<{ id: string }>('contacts.create', { accountId, name: '沈澜' })).id;
});
beforeEach(async () => {
  await sql`delete from success_plan`.execute(db);
});

describe('a success plan', () => {
  test('has a result only where a named person of the customer confirmed it on a day', async () => {
    expect(await refused({ outcome: 'reached' })).toBe('confirmedById');
    expect(await refused({ outcome: 'reached', confirmedById: contactId })).toBe('confirmedOn');
    expect(await refused({ confirmedById: contactId, confirmedOn: '2026-07-05' })).toBe('outcome');
    expect(await refused({ ...CONFIRMED(), confirmedOn: '2026-01-09' })).toBe('confirmedOn');
    expect(await refused({ dueOn: '2026-01-09' })).toBe('dueOn');
    expect(await refused(CONFIRMED())).toBe('taken');
  });

  test('is confirmed by nobody of another customer', async () => {
    const other = await call<Account>('accounts.create', { code: 'B', name: '乙大学', createdOn: '2025-01-01' });
    const stranger = await call<{ id: string }>('contacts.create', { accountId: other.id, name: '林乔' });
    await expect(agreed({ ...CONFIRMED(), confirmedById: stranger.id })).rejects.toThrow();
  });

  test('runs, waits for a word, and is over: as it was on each day', async () => {
    await agreed(CONFIRMED());
    const states = async (asOf: string) =>
      Promise.all(['running', 'waiting', 'ended'].map(async (view) => (await plans(view, { asOf })).map(({ state }) => state)));
    expect(await states('2026-01-09')).toEqual([[], [], []]);
    expect(await states('2026-06-30')).toEqual([['open'], [], []]);
    expect(await states('2026-07-04')).toEqual([['waiting'], ['waiting'], []]);
    expect(await states('2026-07-05')).toEqual([[], [], ['reached']]);
    expect((await plans('ended'))[0]).toMatchObject({ confirmedByName: '沈澜', accountName: '甲大学' });
    expect((await plans('running', { asOf: '2026-07-04' }))[0]).toMatchObject({ confirmedByName: null, confirmedOn: null });
  });

  test('tells how far the actions of both sides are', async () => {
    const { id } = await agreed();
    const action = (more: object) =>
      call('planActions.create', {
        accountId,
        planId: id,
        agreedOn: '2026-01-10',
        dueOn: '2026-03-01',
        side: 'ours',
        what: '培训',
        ...more,
      });
    await action({ doneOn: '2026-02-20' });
    await action({ side: 'theirs' });
    await action({ dueOn: '2026-12-31' });
    expect((await plans('running'))[0]).toMatchObject({ actions: 3, done: 1, late: 1 });
    expect((await plans('running', { asOf: '2026-02-19' }))[0]).toMatchObject({ actions: 3, done: 0, late: 0 });
  });

  test('comes page by page', async () => {
    for (const dueOn of ['2027-01-03', '2027-01-01', '2027-01-02']) await agreed({ dueOn });
    const first = await call<{ items: PlanLine[]; nextCursor: string }>('success.plans', { limit: 2 });
    const rest = await call<{ items: PlanLine[] }>('success.plans', { limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...rest.items].map(({ dueOn }) => dueOn)).toEqual(['2027-01-01', '2027-01-02', '2027-01-03']);
  });
});

describe('attainment', () => {
  const day = fc.integer({ min: 0, max: 900 }).map((n) => Temporal.PlainDate.from('2025-01-01').add({ days: n }).toString());
  const plan = fc.record({
    days: fc.tuple(day, day, day).map((days) => days.toSorted()),
    outcome: fc.constantFrom('reached', 'partly', 'missed', null),
  });
  test('is what counting plans one by one tells, of all and of each customer, on any day', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 12 }), day, async (made, asOf) => {
        await sql`delete from success_plan`.execute(db);
        await sql`insert into success_plan (account_id, id, happened_on, title, goals, measure, due_on, outcome, confirmed_on, known_at, recorded_at, changed_at)
          select ${accountId}::uuid, gen_random_uuid(), (x.days ->> 0)::date, 'p', 'g', 'm', (x.days ->> 1)::date, x.outcome, case when x.outcome is not null then (x.days ->> 2)::date end,
            (x.days ->> 0)::date, '2025-01-01Z', '2025-01-01Z'
          from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as x(days jsonb, outcome text)`.execute(db);
        const from = Temporal.PlainDate.from(asOf).subtract({ months: 12 }).toString();
        const due = made.filter(({ days: [agreedOn, dueOn] }) => agreedOn! <= asOf && dueOn! <= asOf && dueOn! > from);
        const told = (outcome: string) => due.filter((one) => one.outcome === outcome && one.days[2]! <= asOf).length;
        const found = await attainment({ asOf });
        expect([found.due, found.reached, found.partly, found.missed]).toEqual([
          due.length,
          told('reached'),
          told('partly'),
          told('missed'),
        ]);
        expect(found.rate).toBe(due.length ? told('reached') / due.length : null);
        const { rows } = await call<{ rows: { value: number | null }[] }>('metrics.value', {
          id: 'plans.attained_rate_12m',
          by: 'account',
          asOf,
        });
        const value = rows.find(({ value: one }) => one !== null)?.value ?? null;
        if (due.length) expect(value).toBeCloseTo(told('reached') / due.length, 5);
        else expect(value).toBeNull();
      }),
      { numRuns: 25 },
    );
  });

  test('counts for a salesperson their own customers alone', async () => {
    await agreed();
    expect((await attainment()).due).toBe(1);
    expect(await attainment({}, await person('sales'))).toMatchObject({ due: 0, rate: null, running: 0 });
  });
});
