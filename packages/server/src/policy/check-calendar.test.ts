import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogWith } from '../slices/catalog.ts';
import { aroundOf, NOTHING_AROUND } from './around.ts';
import { checkPolicy } from './check.ts';
import { eventDays } from './event-days.ts';
import { parsePolicy } from './parse-policy.ts';

const catalog = catalogWith([
  { id: 'founded_on', type: 'date', name: { zh: '建校日期', en: 'Founded on' }, choices: null },
  { id: 'need', type: 'text', name: { zh: '需求', en: 'Need' }, choices: null },
]);
const name = { zh: '名', en: 'name' };
const fixed = { id: 'day', kind: 'industry', name, certainty: 'usual', on: { every: 'year', month: 9, day: 10 } };
const own = { id: 'own', kind: 'account', name, certainty: 'usual', of: { metric: 'account.field.founded_on' } };
const calendar = { apiVersion: 'fulcrum/v1', kind: 'calendar', id: 'events', name };
const found = (events: object[], around = NOTHING_AROUND) => {
  const { issues } = checkPolicy({ ...calendar, events }, catalog, around);
  for (const { message } of issues) {
    expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(message.en).not.toMatch(/[\u4e00-\u9fff]/);
  }
  return issues.map(({ path: at, code }) => `${at.join('.')} ${code}`);
};

test('a good calendar has nothing wrong with it', () => {
  const leaning = { ...fixed, id: 'before', on: { every: 'event', event: 'day', days: -14 } };
  const rule = { ...fixed, id: 'rule', on: { every: 'rule', rule: 'FREQ=MONTHLY;BYDAY=2TH', from: '2026-01-01' } };
  const announced = { id: 'list', kind: 'announced', name, certainty: 'estimated' };
  const who = { metric: 'state.tier', op: 'in', value: ['A', 'B'] };
  expect(found([{ ...fixed, who }, leaning, rule, own, announced])).toEqual([]);
});

describe('every kind of mistake is told with its place', () => {
  test.each<[string, object[], string]>([
    ['two events of one id', [fixed, fixed], 'events.1.id id.repeated'],
    ['official days from nowhere', [{ ...fixed, certainty: 'official' }], 'events.0.source event.no_source'],
    [
      'an audience by an unknown metric',
      [{ ...fixed, who: { metric: 'account.colour', op: '=', value: 'x' } }],
      'events.0.who.metric metric.unknown',
    ],
    ['an own day by an unknown metric', [{ ...own, of: { metric: 'account.field.founded' } }], 'events.0.of.metric metric.unknown'],
    ['an own day that is a text', [{ ...own, of: { metric: 'account.field.need' } }], 'events.0.of.metric event.not_a_day'],
    ['days from an unknown event', [{ ...fixed, on: { every: 'event', event: 'dya', days: 3 } }], 'events.0.on.event event.unknown'],
    ['days from an event without', [own, { ...fixed, on: { every: 'event', event: 'own', days: 3 } }], 'events.1.on.event event.no_days'],
    ['days from itself', [{ ...fixed, on: { every: 'event', event: 'day', days: 3 } }], 'events.0.on.event event.circle'],
    ['a rule of hours', [{ ...fixed, on: { every: 'rule', rule: 'FREQ=HOURLY', from: '2026-01-01' } }], 'events.0.on.rule event.rule'],
    [
      'a rule without a day',
      [{ ...fixed, on: { every: 'rule', rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', from: '2026-01-01' } }],
      'events.0.on.rule event.rule_never',
    ],
    ['a day twice', [{ ...fixed, on: { every: 'listed', days: ['2026-09-10', '2026-09-10'] } }], 'events.0.on.days.1 event.day_twice'],
    ['a month that is none', [{ ...fixed, on: { every: 'year', month: 13, day: 1 } }], 'events.0.on.month shape.invalid'],
  ])('%s', (_, events, expected) => {
    expect(found(events)).toContain(expected);
  });

  test('a circle over two calendars, and an id that another calendar has', () => {
    const other = { ...calendar, id: 'other', events: [{ ...fixed, id: 'theirs', on: { every: 'event', event: 'day', days: 1 } }] };
    const around = aroundOf([other]);
    expect(found([{ ...fixed, on: { every: 'event', event: 'theirs', days: 1 } }], around)).toEqual(['events.0.on.event event.circle']);
    expect(found([{ ...fixed, id: 'theirs' }], around)).toEqual(['events.0.id event.taken']);
  });
});

describe.each(['higher-ed', 'saas', 'product-ops', 'platform', 'infrastructure'])('the calendars of %s', (template) => {
  const folder = path.resolve(import.meta.dirname, '../../../../templates', template, 'policies');
  const files = template === 'higher-ed' ? ['general-events.yaml', 'university-events.yaml'] : ['general-events.yaml'];
  const texts = files.map((file) => readFileSync(path.join(folder, file), 'utf8'));
  const documents = texts.map((text) => parsePolicy(text).document);
  const calendars = documents.filter((document) => document?.kind === 'calendar');

  test('have nothing wrong with them, and say of each event how certain its days are', () => {
    expect(calendars).toHaveLength(files.length);
    for (const text of texts) expect(checkPolicy(text, catalog, aroundOf(documents)).issues).toEqual([]);
  });

  test('have every event on its days of 2027', () => {
    const days = eventDays(calendars);
    const in2027 = (id: string) => days(id, '2027-01-01', '2027-12-31');
    expect(in2027('spring-festival')).toEqual(['2027-02-06']);
    expect(in2027('mid-autumn')).toEqual(['2027-09-15']);
    if (template !== 'higher-ed') {
      expect(in2027('thanksgiving')).toEqual(['2027-11-25']);
      return;
    }
    expect(in2027('esi-update')).toEqual(['01-14', '03-11', '05-13', '07-08', '09-09', '11-11'].map((day) => `2027-${day}`));
    expect(in2027('spring-term')).toEqual(['2027-02-23']);
    expect(in2027('winter-break')).toEqual(['2027-01-16']);
  });
});
