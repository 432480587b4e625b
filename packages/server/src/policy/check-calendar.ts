import { type CalendarEvent, type CalendarPolicy, payloadOf, recurrenceOf, testsOf } from '@fulcrum/contract';
import { isDayRule, ruleDays } from '../kernel/calendar/day-rule.ts';
import { nearestTo } from '../kernel/nearest.ts';
import type { Around, EventAround } from './around.ts';
import { type Catalog, kindOf, type Metric } from './catalog.ts';
import { checkCondition } from './check-condition.ts';
import { repeated } from './check-ids.ts';
import { checkMetric } from './check-metric.ts';
import { checkPayload } from './check-payload.ts';
import { issueAt } from './issue.ts';
import type { PolicyIssue } from './parse-policy.ts';

type Path = PolicyIssue['path'];

/** What is wrong with a calendar of the right shape. */
export function checkCalendar(calendar: CalendarPolicy, catalog: Catalog, around: Around): PolicyIssue[] {
  const others = (around.events ?? []).filter(({ calendar: of }) => of !== calendar.id);
  const all: EventAround[] = [...others, ...calendar.events.map((event) => eventAround(calendar.id, event))];
  return [
    ...repeated(calendar.events, 'events'),
    ...calendar.events.flatMap((event, at) => [
      ...checkTaken(event, ['events', at], others),
      ...checkEvent(event, ['events', at], all, catalog),
    ]),
  ];
}

export const eventAround = (calendar: string, event: CalendarEvent): EventAround => {
  const recurrence = recurrenceOf(event);
  return {
    calendar,
    id: event.id,
    announced: event.kind === 'announced',
    payload: payloadOf(event).map(({ id: field, type }) => ({ id: field, type })),
    shared: recurrence !== null,
    leansOn: recurrence?.every === 'event' ? recurrence.event : null,
  };
};

function checkTaken({ id }: CalendarEvent, path: Path, others: readonly EventAround[]): PolicyIssue[] {
  const other = others.find((one) => one.id === id);
  if (!other) return [];
  return [
    issueAt(
      [...path, 'id'],
      'event.taken',
      `事件编号“${id}”已在日历“${other.calendar}”里，请换一个编号`,
      `The calendar “${other.calendar}” has an event “${id}” already: choose another id`,
    ),
  ];
}

function checkEvent(event: CalendarEvent, path: Path, all: readonly EventAround[], catalog: Catalog): PolicyIssue[] {
  return [
    ...checkDays(event, path, all),
    ...checkPayload(event, path, all),
    ...(event.kind === 'account' ? checkOf(event, [...path, 'of'], catalog) : []),
    ...(event.who ? checkWho(event.who, [...path, 'who'], catalog) : []),
    ...(event.certainty === 'official' && !event.source
      ? [
          issueAt(
            [...path, 'source'],
            'event.no_source',
            '日期标为“确定”，请写明出处（source），或改为“惯例”或“预计”',
            'Its days are called official: say where they are from (source), or call them usual or estimated',
          ),
        ]
      : []),
  ];
}

/** Conditions that every account can be asked at once: what is kept, or stands in the account's own row. */
const isKept = ({ id, stored }: Metric): boolean => Boolean(stored) || /^(account|state)\./.test(id);

function checkWho(who: NonNullable<CalendarEvent['who']>, path: Path, catalog: Catalog): PolicyIssue[] {
  const wrong = checkCondition(who, path, catalog);
  const computed = testsOf(who).find(({ metric }) => catalog.get(metric) && !isKept(catalog.get(metric)!));
  return computed ? [...wrong, notKept(computed.metric, path)] : wrong;
}

const notKept = (metric: string, path: Path): PolicyIssue =>
  issueAt(
    path,
    'metric.not_kept',
    `指标“${metric}”没有为每个客户存储，不能在日历里使用，请换一个指标`,
    `The metric “${metric}” is not kept for every account: a calendar cannot ask for it, name another`,
  );

function checkOf({ of }: Extract<CalendarEvent, { kind: 'account' }>, path: Path, catalog: Catalog): PolicyIssue[] {
  if (!('metric' in of)) return [];
  const metric = catalog.get(of.metric);
  if (!metric) return checkMetric(of.metric, [...path, 'metric'], catalog);
  if (kindOf(metric.type) !== 'date')
    return [
      issueAt(
        [...path, 'metric'],
        'event.not_a_day',
        `“${metric.name.zh}”不是日期，请换成日期类的指标或字段`,
        `“${metric.name.en}” is not a day: name a metric or field that is one`,
      ),
    ];
  return isKept(metric) ? [] : [notKept(of.metric, [...path, 'metric'])];
}

function checkDays(event: CalendarEvent, path: Path, all: readonly EventAround[]): PolicyIssue[] {
  const recurrence = recurrenceOf(event);
  const place = [...path, event.kind === 'industry' ? 'on' : 'expected'];
  if (recurrence?.every === 'event') return checkLeaning(event.id, recurrence.event, [...place, 'event'], all);
  if (recurrence?.every === 'rule') return checkRule(recurrence, [...place, 'rule']);
  if (recurrence?.every !== 'listed') return [];
  return recurrence.days.flatMap((day, at) =>
    recurrence.days.indexOf(day) < at
      ? [issueAt([...place, 'days', at], 'event.day_twice', `${day} 重复，请删去一处`, `${day} stands twice: remove one`)]
      : [],
  );
}

function checkLeaning(id: string, on: string, path: Path, all: readonly EventAround[]): PolicyIssue[] {
  const found = all.find((one) => one.id === on);
  if (!found) return [unknownEvent(on, path, all)];
  if (!found.shared)
    return [
      issueAt(
        path,
        'event.no_days',
        `事件“${on}”没有统一的日期，不能作为参照，请换一个事件`,
        `The event “${on}” has no day of its own to count from: name another`,
      ),
    ];
  const byId = new Map(all.map((one) => [one.id, one]));
  const seen = new Set<string>();
  for (let at: string | null = on; at !== null && !seen.has(at); at = byId.get(at)?.leansOn ?? null) seen.add(at);
  if (!seen.has(id)) return [];
  return [
    issueAt(
      path,
      'event.circle',
      `“${id}”的日期最终取决于它自己，请为其中一个事件写明日期`,
      `The days of “${id}” hang on themselves in the end: give one of the events days of its own`,
    ),
  ];
}

/** An event that no calendar has, with the nearest that there is. */
export function unknownEvent(id: string, path: Path, all: readonly EventAround[]): PolicyIssue {
  const hint = nearestTo(
    id,
    all.map((one) => one.id),
  );
  return issueAt(
    path,
    'event.unknown',
    `日历里没有事件“${id}”${hint ? `，是否指“${hint}”？` : '，请先在日历里建立'}`,
    `No calendar has an event “${id}”${hint ? `: did you mean “${hint}”?` : ': put it into one first'}`,
  );
}

/** A rule that gives no day in so many years gives none. */
const YEARS = 12;
function checkRule({ rule, from }: { rule: string; from: string }, path: Path): PolicyIssue[] {
  if (!isDayRule(rule))
    return [
      issueAt(
        path,
        'event.rule',
        `“${rule}”不是按天计的 iCalendar 规则，请写成如 FREQ=MONTHLY;BYDAY=2TH 的形式`,
        `“${rule}” is not a rule of iCalendar in whole days: write it like FREQ=MONTHLY;BYDAY=2TH`,
      ),
    ];
  const until = Temporal.PlainDate.from(from).add({ years: YEARS }).toString();
  if (ruleDays(rule, from, from, until).length) return [];
  return [
    issueAt(
      path,
      'event.rule_never',
      `规则“${rule}”在 ${YEARS} 年内没有一天，请更正`,
      `The rule “${rule}” gives no day within ${YEARS} years: correct it`,
    ),
  ];
}
