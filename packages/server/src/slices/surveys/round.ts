import type { Survey } from '@fulcrum/contract';

/** For how many days from its beginning a round takes in people who could not be asked before. */
const ROUND_DAYS = 14;

const isWithin = (begin: string, today: string): boolean => {
  const days = Temporal.PlainDate.from(begin).until(today, { largestUnit: 'days' }).days;
  return days >= 0 && days < ROUND_DAYS;
};

/** The day on which the round that today belongs to began, as the occasion of whoever is asked; null: nobody is asked today, or not by rounds. */
export function roundOn({ schedule }: Pick<Survey, 'schedule'>, today: string): string | null {
  if (schedule.on === 'request_closed') return null;
  if (schedule.on === 'once') return isWithin(schedule.from, today) ? schedule.from : null;
  const first = Temporal.PlainDate.from(schedule.from);
  if (Temporal.PlainDate.compare(first, today) > 0) return null;
  // Months are counted from the first day, so that the 31st does not wander.
  const months = first.until(today, { largestUnit: 'months' }).months;
  const begin = first.add({ months: months - (months % schedule.months) }).toString();
  return isWithin(begin, today) ? begin : null;
}
