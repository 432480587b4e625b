import { RRuleTemporal } from 'rrule-temporal';

/** Days alone: no hours, and nothing that a rule of another calendar brings. */
const FREQUENCIES = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'];
const PARTS = /^(FREQ|INTERVAL|COUNT|UNTIL|BYMONTH|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYDAY|BYSETPOS|WKST)$/;
const midnight = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime('UTC');

/** Whether it is a rule of iCalendar (RFC 5545) that counts in days. */
export function isDayRule(rule: string): boolean {
  const parts = rule.split(';').map((part) => part.split('='));
  if (!parts.every(([key, value]) => PARTS.test(key ?? '') && value)) return false;
  if (!FREQUENCIES.includes(parts.find(([key]) => key === 'FREQ')?.[1] ?? '')) return false;
  try {
    ruleOf(rule, '2026-01-01');
    return true;
  } catch {
    return false;
  }
}

const ruleOf = (rule: string, since: string) =>
  new RRuleTemporal({
    rruleString: `DTSTART:${since.replaceAll('-', '')}T000000Z\nRRULE:${rule.replace(/(UNTIL=\d{8})(?!T)/, '$1T000000Z')}`,
    strict: true,
    temporal: Temporal,
  });

/** The days of a rule that began on a day, from one to another, both included. Days have no time zone: midnight of UTC stands for them. */
export const ruleDays = (rule: string, since: string, from: string, to: string): string[] =>
  from > to
    ? []
    : ruleOf(rule, since)
        .between(midnight(from), midnight(to), true)
        .map((at) => at.toPlainDate().toString());
