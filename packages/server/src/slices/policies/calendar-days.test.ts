import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum({ now: '2026-11-25T01:00:00Z' });
const { call } = fulcrum;
const own = await fulcrum.person('csm');
await call('accounts.create', { code: 'A', name: '甲大学', employees: 3000, ownerId: own.userId });
await call('accounts.create', { code: 'B', name: '乙大学', employees: 200 });

const event = (id: string, rest: string) => `  - { id: ${id}, name: { zh: ${id}, en: ${id} }, certainty: usual, ${rest} }\n`;
const calendar = (id: string, events: string) =>
  `apiVersion: fulcrum/v1\nkind: calendar\nid: ${id}\nname: { zh: 日历, en: Calendar }\nevents:\n${events}`;
const DRAFT = calendar(
  'draft',
  event(
    'term',
    'kind: industry, on: { every: year, month: 9, day: 1 }, lasts: 3, who: { metric: account.employees, op: ">=", value: 1000 }',
  ) +
    event('before-term', 'kind: industry, on: { every: event, event: term, days: -10 }') +
    event('after-gala', 'kind: industry, on: { every: event, event: gala, days: 1 }') +
    event('ranking', 'kind: announced, expected: { every: year, month: 8, day: 15 }') +
    event('signed', 'kind: account, of: { contract: signed }'),
);

test('a draft tells its days of the year ahead, those that lean on another calendar among them, and whom each event concerns', async () => {
  await call('policies.saveDraft', {
    id: 'other',
    yaml: calendar('other', event('gala', 'kind: industry, on: { every: year, month: 5, day: 4 }')),
  });
  await call('policies.publish', { id: 'other' });
  expect(await call('policies.calendarDays', { yaml: DRAFT })).toEqual({
    ...{ policyId: 'draft', from: '2026-11-25', to: '2027-11-25' },
    days: [
      { eventId: 'after-gala', on: '2027-05-05', until: '2027-05-05' },
      { eventId: 'ranking', on: '2027-08-15', until: '2027-08-15' },
      { eventId: 'before-term', on: '2027-08-22', until: '2027-08-22' },
      { eventId: 'term', on: '2027-09-01', until: '2027-09-03' },
    ],
    concerned: [
      { eventId: 'term', accounts: 1 },
      { eventId: 'before-term', accounts: 2 },
      { eventId: 'after-gala', accounts: 2 },
      { eventId: 'signed', accounts: 2 },
    ],
  });
});

test('whoever sees some customers only is told of those', async () => {
  const { concerned } = await call<{ concerned: { accounts: number }[] }>('policies.calendarDays', { yaml: DRAFT }, own);
  expect(concerned.map(({ accounts }) => accounts)).toEqual([1, 1, 1, 1]);
});

test('what is no calendar, or none without faults, is refused with its places', async () => {
  await expect(
    call('policies.calendarDays', { yaml: calendar('x', event('a', 'kind: industry, on: { every: year, month: 13, day: 1 }')) }),
  ).rejects.toMatchObject({
    reason: 'policy.invalid',
  });
});
