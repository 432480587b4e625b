import type { TierPolicy } from '@fulcrum/contract';

/** The latest day before today that a schedule judges: yesterday, the last month end, or none. A day is judged once it is over. */
export function scheduledDay(schedule: TierPolicy['schedule'], today: string): string | null {
  if (schedule === 'manual') return null;
  const day = Temporal.PlainDate.from(today);
  return (schedule === 'daily' ? day : day.with({ day: 1 })).subtract({ days: 1 }).toString();
}
