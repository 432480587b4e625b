import type { CalendarPolicy } from '@fulcrum/contract';
import type { Db } from '../../db/database.ts';
import { eventDays, lastDayOf } from '../../policy/event-days.ts';
import type { DueEvent } from '../notifications/index.ts';
import { calendarsInForce } from './calendars.sql.ts';
import { calendarsSince, type Recorded, recordedDays } from './windows.sql.ts';

/** The days in which an announced event is expected, first and last included. */
export interface Window {
  eventId: string;
  on: string;
  until: string;
}
/** `expected`: still ahead, or over before its calendar was there; `awaited`: in these days; `unrecorded`: over, and nobody has recorded it; `out`: recorded. */
export type WindowState = 'expected' | 'awaited' | 'unrecorded' | 'out';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const between = (from: string, to: string): number => day(from).until(day(to)).days;

/** What came more than so many days before a window has nothing to do with it. */
const EARLY_DAYS = 90;

/** The window of an event that a record on a day belongs to: the nearest, of two as near the earlier; null: it came long before the next. */
export function windowOf(windows: readonly Window[], on: string): Window | null {
  const distance = ({ on: first, until }: Window): number => (on < first ? between(on, first) : on > until ? between(until, on) : 0);
  const nearest = windows.reduce<Window | null>(
    (best, one) => (best && (distance(best) < distance(one) || (distance(best) === distance(one) && best.on <= one.on)) ? best : one),
    null,
  );
  return nearest && !(on < nearest.on && distance(nearest) > EARLY_DAYS) ? nearest : null;
}

const plusDays = (on: string, days: number): string => day(on).add({ days }).toString();
/** Records so far from the days asked belong to none of their windows. */
const REACH_DAYS = 400;

/** A day's window is told of for so long after it began, or was over: nobody is told of what is long past. */
const TOLD_DAYS = 7;

export interface Expected {
  windows: (Window & { state: WindowState })[];
  /** Days on which something of these events was recorded, whomever it touches. */
  recorded: Recorded[];
}

/** Where announced events that are expected at some time stand by a day: their windows that touch a span, and when they came out. */
export async function expectedBetween(
  db: Db,
  calendars: readonly CalendarPolicy[],
  { from, to, asOf }: { from: string; to: string; asOf: string },
): Promise<Expected> {
  const events = calendars.flatMap(({ id, events: all }) =>
    all.flatMap((event) => (event.kind === 'announced' && event.expected ? [{ event, calendar: id }] : [])),
  );
  if (!events.length) return { windows: [], recorded: [] };
  const reach = { from: plusDays(from, -REACH_DAYS), to: plusDays(to, REACH_DAYS) };
  const recorded = await recordedDays(db, { events: events.map(({ event }) => event.id), ...reach, asOf });
  const since = await calendarsSince(db);
  const daysOf = eventDays(calendars);
  const windows = events.flatMap(({ event, calendar }) => {
    const { id: eventId, lasts } = event;
    // As far again, so that each record is seen beside the windows on both its sides.
    const all = daysOf(eventId, plusDays(reach.from, -REACH_DAYS - lasts), plusDays(reach.to, REACH_DAYS)).map((on) => ({
      ...{ eventId, on, until: lastDayOf(event, on) },
    }));
    const out = new Set(recorded.filter((one) => one.eventId === eventId).map(({ on }) => windowOf(all, on)?.on));
    const state = ({ on, until }: Window): WindowState => {
      if (out.has(on)) return 'out';
      if (asOf < on || until < (since.get(calendar) ?? asOf)) return 'expected';
      return asOf <= until ? 'awaited' : 'unrecorded';
    };
    return all.filter(({ on, until }) => on <= to && until >= from).map((window) => ({ ...window, state: state(window) }));
  });
  return { windows, recorded: recorded.filter(({ on }) => on >= from && on <= to) };
}

/** Windows that began or were over in the last days without anything on record. */
export async function dueEvents(db: Db, today: string): Promise<DueEvent[]> {
  const calendars = await calendarsInForce(db);
  const names = new Map(calendars.flatMap(({ events }) => events.map(({ id, name }) => [id, name] as const)));
  const since = plusDays(today, -TOLD_DAYS);
  const { windows } = await expectedBetween(db, calendars, { from: since, to: today, asOf: today });
  return windows.flatMap(({ eventId, on, until, state }) => {
    const isOver = state === 'unrecorded';
    if (!isOver && !(state === 'awaited' && on >= since)) return [];
    return [{ eventId, name: names.get(eventId)!, on, until, isOver }];
  });
}
