export interface Snapshot {
  /** The month end at which terms are judged. */
  asOf: string;
  /** Terms that end after it, … */
  from: string;
  /** … and by then. */
  until: string;
  /** What follows a term may come until then: late renewals are renewals. */
  seen: string;
}
/** Days after its end in which a renewal still counts. */
export const GRACE = 30;
/** Months of history looked at; older ends tell of another business. */
const MOST = 48;

const monthEnd = (day: Temporal.PlainDate): Temporal.PlainDate => day.with({ day: day.daysInMonth });

/**
 * The month ends at which terms were judged, earliest first: each takes the terms that end `days` days after it up to those that end so
 * many after the next, so that every past end stands at the last month end at least `days` before it. What became of them is known.
 */
export function snapshots(today: string, days: number, first: string): Snapshot[] {
  const found: Snapshot[] = [];
  const start = Temporal.PlainDate.from(today);
  for (let months = 0; found.length < MOST; months++) {
    const asOf = monthEnd(start.subtract({ months }));
    if (asOf.toString() < first) break;
    const next = monthEnd(asOf.add({ days: 1 }));
    const until = next.add({ days });
    const seen = until.add({ days: GRACE });
    if (seen.toString() >= today) continue;
    found.unshift({ asOf: asOf.toString(), from: asOf.add({ days }).toString(), until: until.toString(), seen: seen.toString() });
  }
  return found;
}
