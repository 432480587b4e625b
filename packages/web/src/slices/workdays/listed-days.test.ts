import { expect, test } from 'vitest';
import { readListedDays } from './listed-days.ts';

test('reads days and ranges, off and worked, in both languages', () => {
  expect(readListedDays('2027-02-05 至 2027-02-06 休 春节\n2027-2-13 班\n\n2027-10-01..2027-10-02, off, National Day')).toEqual({
    days: [
      { on: '2027-02-05', off: true, name: '春节' },
      { on: '2027-02-06', off: true, name: '春节' },
      { on: '2027-02-13', off: false },
      { on: '2027-10-01', off: true, name: 'National Day' },
      { on: '2027-10-02', off: true, name: 'National Day' },
    ],
    unread: [],
  });
});

test('tells the lines it cannot read, and ranges that run backwards or for months', () => {
  const text = '春节放假七天\n2027-02-06 至 2027-02-05 休\n2027-01-01 至 2027-12-31 休\n2027-13-40 休\n2027-05-01 休';
  expect(readListedDays(text)).toMatchObject({ days: [{ on: '2027-05-01' }], unread: [1, 2, 3, 4] });
});
