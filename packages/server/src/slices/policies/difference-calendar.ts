import type { AccountDay, Both, CalendarEvent, CalendarPolicy, PolicyChange, Recurrence } from '@fulcrum/contract';
import { recurrenceOf } from '@fulcrum/contract';
import type { Catalog } from '../../policy/catalog.ts';
import { conditionSentence } from '../tiering/index.ts';
import { changedTo, partsOf } from './difference-parts.ts';
import { both, changedName, named, none, sampleChange } from './difference-words.ts';

const KINDS: Record<CalendarEvent['kind'], Both> = {
  industry: both('行业事件', 'for everybody'),
  account: both('客户自己的日子', 'a day of each customer'),
  announced: both('公布类事件', 'announced'),
};
const CERTAINTY: Record<CalendarEvent['certainty'], Both> = {
  official: both('确定', 'official'),
  usual: both('惯例', 'usual'),
  estimated: both('预计', 'estimated'),
};
const WEEKDAYS = [
  both('一', 'Monday'),
  both('二', 'Tuesday'),
  both('三', 'Wednesday'),
  both('四', 'Thursday'),
  both('五', 'Friday'),
  both('六', 'Saturday'),
  both('日', 'Sunday'),
];
const CONTRACT = {
  signed: both('首次签约日', 'first signed'),
  started: both('首个合同开始日', 'first contract began'),
  delivered: both('首次交付日', 'first delivered'),
};
const months = (list: readonly number[] | undefined): Both =>
  list ? both(`${list.join('、')} 月`, `month ${list.join(', ')}`) : both('每月', 'every month');

function daysOf(of: Recurrence): Both {
  switch (of.every) {
    case 'year':
      return both(`每年 ${of.month} 月 ${of.day} 日`, `${of.month}/${of.day} each year`);
    case 'month':
      return both(`${months(of.months).zh} ${of.day} 日`, `day ${of.day} of ${months(of.months).en}`);
    case 'weekday': {
      const { zh, en } = WEEKDAYS[of.weekday - 1]!;
      const nth = of.nth === -1 ? both('最后一个', 'last') : both(`第 ${of.nth} 个`, `no. ${of.nth}`);
      return both(`${months(of.months).zh}${nth.zh}星期${zh}`, `${nth.en} ${en} of ${months(of.months).en}`);
    }
    case 'lunar_year':
      return both(`农历${of.leap ? '闰' : ''} ${of.month} 月 ${of.day} 日`, `lunar ${of.month}/${of.day}${of.leap ? ', leap month' : ''}`);
    case 'new_years_eve':
      return both('除夕', 'lunar New Year’s Eve');
    case 'term':
      return of.term === 'qingming' ? both('清明', 'Qingming') : both('冬至', 'winter solstice');
    case 'rule':
      return both(`规则 ${of.rule}（自 ${of.from} 起）`, `rule ${of.rule} from ${of.from}`);
    case 'event':
      return both(
        `“${of.event}”${of.days < 0 ? '前' : '后'} ${Math.abs(of.days)} 天`,
        `${Math.abs(of.days)} days ${of.days < 0 ? 'before' : 'after'} “${of.event}”`,
      );
    case 'listed':
      return both(of.days.join('、'), of.days.join(', '));
  }
}

const ownDay = (of: AccountDay, catalog: Catalog): Both => {
  if ('birthday' in of) return both('联系人生日', 'birthdays of contacts');
  return 'contract' in of ? CONTRACT[of.contract] : (catalog.get(of.metric)?.name ?? both(of.metric, of.metric));
};

function whenOf(event: CalendarEvent, catalog: Catalog): Both {
  if (event.kind === 'account') {
    const day = ownDay(event.of, catalog);
    const later = event.days ? both(`之后 ${event.days} 天`, ` + ${event.days} days`) : both('', '');
    const often = event.every === 'year' ? both('（每年）', ' (each year)') : both('（一次）', ' (once)');
    return both(`${day.zh}${later.zh}${often.zh}`, `${day.en}${later.en}${often.en}`);
  }
  const recurrence = recurrenceOf(event);
  return recurrence ? daysOf(recurrence) : both('未知', 'unknown');
}

const count = (days: number): Both => both(`${days} 天`, days === 1 ? '1 day' : `${days} days`);
const windowOf = ({ contact: { before, after } }: CalendarEvent): Both =>
  both(`前 ${before} 天至后 ${after} 天`, `${before} days before to ${after} after`);

/** What tells two calendars apart, event by event. */
export function calendarDifference(before: CalendarPolicy, after: CalendarPolicy, catalog: Catalog): PolicyChange[] {
  const whoOf = ({ who }: CalendarEvent): Both => (who ? conditionSentence(who, catalog) : both('所有客户', 'everybody'));
  const sourceOf = ({ source }: CalendarEvent): Both => (source ? both(source, source) : none);
  const events = partsOf('event', before.events, after.events, {
    added: (one) =>
      both(`新增事件${named(one.name).zh}：${whenOf(one, catalog).zh}`, `New event ${named(one.name).en}: ${whenOf(one, catalog).en}`),
    removed: ({ name }) => both(`删除事件${named(name).zh}`, `Event ${named(name).en} removed`),
    changed: (was, is) => {
      const of = (zh: string, en: string): Both => both(`${named(is.name).zh}的${zh}`, `${named(is.name).en}: ${en}`);
      return [
        ...changedName(both('事件', 'Event '), was.name, is.name),
        ...changedTo(of('类型', 'kind'), KINDS[was.kind], KINDS[is.kind]),
        ...changedTo(of('日期', 'days'), whenOf(was, catalog), whenOf(is, catalog)),
        ...changedTo(of('持续时间', 'it takes'), count(was.lasts), count(is.lasts)),
        ...changedTo(of('确定程度', 'certainty'), CERTAINTY[was.certainty], CERTAINTY[is.certainty]),
        ...changedTo(of('出处', 'source'), sourceOf(was), sourceOf(is)),
        ...changedTo(of('联系时间', 'days of contact'), windowOf(was), windowOf(is)),
        ...changedTo(of('对象', 'whom it concerns'), whoOf(was), whoOf(is)),
      ];
    },
  });
  const head = [...changedName(both('日历', 'The calendar '), before.name, after.name), ...sampleChange(before, after)];
  return [...events, ...head.map((text) => ({ part: 'policy' as const, id: null, what: 'changed' as const, text }))];
}
