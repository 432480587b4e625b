import { readdirSync, readFileSync } from 'node:fs';
import type { CalendarYear } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { hasRealData, realData } from '../../../test/real-data.ts';
import { addWorkingDays, isWorkingDay, PLAIN_WEEK } from '../../kernel/working-days.ts';
import { workingMsBetween } from '../../kernel/working-time.ts';
import { SHIPPED_CALENDAR, workCalendarOf, workTimeOf } from './index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, db } = fulcrum;
const year = (of: number) => call<CalendarYear>('calendar.year', { year: of });

beforeEach(() => sql`delete from setting where key in ('calendar', 'office_hours')`.execute(db));

describe('what ships', () => {
  test.skipIf(!hasRealData('holidays-cn'))('every day of 2018 to 2026 is off or worked as it was announced', () => {
    const files = readdirSync(realData('holidays-cn')).filter((name) => /^\d{4}\.json$/.test(name));
    const announced = new Map<string, boolean>();
    for (const file of files) {
      const { days } = JSON.parse(readFileSync(realData('holidays-cn', file), 'utf8')) as { days: { date: string; isOffDay: boolean }[] };
      for (const { date, isOffDay } of days) announced.set(date, isOffDay);
    }
    expect(announced.size).toBe(315);
    let at = Temporal.PlainDate.from('2018-01-01');
    for (; at.year < 2027; at = at.add({ days: 1 })) {
      const day = at.toString();
      const off = announced.get(day) ?? !isWorkingDay(day, PLAIN_WEEK);
      expect([day, isWorkingDay(day, SHIPPED_CALENDAR)]).toEqual([day, !off]);
    }
  });

  test('2026 has 248 working days, month by month as announced, and names its notice', async () => {
    const found = await year(2026);
    expect(found).toMatchObject({ state: 'official', workingDays: 248, months: [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23] });
    expect(found.sources[0]).toContain('gov.cn');
    expect((await year(2025)).workingDays).toBe(248);
  });

  test('2027 is provisional: its statutory days alone, none worked instead', async () => {
    const found = await year(2027);
    expect(found).toMatchObject({ state: 'provisional', sources: [] });
    expect(found.days.map(({ on, off }) => (off ? on.slice(5) : 'worked'))).toEqual([
      '01-01',
      '02-05',
      '02-06',
      '02-07',
      '02-08',
      '04-05',
      '05-01',
      '05-02',
      '06-09',
      '09-15',
      '10-01',
      '10-02',
      '10-03',
    ]);
  });

  test('a notice may begin in the December before', async () => {
    expect((await year(2018)).days.slice(-3)).toMatchObject([
      { on: '2018-12-29', off: false },
      { on: '2018-12-30', off: true },
      { on: '2018-12-31', off: true },
    ]);
  });
});

describe('an own list', () => {
  const NOTICE = {
    year: 2027,
    source: '国务院办公厅通知',
    days: [
      { on: '2027-02-13', off: false },
      { on: '2027-02-05', off: true, name: '春节' },
    ],
  };

  test('replaces the days of its year, and no others, until it is given up', async () => {
    const before = await year(2028);
    const set = await call<CalendarYear>('calendar.setYear', NOTICE);
    expect(set).toMatchObject({
      state: 'own',
      sources: ['国务院办公厅通知'],
      years: expect.arrayContaining([{ year: 2027, state: 'own' }]),
    });
    expect(set.days).toMatchObject([
      { on: '2027-02-05', off: true, name: { zh: '春节' } },
      { on: '2027-02-13', off: false, name: null },
    ]);
    expect((await year(2028)).days).toEqual(before.days);
    expect(await call('calendar.resetYear', { year: 2027 })).toMatchObject({ state: 'provisional' });
  });

  test.each([
    [[{ on: '2028-01-01', off: true }], 'calendar.day_outside'],
    [
      [
        { on: '2027-01-01', off: true },
        { on: '2027-01-01', off: true },
      ],
      'calendar.day_twice',
    ],
    [[{ on: '2027-01-04', off: false }], 'calendar.worked_weekday'],
  ])('refuses what cannot be meant: %j', async (days, reason) => {
    await expect(call('calendar.setYear', { year: 2027, source: '通知', days })).rejects.toMatchObject({ reason });
    expect((await year(2027)).state).toBe('provisional');
  });
});

describe('days of the company’s own', () => {
  const span = (kind: string, from: string, to = from, name = '公司年会') => ({ kind, name, from, to });

  test('go before what was announced; schools being closed changes no working day', async () => {
    const spans = [
      span('school', '2026-07-13', '2026-08-30'),
      span('company_off', '2026-10-09', '2026-10-10'),
      span('company_worked', '2026-11-28'),
    ];
    const set = await call<CalendarYear>('calendar.setSpans', { year: 2026, spans });
    // 9 October and the worked Saturday of the 10th are off, a Saturday of November is worked.
    expect([set.workingDays, set.months[9], set.months[10]]).toEqual([247, 16, 22]);
    expect(set.spans).toHaveLength(3);
    const calendar = await workCalendarOf(db);
    expect(addWorkingDays('2026-09-30', 2, calendar)).toBe('2026-10-12');
    expect(addWorkingDays('2026-09-30', 2, SHIPPED_CALENDAR)).toBe('2026-10-09');
    expect(addWorkingDays('2026-11-27', 1, calendar)).toBe('2026-11-28');
  });

  test('end where they begin or later', async () => {
    const spans = [span('school', '2026-08-30', '2026-07-13')];
    await expect(call('calendar.setSpans', { year: 2026, spans })).rejects.toMatchObject({ reason: 'calendar.span_order' });
  });
});

describe('a change from a day on', () => {
  const off = (from: string, to = from) => [{ kind: 'company_off', name: '公司休息', from, to }];
  const works = async (...days: string[]) => {
    const calendar = await workCalendarOf(db);
    return days.map((day) => isWorkingDay(day, calendar));
  };

  test('leaves the days before it as they were, and later changes what is theirs', async () => {
    const set = await call<CalendarYear>('calendar.setSpans', { year: 2026, spans: off('2026-11-16', '2026-11-27'), from: '2026-11-23' });
    expect(set.changedOn).toEqual(['2026-11-23']);
    expect(await works('2026-11-16', '2026-11-20', '2026-11-23', '2026-11-27')).toEqual([true, true, false, false]);
    await call('calendar.setSpans', { year: 2026, spans: off('2026-12-01'), from: '2026-11-25' });
    expect(await works('2026-11-24', '2026-11-25', '2026-12-01')).toEqual([false, true, false]);
    // An earlier day takes in what follows it; the list of a year and its own days are apart.
    const days = [{ on: '2026-11-28', off: false }];
    const listed = await call<CalendarYear>('calendar.setYear', { year: 2026, source: '通知', days, from: '2026-11-24' });
    expect([listed.changedOn, await works('2026-11-24', '2026-11-25', '2026-11-28')]).toEqual([
      ['2026-11-23', '2026-11-24', '2026-11-25'],
      [false, true, true],
    ]);
  });

  test('of no day corrects all days', async () => {
    await call('calendar.setSpans', { year: 2026, spans: off('2026-11-20', '2026-11-27'), from: '2026-11-23' });
    expect(await works('2026-11-20', '2026-11-27')).toEqual([true, false]);
    await call('calendar.setSpans', { year: 2026, spans: off('2026-11-20') });
    expect(await works('2026-11-20', '2026-11-27')).toEqual([false, true]);
  });
});

test('the urgency of a task passes over holidays, and counts a Saturday that is worked', async () => {
  fulcrum.clock.moveTo('2026-09-30T01:00:00Z');
  const { id: accountId } = await call<{ id: string }>('accounts.create', { code: 'A-1', name: '青云大学' });
  const urgencyOf = async (dueOn: string) => (await call<{ urgency: number }>('tasks.create', { accountId, title: '回访', dueOn })).urgency;
  // 8, 9 and 10 October are the three working days after; the seventh is the 15th.
  expect([
    await urgencyOf('2026-10-10'),
    await urgencyOf('2026-10-11'),
    await urgencyOf('2026-10-15'),
    await urgencyOf('2026-10-16'),
  ]).toEqual([1.5, 1, 1, 0.5]);
});

test('before the law and far ahead of it the days are Monday to Friday', () => {
  for (const saturday of ['0001-01-06', '2199-01-05']) {
    expect(isWorkingDay(saturday, SHIPPED_CALENDAR)).toBe(false);
    expect(addWorkingDays(saturday, 1, SHIPPED_CALENDAR)).toBe(Temporal.PlainDate.from(saturday).add({ days: 2 }).toString());
  }
});

describe('office hours', () => {
  test('are what ships until set, and then count wherever working time does', async () => {
    expect(await call('calendar.hours')).toMatchObject({ windows: [{ from: '09:00' }, { to: '18:00' }], weekdays: {} });
    const hours = { windows: [{ from: '08:00', to: '11:00' }], weekdays: { '5': [{ from: '10:00', to: '11:00' }] } };
    expect(await call('calendar.setHours', hours)).toEqual(hours);
    const time = await workTimeOf({ db, organisation: null });
    // Thursday three hours, Friday one.
    expect(workingMsBetween('2026-11-26T00:00:00Z', '2026-11-28T00:00:00Z', time)).toBe(4 * 3_600_000);
    expect(await call('calendar.hours')).toEqual(hours);
  });

  test.each([
    [[{ from: '18:00', to: '09:00' }], 'calendar.hours_order'],
    [[{ from: '09:00', to: '09:00' }], 'calendar.hours_order'],
    [
      [
        { from: '09:00', to: '12:00' },
        { from: '11:30', to: '18:00' },
      ],
      'calendar.hours_overlap',
    ],
    [[], 'input.invalid'],
    [[{ from: '9:00', to: '25:00' }], 'input.invalid'],
  ])('refuses what cannot be meant, of a single weekday too: %j', async (windows, reason) => {
    await expect(call('calendar.setHours', { windows })).rejects.toMatchObject({ reason });
    await expect(call('calendar.setHours', { weekdays: { '6': windows } })).rejects.toMatchObject({ reason });
  });
});
