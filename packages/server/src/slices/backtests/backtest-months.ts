/** The last day of the months after a day, clamped at month ends. */
export const endOf = (asOf: string, months: number): string => Temporal.PlainDate.from(asOf).add({ months }).toString();

const monthEndBefore = (day: Temporal.PlainDate): Temporal.PlainDate => day.with({ day: 1 }).subtract({ days: 1 });

/** The last month end whose months to come are over: today is not. */
export function lastWhole(today: string, months: number): string {
  const now = Temporal.PlainDate.from(today);
  for (let end = monthEndBefore(now.add({ days: 1 })); ; end = monthEndBefore(end))
    if (endOf(end.toString(), months) < today) return end.toString();
}

/** The days judged, earliest first: the last one, and the month ends before it. */
export function pointsTo(last: string, count: number): string[] {
  const days = [Temporal.PlainDate.from(last)];
  while (days.length < count) days.unshift(monthEndBefore(days[0]!));
  return days.map(String);
}
