import type { LifecyclePolicy, TierPolicy } from '@fulcrum/contract';

/** The latest day before today that a schedule judges: yesterday, the last month end, or none. A day is judged once it is over. */
export function scheduledDay(schedule: TierPolicy['schedule'], today: string): string | null {
  if (schedule === 'manual') return null;
  const day = Temporal.PlainDate.from(today);
  return (schedule === 'daily' ? day : day.with({ day: 1 })).subtract({ days: 1 }).toString();
}

/**
 * The day of which the night judges stages. Those of subscriptions follow from the dates of contracts, so that a stage is there in the morning of its
 * first day; conditions ask what a day brought, which is known once it is over.
 */
export const stagesDay = (model: LifecyclePolicy['model'], today: string): string | null =>
  model === 'subscription' ? today : scheduledDay('daily', today);
