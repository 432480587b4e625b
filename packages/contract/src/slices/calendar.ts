import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Both, Day, Text } from '../shapes.ts';
import { OfficeHours } from './office-hours.ts';

const Year = z.coerce.number().int().min(2000).max(2100);
/** `official`: as announced, ships with the product; `own`: a list of the company's; `provisional`: nothing announced yet, statutory days alone. */
export const CALENDAR_STATES = ['official', 'own', 'provisional'] as const;

/** A day that differs from Monday to Friday, as a list of a year has it. */
export const ListedDay = z.strictObject({ on: Day, off: z.boolean(), name: Text.optional() });
export type ListedDay = z.infer<typeof ListedDay>;

/** Days of the company's own, first and last included: off, worked, or on which schools are closed (these count as any other day). */
export const CalendarSpan = z.strictObject({ kind: z.enum(['company_off', 'company_worked', 'school']), name: Text, from: Day, to: Day });
export type CalendarSpan = z.infer<typeof CalendarSpan>;

/** From which day a change holds; without one it corrects all days. Whatever ran before keeps what it had used by then. */
const From = Day.optional();

export const CalendarYear = z.strictObject({
  year: z.number().int(),
  state: z.enum(CALENDAR_STATES),
  /** Where the days are from: addresses of the notices, or what was said at the import. */
  sources: z.array(z.string()),
  /** Every day of the year that differs from Monday to Friday. */
  days: z.array(z.strictObject({ on: Day, off: z.boolean(), name: Both.nullable(), of: z.enum(['year', 'company']) })),
  workingDays: z.number().int(),
  /** Working days by month, January first. */
  months: z.array(z.number().int()).length(12),
  /** All spans, whatever their year: they are changed as one list. */
  spans: z.array(CalendarSpan),
  /** Days from which a change held: those before count as they did. */
  changedOn: z.array(Day),
  /** Years that are known, and this one. */
  years: z.array(z.strictObject({ year: z.number().int(), state: z.enum(CALENDAR_STATES) })),
});
export type CalendarYear = z.infer<typeof CalendarYear>;

export const calendar = {
  hours: endpoint({
    method: 'GET',
    path: '/office-hours',
    summary: 'The hours of a working day, by which limits in working time are counted',
    needs: 'signed_in',
    input: z.strictObject({}),
    output: OfficeHours,
  }),
  setHours: endpoint({
    method: 'PUT',
    path: '/office-hours',
    summary: 'Set the hours of a working day, and of weekdays that have their own; what is due keeps its due time',
    needs: 'settings.manage',
    input: OfficeHours,
    output: OfficeHours,
  }),
  year: endpoint({
    method: 'GET',
    path: '/calendar/{year}',
    summary: 'Days off, weekend days worked and working days of a year; provisional where nothing is announced yet',
    needs: 'signed_in',
    input: z.strictObject({ year: Year }),
    output: CalendarYear,
  }),
  setYear: endpoint({
    method: 'PUT',
    path: '/calendar/{year}',
    summary: 'Replace the days of a year by a list',
    needs: 'settings.manage',
    input: z.strictObject({ year: Year, source: Text, days: z.array(ListedDay).min(1).max(200), from: From }),
    output: CalendarYear,
  }),
  resetYear: endpoint({
    method: 'POST',
    path: '/calendar/{year}/reset',
    summary: 'Give up the own list of a year: back to what ships',
    needs: 'settings.manage',
    input: z.strictObject({ year: Year, from: From }),
    output: CalendarYear,
  }),
  setSpans: endpoint({
    method: 'PUT',
    path: '/calendar/{year}/spans',
    summary: "Set the company's own days and the school holidays, all of them at once",
    needs: 'settings.manage',
    input: z.strictObject({ year: Year, spans: z.array(CalendarSpan).max(500), from: From }),
    output: CalendarYear,
  }),
};
