export interface ParetoPoint {
  /** How many accounts, from the largest down. */
  accounts: number;
  /** Their share of all accounts and of the whole amount, 0 to 1. */
  accountShare: number;
  amountShare: number;
}

/** The cumulative curve of amounts, largest first, from (0, 0). Amounts below zero count as zero; no amount at all gives (0, 0) alone. */
export function paretoCurve(amounts: number[]): ParetoPoint[] {
  const sorted = amounts.map((amount) => Math.max(amount, 0)).toSorted((a, b) => b - a);
  const whole = sorted.reduce((total, amount) => total + amount, 0);
  const points: ParetoPoint[] = [{ accounts: 0, accountShare: 0, amountShare: 0 }];
  if (whole === 0) return points;
  let total = 0;
  for (const [i, amount] of sorted.entries()) {
    total += amount;
    points.push({ accounts: i + 1, accountShare: (i + 1) / sorted.length, amountShare: Math.min(total / whole, 1) });
  }
  return points;
}

/** The first point at which the curve reaches `share` of the amount. */
export function paretoReach(curve: ParetoPoint[], share: number): ParetoPoint | undefined {
  // A hair below, so that sums of floats such as 0.1 + 0.7 still reach 0.8.
  return curve.find((point) => point.accounts > 0 && point.amountShare >= share - 1e-9);
}
