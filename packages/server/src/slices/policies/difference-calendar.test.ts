import { CalendarPolicy } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { catalogWith } from '../catalog.ts';
import { differenceOf } from './difference.ts';

const catalog = catalogWith([]);
const event = (id: string, more: object) => ({
  id,
  kind: 'industry',
  name: { zh: '教师节', en: 'Teachers’ Day' },
  certainty: 'usual',
  ...more,
});
const calendar = (...events: object[]) =>
  CalendarPolicy.parse({ apiVersion: 'fulcrum/v1', kind: 'calendar', id: 'events', name: { zh: '日历', en: 'Calendar' }, events });
const DAY = { every: 'year', month: 9, day: 10 };
const told = (before: object, after: object) =>
  differenceOf(calendar(event('day', before)), calendar(event('day', after)), catalog).map(({ text }) => text);

test('events that come, go and change are told in words of both languages', () => {
  const other = {
    ...event('esi', { kind: 'announced' }),
    name: { zh: 'ESI 更新', en: 'ESI' },
    expected: { every: 'weekday', months: [1, 3], weekday: 4, nth: 2 },
  };
  const [was, is] = [calendar(event('day', { on: DAY })), calendar(event('day', { on: DAY }), other)];
  expect(differenceOf(was, is, catalog)).toEqual([
    {
      part: 'event',
      id: 'esi',
      what: 'added',
      text: { zh: '新增事件“ESI 更新”：1、3 月第 2 个星期四', en: 'New event “ESI”: no. 2 Thursday of month 1, 3' },
    },
  ]);
  expect(differenceOf(is, was, catalog)).toMatchObject([{ what: 'removed', text: { zh: '删除事件“ESI 更新”' } }]);
});

test('each field of an event that changes has its sentence', () => {
  expect(told({ on: DAY }, { on: { every: 'lunar_year', month: 8, day: 15 } })).toEqual([
    { zh: '“教师节”的日期由每年 9 月 10 日改为农历 8 月 15 日', en: '“Teachers’ Day”: days from 9/10 each year to lunar 8/15' },
  ]);
  const changes = {
    lasts: 3,
    certainty: 'official',
    source: '公告',
    contact: { before: 7, after: 2 },
    who: { metric: 'state.tier', op: '=', value: 'A' },
  };
  expect(told({ on: DAY }, { on: DAY, ...changes }).map(({ en }) => en)).toEqual([
    '“Teachers’ Day”: it takes from 1 day to 3 days',
    '“Teachers’ Day”: certainty from usual to official',
    '“Teachers’ Day”: source from none to 公告',
    '“Teachers’ Day”: days of contact from 14 days before to 14 after to 7 days before to 2 after',
    expect.stringContaining('whom it concerns from everybody to'),
  ]);
});
