import type { Both, Language } from '@fulcrum/contract';
import { addWorkingDays, type WorkCalendar } from '../../kernel/working-days.ts';

/** The last days of two urgencies as seen from a day. */
export interface UrgencyDays {
  today: string;
  /** Third working day after today. */
  soon: string;
  /** Seventh working day after today. */
  near: string;
}

export const urgencyDays = (today: string, calendar: WorkCalendar): UrgencyDays => ({
  today,
  soon: addWorkingDays(today, 3, calendar),
  near: addWorkingDays(today, 7, calendar),
});

/** 3 overdue, 2 today, 1.5 within 3 working days, 1 within 7, else 0.5. */
export function urgencyOf(dueOn: string, days: UrgencyDays): number {
  if (dueOn < days.today) return 3;
  if (dueOn === days.today) return 2;
  if (dueOn <= days.soon) return 1.5;
  return dueOn <= days.near ? 1 : 0.5;
}

/** ln(1 + value at stake in base currency) × urgency; a negative value (more refunds than orders) counts as none. */
export const rankOf = (value: number, urgency: number): number => Math.log(1 + Math.max(value, 0)) * urgency;

export type Facts = Record<string, string | number | null>;

/** Fills `{{name}}` from the facts; a fact that differs by language stands under `name_zh` and `name_en`. What is unknown shows as —. */
export const fillText = (text: string, facts: Facts, language: Language): string =>
  text.replace(/\{\{([\w.]+)\}\}/g, (_, name: string) => String(facts[`${name}_${language}`] ?? facts[name] ?? '—'));

export const inBoth = (text: string): Both => ({ zh: text, en: text });

/** The moments between which a calendar day lies in a time zone, ISO 8601. */
export function boundsOfDay(day: string, timeZone: string): { from: string; until: string } {
  const start = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone });
  return { from: start.toInstant().toString(), until: start.add({ days: 1 }).toInstant().toString() };
}
