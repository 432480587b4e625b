/** One value as it was sent: a later one of the same key replaces it. */
export interface Sent {
  account: string;
  product: string;
  metric: string;
  day: string;
  value: number;
}
export type Aggregate = 'sum' | 'avg' | 'max' | 'last';

const before = (day: string, days: number): string => Temporal.PlainDate.from(day).subtract({ days }).toString();
const add = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0);
const groups = <T>(list: readonly T[], by: (one: T) => string): T[][] => [...Map.groupBy(list, by).values()];

/** The values that stand: of each key the last sent. */
export function standing(sent: readonly Sent[]): Sent[] {
  return groups(sent, ({ account, product, metric, day }) => [account, product, metric, day].join()).map((same) => same.at(-1)!);
}

/** A metric over (from, to], by its aggregate, one value after another. Null without any. */
function over(values: readonly Sent[], aggregate: Aggregate, from: string, to: string): number | null {
  const within = values.filter(({ day }) => day > from && day <= to);
  if (!within.length) return null;
  const all = within.map(({ value }) => value);
  if (aggregate === 'sum') return add(all);
  if (aggregate === 'max') return Math.max(...all);
  if (aggregate === 'avg') return add(all) / new Set(within.map(({ day }) => day)).size;
  return add(groups(within, ({ product }) => product).map((one) => one.toSorted((a, b) => (a.day < b.day ? -1 : 1)).at(-1)!.value));
}

/** Every metric of usage of one account with so many seats on a day, by reference/metrics.md and nothing faster. */
export function usageOn(
  sent: readonly Sent[],
  account: string,
  aggregates: Readonly<Record<string, Aggregate>>,
  day: string,
  seats: number | null,
) {
  const own = standing(sent).filter((one) => one.account === account && one.day <= day);
  const figures: Record<string, number | string | null> = {};
  for (const [id, aggregate] of Object.entries(aggregates)) {
    const values = own.filter(({ metric }) => metric === id);
    for (const days of [7, 30, 90]) figures[`usage.${id}_${days}d`] = over(values, aggregate, before(day, days), day);
    const now = over(values, aggregate, before(day, 30), day);
    const earlier = over(values, aggregate, before(day, 60), before(day, 30));
    figures[`usage.${id}_trend_30d`] = now === null || earlier === null || earlier === 0 ? null : now / earlier - 1;
  }
  const used = own.filter(({ value }) => value > 0).map((one) => one.day);
  const last = used.length ? used.toSorted().at(-1)! : null;
  figures['usage.last_on'] = last;
  figures['usage.silent_days'] = last === null ? null : Temporal.PlainDate.from(last).until(day).days;
  const users = figures['usage.active_users_30d'];
  figures['usage.seat_rate_30d'] = typeof users === 'number' && seats !== null && seats > 0 ? users / seats : null;
  figures['usage.people_trend'] = figures['usage.active_users_trend_30d'] ?? null;
  return figures;
}
