import { divide, type Micro, micro } from './decimal.ts';
import type { Line, Value } from './metrics.ts';

export interface RawFacts {
  referrals: { account: string; referred: string; on: string }[];
  contracts: { account: string; on: string }[];
  ratings: { account: string; dimension: string; score: number; on: string; expires: string | null; recorded: number }[];
  needs: { account: string; product: number | null; on: string; closed: string | null }[];
  costs: { account: string; on: string; amount: string }[];
}

/** Metrics of judgements and costs of one account, row by row from their definitions. */
export function factMetricsOf(
  facts: RawFacts,
  linesOf: ReadonlyMap<string, readonly Line[]>,
  account: string,
  asOf: string,
): Record<string, Value> {
  const year = Temporal.PlainDate.from(asOf).subtract({ months: 12 }).toString();
  const own = <Row extends { account: string; on: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.account === account && row.on <= asOf);
  const lines = (linesOf.get(account) ?? []).filter((line) => line.on <= asOf && line.on > year);
  const won = new Set<string>();
  for (const { referred } of own(facts.referrals)) {
    const signed = facts.contracts.some((one) => one.account === referred && one.on <= asOf);
    const ordered = (linesOf.get(referred) ?? []).some((line) => line.on <= asOf);
    if (referred !== account && (signed || ordered)) won.add(referred);
  }
  const rating = (dimension: string): Micro | null => {
    const valid = own(facts.ratings).filter((one) => one.dimension === dimension && (one.expires === null || one.expires >= asOf));
    const [latest] = valid.toSorted((one, other) => (one.on === other.on ? other.recorded - one.recorded : one.on < other.on ? 1 : -1));
    return latest ? micro(latest.score) : null;
  };
  const kinds = new Set(lines.filter((line) => micro(line.amount) > 0n).map((line) => line.product));
  for (const need of own(facts.needs)) if (need.product !== null && (need.closed === null || need.closed > asOf)) kinds.add(need.product);
  const costs = own(facts.costs).filter((one) => one.on > year);
  const cost = costs.reduce((sum, one) => sum + micro(one.amount), 0n);
  const amount = lines.reduce((sum, line) => sum + micro(line.amount), 0n);
  return {
    'referrals.won': micro(won.size),
    'rating.relationship': rating('relationship'),
    'rating.renewal_intent': rating('renewal_intent'),
    'rating.influence': rating('influence'),
    'needs.kinds': micro(kinds.size),
    'service.cost_rate_12m': costs.length && amount > 0n ? divide(cost, amount) : null,
  };
}
