import { CalendarSpan, Day, ListedDay } from '@fulcrum/contract';
import * as z from 'zod';
import type { Db } from '../../db/database.ts';
import { ANNOUNCED } from '../../kernel/calendar/announced.ts';
import { HOLIDAYS } from '../../kernel/calendar/holidays.ts';
import { statutoryDays } from '../../kernel/calendar/statutory.ts';
import type { WorkCalendar } from '../../kernel/working-days.ts';
import { readSetting } from './setting.sql.ts';

export const CALENDAR_KEY = 'calendar';
const FIRST_BY_LAW = 1950;
const LAST_BY_LAW = 2100;
/** What an installation has of its own beside what ships, for as long as nobody changes it. */
const OwnDays = z.strictObject({
  years: z.record(z.string(), z.strictObject({ source: z.string(), days: z.array(ListedDay) })).default({}),
  spans: z.array(CalendarSpan).default([]),
});
export type OwnDays = z.infer<typeof OwnDays>;
/** It as it stands, and as it stood on the days before each change, the earliest first. */
export const KeptCalendar = OwnDays.extend({ earlier: z.array(OwnDays.extend({ until: Day })).default([]) });
export type KeptCalendar = z.infer<typeof KeptCalendar>;

/** Changed from a day on, the days before left as they were; without a day all of them are corrected. Later changes keep what is theirs. */
export function changedFrom({ earlier, ...now }: KeptCalendar, from: string | undefined, change: (own: OwnDays) => OwnDays): KeptCalendar {
  if (from === undefined) return { ...change(now), earlier: earlier.map(({ until, ...own }) => ({ ...change(own), until })) };
  const before = earlier.filter(({ until }) => until <= from);
  const after = earlier.slice(before.length);
  const { years, spans } = after[0] ?? now;
  const begins = before.at(-1)?.until === from ? [] : [{ years, spans, until: from }];
  return { ...change(now), earlier: [...before, ...begins, ...after.map(({ until, ...own }) => ({ ...change(own), until }))] };
}

export interface MarkedDay {
  off: boolean;
  name: { zh: string; en: string } | null;
  of: 'year' | 'company';
}

function* daysFrom(from: string, to: string): Generator<string> {
  const end = Temporal.PlainDate.from(to);
  for (let at = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(at, end) <= 0; at = at.add({ days: 1 })) yield at.toString();
}

/** Days of a notice that ships. One for January may begin in December. */
function announcedDays(year: number): [string, MarkedDay][] {
  const { off, worked } = ANNOUNCED[year] ?? { off: [], worked: [] };
  return [
    ...off.flatMap(([holiday, from, to]) =>
      [...daysFrom(from, to)].map((on): [string, MarkedDay] => [on, { off: true, name: HOLIDAYS[holiday], of: 'year' }]),
    ),
    ...worked.map((on): [string, MarkedDay] => [on, { off: false, name: null, of: 'year' }]),
  ];
}

/** A year's days by its own list, else by the notice, else by law alone. */
function daysOf(year: number, kept: OwnDays): [string, MarkedDay][] {
  const own = kept.years[year];
  if (own) return own.days.map(({ on, off, name }) => [on, { off, name: name ? { zh: name, en: name } : null, of: 'year' }]);
  if (ANNOUNCED[year]) return announcedDays(year);
  // Before the law there was none, and far ahead nobody knows it: Monday to Friday.
  if (year < FIRST_BY_LAW || year > LAST_BY_LAW) return [];
  return statutoryDays(year).map(({ on, holiday }) => [on, { off: true, name: HOLIDAYS[holiday], of: 'year' }]);
}

/** How each day differs from Monday to Friday, by what stands or stood for it. */
export function markedDays({ earlier, ...now }: KeptCalendar): (day: string) => MarkedDay | undefined {
  const marks = earlier.map(({ until, ...own }) => ({ until, mark: marksOf(own) }));
  const last = marksOf(now);
  return (day) => (marks.find(({ until }) => day < until)?.mark ?? last)(day);
}

/** Years are worked out when first asked for; a company's own days are the last word. */
function marksOf(kept: OwnDays): (day: string) => MarkedDay | undefined {
  const years = new Map<number, ReadonlyMap<string, MarkedDay>>();
  const ofYear = (year: number): ReadonlyMap<string, MarkedDay> => {
    const known = years.get(year) ?? new Map(daysOf(year, kept));
    years.set(year, known);
    return known;
  };
  const own = kept.spans.filter(({ kind }) => kind !== 'school');
  return (day) => {
    const span = own.findLast(({ from, to }) => from <= day && day <= to);
    if (span) return { off: span.kind === 'company_off', name: { zh: span.name, en: span.name }, of: 'company' };
    const year = Number(day.slice(0, 4));
    return ofYear(year).get(day) ?? (day.slice(5, 7) === '12' ? ofYear(year + 1).get(day) : undefined);
  };
}

export function workCalendar(kept: KeptCalendar): WorkCalendar {
  const mark = markedDays(kept);
  return { off: { has: (day) => mark(day)?.off === true }, worked: { has: (day) => mark(day)?.off === false } };
}

/** What ships, with nothing of a company's own. */
export const SHIPPED_CALENDAR: WorkCalendar = workCalendar({ years: {}, spans: [], earlier: [] });

/** On which days this installation works. Whoever counts working days counts by it. */
export const workCalendarOf = async (db: Db): Promise<WorkCalendar> => workCalendar(await readSetting(db, CALENDAR_KEY, KeptCalendar));

/** Days that differ from Monday to Friday. */
export interface HolidayList {
  off: readonly string[];
  worked: readonly string[];
}
/** Those between two days, for statements that count days. */
export async function holidaysBetween(db: Db, from: string, to: string): Promise<HolidayList> {
  const { off, worked } = await workCalendarOf(db);
  const all = [...daysFrom(from, to)];
  return { off: all.filter((day) => off.has(day)), worked: all.filter((day) => worked.has(day)) };
}

/** School holidays that somebody wrote down: they count as any other day, and are shown beside what happens. */
export const schoolHolidays = async (db: Db): Promise<Pick<CalendarSpan, 'name' | 'from' | 'to'>[]> =>
  (await readSetting(db, CALENDAR_KEY, KeptCalendar)).spans
    .filter(({ kind }) => kind === 'school')
    .map(({ name, from, to }) => ({ name, from, to }));
