import type { ResidentTold } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import { newId } from '../../kernel/ids.ts';
import { selectMonths } from './months.sql.ts';
import { insertStays } from './stays.sql.ts';

const { call, db, clock, person } = await testFulcrum({ now: '2026-11-02T01:00:00Z' });
const lin = await person('agent', { name: '林溪' });
const lead = await person('operations_lead', { name: '方舟' });
const { id: accountId } = await call<{ id: string }>('accounts.create', { code: 'C-1', name: '江城大学' });
const at = (day: string) => clock.moveTo(`${day}T02:00:00Z`);
const booked = async () =>
  (
    await sql<{ on: string; amount: string }>`select happened_on::text as on, trim_scale(amount)::text as amount from service_cost
      where account_id = ${accountId} order by recorded_at, happened_on`.execute(db)
  ).rows.map(({ on, amount }) => [on, amount]);
const summaries = async () =>
  (await call<{ items: { summary: string }[] }>('interactions.list', { accountId })).items.map(({ summary }) => summary);
const station = (more: object = {}) =>
  call<ResidentTold>(
    'residents.add',
    { accountId, personId: lin.userId, weekdays: [1, 3], startsOn: '2026-09-14', dayCost: '800', ...more },
    lead,
  );
const filed = (id: string, month: string, days: number, more: object = {}) =>
  call<ResidentTold>('residents.file', { id, month, days, ...more }, lead);

beforeEach(async () => {
  at('2026-11-02');
  await sql`delete from service_cost`.execute(db);
  await sql`delete from resident_stay`.execute(db);
  await sql`delete from interaction`.execute(db);
});

describe('somebody resident at a customer’s', () => {
  test('has months from the first on, those that are over waiting for a report', async () => {
    const { name, months, due } = await station();
    expect(name).toBe('林溪');
    expect(due).toBe(2);
    expect(months.map(({ month, planned, state }) => [month, planned, state])).toEqual([
      ['2026-11', 9, 'running'],
      // Of the eight Mondays and Wednesdays of October two are holidays.
      ['2026-10', 6, 'due'],
      ['2026-09', 6, 'due'],
    ]);
  });

  test('is there neither on holidays nor when the company is closed, and on worked Saturdays only who is there from Monday to Friday', async () => {
    const october = async (weekdays: number[]) => (await station({ weekdays })).months.find(({ month }) => month === '2026-10')?.planned;
    expect([await october([1, 2, 3, 4, 5]), await october([2]), await october([6])]).toEqual([18, 3, 4]);
    await call('calendar.setSpans', {
      year: 2026,
      spans: [{ kind: 'company_off', name: '公司休息', from: '2026-10-20', to: '2026-10-20' }],
    });
    expect([await october([1, 2, 3, 4, 5]), await october([2])]).toEqual([17, 2]);
    await sql`delete from setting where key = 'calendar'`.execute(db);
  });

  test('costs the customer’s service the days present, once a month, on its last day', async () => {
    const { id } = await station();
    const told = await filed(id, '2026-10', 7, { notes: '答疑两次', changes: '指标改为按季度公布' });
    expect(told.months[1]).toMatchObject({ state: 'filed', days: 7, cost: '5600', filedByName: '方舟', requests: 0, orders: 0 });
    expect(await booked()).toEqual([['2026-10-31', '5600']]);
    expect(await reasonOf(filed(id, '2026-10', 7))).toBe('resident.filed');
    expect(await reasonOf(filed(id, '2026-11', 1))).toBe('resident.running');
    expect(await reasonOf(filed(id, '2026-08', 1))).toBe('resident.month');
    expect(await reasonOf(filed(id, '2026-09', 18))).toBe('resident.days');
    expect(await booked()).toHaveLength(1);
    const { items } = await call<{ items: { id: string; summary: string; regular: { needs?: string } | null }[] }>('interactions.list', {
      accountId,
    });
    expect(items).toMatchObject([{ id: told.months[1]?.interactionId, summary: '答疑两次', regular: { needs: '指标改为按季度公布' } }]);
  });

  test('has a report taken back by an opposite cost, and filed anew', async () => {
    const { id } = await station();
    await filed(id, '2026-10', 9, { notes: '答疑三次' });
    expect(await summaries()).toEqual(['答疑三次']);
    at('2026-11-03');
    await call('residents.withdraw', { id, month: '2026-10', reason: '多记两天' }, lead);
    expect(await reasonOf(call('residents.withdraw', { id, month: '2026-10', reason: '再来' }, lead))).toBe('resident.not_filed');
    // What it said of the customer went with it.
    expect(await summaries()).toEqual([]);
    await filed(id, '2026-10', 7);
    expect((await booked()).map(([, amount]) => Number(amount)).reduce((a, b) => a + b, 0)).toBe(5600);
  });

  test('is told by name where they do not sign in here; the cost of a day is not for whom amounts are masked', async () => {
    expect(await reasonOf(station({ personId: null }))).toBe('resident.nobody');
    const { id } = await station({ personId: null, name: '王强' });
    expect(await call('residents.get', { id }, lin)).toMatchObject({ name: '王强', dayCost: '***', mayWrite: true });
    expect(await reasonOf(station({ endsOn: '2026-09-01' }))).toBe('resident.span');
  });

  test('ends on a day: the month then waits for its report at once, and later months are none', async () => {
    const { id, revision } = await station();
    const ended = await call<ResidentTold>('residents.change', { id, revision, endsOn: '2026-10-15' }, lead);
    expect(ended.months.map(({ month, planned }) => [month, planned])).toEqual([
      ['2026-10', 2],
      ['2026-09', 6],
    ]);
    const list = async (view: string) => (await call<{ items: { id: string }[] }>('residents.list', { view, accountId })).items.length;
    expect([await list('running'), await list('due'), await list('ended')]).toEqual([0, 1, 1]);
  });
});

test('the days of a month are those of its weekdays that the stay holds, without holidays and with days that are worked instead', async () => {
  const all = Array.from({ length: 430 }, (_, days) => Temporal.PlainDate.from('2026-01-01').add({ days }).toString());
  const weekend = (on: string) => Temporal.PlainDate.from(on).dayOfWeek > 5;
  const day = fc.integer({ min: 0, max: 400 }).map((days) => Temporal.PlainDate.from('2026-01-05').add({ days }));
  const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(
      day,
      fc.option(fc.integer({ min: 0, max: 120 })),
      weekdays,
      fc.subarray(all, { maxLength: 90 }),
      async (start, length, days, marked) => {
        const holidays = {
          off: marked.filter((on, at) => !weekend(on) || at % 2 === 0),
          worked: marked.filter((on, at) => weekend(on) && at % 2 === 1),
        };
        const isThere = (at: Temporal.PlainDate): boolean => {
          const on = at.toString();
          if (holidays.worked.includes(on) && [1, 2, 3, 4, 5].every((one) => days.includes(one))) return true;
          return days.includes(at.dayOfWeek) && !holidays.off.includes(on);
        };
        const end = length === null ? null : start.add({ days: length });
        const id = newId();
        const stay = { accountId, id, personId: null, name: '王强', providerId: null, weekdays: days, duties: '', dayCost: '1' };
        await insertStays(db, [{ ...stay, startsOn: start.toString(), endsOn: end?.toString() ?? null }], {
          userId: null,
          now: '2026-11-02T01:00:00Z',
        });
        const expected = new Map<string, number>();
        const last = Temporal.PlainDate.from('2027-02-28');
        const until = end && Temporal.PlainDate.compare(end, last) < 0 ? end : last;
        for (let at = start; Temporal.PlainDate.compare(at, until) <= 0; at = at.add({ days: 1 }))
          expected.set(at.toString().slice(0, 7), (expected.get(at.toString().slice(0, 7)) ?? 0) + (isThere(at) ? 1 : 0));
        const months = (await selectMonths(db, id, { today: '2027-02-28', holidays })).map(({ month, planned }) => [month, planned]);
        expect(months.toReversed()).toEqual([...expected]);
      },
    ),
    { numRuns: 40 },
  );
});
