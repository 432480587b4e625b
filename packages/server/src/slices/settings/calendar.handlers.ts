import type { CalendarYear, ListedDay } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Handlers, WriteCtx } from '../../access/index.ts';
import { ANNOUNCED } from '../../kernel/calendar/announced.ts';
import { Fault } from '../../kernel/fault.ts';
import { isWorkingDay, PLAIN_WEEK } from '../../kernel/working-days.ts';
import { readHours, setHours } from './office-hours.ts';
import { readSetting, writeSetting } from './setting.sql.ts';
import { CALENDAR_KEY, changedFrom, KeptCalendar, markedDays, type OwnDays, workCalendar } from './work-calendar.ts';

const stateOf = (year: number, kept: KeptCalendar): CalendarYear['state'] =>
  kept.years[year] ? 'own' : ANNOUNCED[year] ? 'official' : 'provisional';

const daysIn = (year: number): string[] =>
  Array.from({ length: Temporal.PlainDate.from(`${year}-01-01`).daysInYear }, (_, place) =>
    Temporal.PlainDate.from(`${year}-01-01`).add({ days: place }).toString(),
  );

function toldYear(year: number, kept: KeptCalendar): CalendarYear {
  const mark = markedDays(kept);
  const calendar = workCalendar(kept);
  const all = daysIn(year);
  const worked = all.filter((day) => isWorkingDay(day, calendar));
  const known = new Set([...Object.keys(ANNOUNCED), ...Object.keys(kept.years)].map(Number)).add(year);
  return {
    year,
    state: stateOf(year, kept),
    sources: kept.years[year] ? [kept.years[year].source] : [...(ANNOUNCED[year]?.sources ?? [])],
    days: all.flatMap((on) => {
      const found = mark(on);
      return found ? [{ on, ...found }] : [];
    }),
    workingDays: worked.length,
    months: Array.from({ length: 12 }, (_, month) => worked.filter((day) => Number(day.slice(5, 7)) === month + 1).length),
    spans: kept.spans,
    changedOn: kept.earlier.map(({ until }) => until),
    years: [...known].toSorted((a, b) => a - b).map((each) => ({ year: each, state: stateOf(each, kept) })),
  };
}

/** A list that cannot be meant: a day of another year, a day twice, a weekday “worked instead”. */
function checkDays(year: number, days: readonly ListedDay[]): void {
  const seen = new Set<string>();
  for (const { on, off } of days) {
    // The notice of a year may begin in the last days of December.
    if (!on.startsWith(`${year}-`) && !on.startsWith(`${year - 1}-12-`))
      throw new Fault('invalid', 'calendar.day_outside', { day: on, year });
    if (seen.has(on)) throw new Fault('invalid', 'calendar.day_twice', { day: on });
    if (!off && isWorkingDay(on, PLAIN_WEEK)) throw new Fault('invalid', 'calendar.worked_weekday', { day: on });
    seen.add(on);
  }
}

/** Two who change it at once come one after the other. */
async function keep(
  ctx: WriteCtx,
  { action, year, from }: { action: string; year: number; from: string | undefined },
  change: (before: OwnDays) => OwnDays,
): Promise<CalendarYear> {
  await sql`select from setting where key = ${CALENDAR_KEY} for update`.execute(ctx.db);
  const before = await readSetting(ctx.db, CALENDAR_KEY, KeptCalendar);
  const after = changedFrom(before, from, change);
  await writeSetting(ctx.db, CALENDAR_KEY, after, { now: ctx.now, userId: ctx.actor.userId });
  await ctx.record({ action, entity: 'setting', entityId: `${CALENDAR_KEY}.${year}`, before, after });
  return toldYear(year, after);
}

export const calendarHandlers: Handlers<'calendar'> = {
  hours: (ctx) => readHours(ctx),
  setHours,

  year: async (ctx, { year }) => toldYear(year, await readSetting(ctx.db, CALENDAR_KEY, KeptCalendar)),

  async setYear(ctx, { year, source, days, from }) {
    checkDays(year, days);
    const sorted = days.toSorted((a, b) => a.on.localeCompare(b.on));
    return keep(ctx, { action: 'calendar.set_year', year, from }, ({ years, spans }) => ({
      years: { ...years, [year]: { source, days: sorted } },
      spans,
    }));
  },

  resetYear: (ctx, { year, from }) =>
    keep(ctx, { action: 'calendar.reset_year', year, from }, ({ years: { [year]: _, ...years }, spans }) => ({ years, spans })),

  async setSpans(ctx, { year, spans, from }) {
    const wrong = spans.find((span) => span.to < span.from);
    if (wrong) throw new Fault('invalid', 'calendar.span_order', { name: wrong.name });
    const sorted = spans.toSorted((a, b) => a.from.localeCompare(b.from));
    return keep(ctx, { action: 'calendar.set_spans', year, from }, ({ years }) => ({ years, spans: sorted }));
  },
};
