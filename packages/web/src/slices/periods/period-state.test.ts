import type { Period } from '@fulcrum/contract';
import { expect, it } from 'vitest';
import { expectedFrom, stateOf } from './period-state.tsx';

const none = { ordered: '0', signed: null, received: null, recognised: null };
const period = (month: string, state: Period['state'] = 'open', closing = 0): Period => ({
  month,
  state,
  closing,
  closedAt: null,
  closedBy: null,
  note: null,
  dueOn: `${month.slice(0, 5)}${String(Number(month.slice(5)) + 1).padStart(2, '0')}-05`,
  now: none,
  frozen: null,
  differing: 0,
});
const states = (periods: Period[], today: string) => {
  const from = expectedFrom(periods, today);
  return periods.map((each) => stateOf(each, today, from));
};

it('expects the month that ended last where none was closed yet, and nothing before its closing day', () => {
  const months = ['2026-11', '2026-10', '2026-09'].map((month) => period(month));
  expect(states(months, '2026-11-23')).toEqual(['running', 'due', 'open']);
  expect(states(months, '2026-11-05')).toEqual(['running', 'open', 'open']);
});

it('expects every month after the first that was closed', () => {
  const months = [period('2026-11'), period('2026-10'), period('2026-09', 'open', 1), period('2026-08', 'closed', 1), period('2026-07')];
  expect(states(months, '2026-11-23')).toEqual(['running', 'due', 'reopened', 'closed', 'open']);
});
