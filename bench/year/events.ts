// On which days key events come to a customer, and when a mark before or after them has come: from the calendars' own words, a day at a time.
import type { CalendarEvent, Trigger } from '@fulcrum/contract';
import { isWorkingDay } from '../../packages/server/src/kernel/working-days.ts';
import { SHIPPED_CALENDAR } from '../../packages/server/src/slices/settings/index.ts';
import type { Customer } from './facts.ts';

type KeyEvent = Extract<Trigger, { on: 'key_event' }>;
const plus = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** The day from which a customer's own event counts its years, as far as was known on a day. */
function countedFrom({ founded, contracts }: Customer, event: Extract<CalendarEvent, { kind: 'account' }>, day: string): string | null {
  if ('metric' in event.of && event.of.metric === 'account.field.founded_on') return founded;
  if ('contract' in event.of && event.of.contract === 'started')
    return (
      contracts
        .filter(({ draft, signed }) => !draft && signed <= day)
        .map(({ starts, signed }) => starts ?? signed)
        .toSorted()[0] ?? null
    );
  throw new Error(`the oracle knows nothing of the day of ${event.id}`);
}

/** Whether an event comes to a customer on a day. Of a 29 February that a year lacks, the 28th is the anniversary. */
function comes(customer: Customer, event: CalendarEvent, on: string, day: string): boolean {
  const monthDay = on.slice(5);
  if (event.kind === 'industry' && event.on.every === 'year' && !event.who)
    return monthDay === [event.on.month, event.on.day].map((n) => String(n).padStart(2, '0')).join('-');
  if (event.kind === 'announced') return false; // nobody records a result in this year
  if (event.kind !== 'account' || event.every === 'once' || event.days || event.who)
    throw new Error(`the oracle knows nothing of the event ${event.id}`);
  const from = countedFrom(customer, event, day);
  if (from === null) return false;
  const isLeapless = from.endsWith('-02-29') && !Temporal.PlainDate.from(on).inLeapYear;
  return on.slice(0, 4) > from.slice(0, 4) && monthDay === (isLeapless ? '02-28' : from.slice(5));
}

/** Counts a day at a time; a working day is none of its own before or after itself. */
function dayOfMark(on: string, mark: number, unit: KeyEvent['in']): string {
  if (unit === 'days') return plus(on, mark);
  let [day, left] = [on, Math.abs(mark)];
  while (left > 0) {
    day = plus(day, Math.sign(mark));
    if (isWorkingDay(day, SHIPPED_CALENDAR)) left--;
  }
  return day;
}

/** The days of which a mark may come on a day. */
const AROUND = new Map<string, string[]>();
function around(day: string): string[] {
  const known = AROUND.get(day) ?? Array.from({ length: 121 }, (_, n) => plus(day, n - 60));
  AROUND.set(day, known);
  return known;
}

export interface Marked {
  event: string;
  on: string;
  mark: number;
}

/** The events of which a mark came in a night, each with its nearest; of those ahead also a mark that passed while nobody asked. */
export function markedIn(
  customer: Customer,
  trigger: KeyEvent,
  calendar: readonly CalendarEvent[],
  night: { day: string; before: string },
): Marked[] {
  const { day, before } = night;
  const marked: Marked[] = [];
  for (const event of calendar.filter(({ id }) => trigger.events.includes(id)))
    for (const on of around(day)) {
      if (!comes(customer, event, on, day)) continue;
      const come = trigger.at.filter((mark) => {
        const comesOn = dayOfMark(on, mark, trigger.in);
        return comesOn <= day && (comesOn >= before || (mark < 0 && on >= day));
      });
      if (come.length) marked.push({ event: event.id, on, mark: Math.max(...come) });
    }
  return marked;
}
