export interface Stability {
  /** Over the points that have a figure. */
  mean: number;
  least: number;
  most: number;
  /** Standard deviation between points (n − 1 below); null with one. */
  deviation: number | null;
}

/** How much a figure moves from point to point. Null without any. */
export function stabilityOf(values: readonly (number | null)[]): Stability | null {
  const known = values.filter((value) => value !== null);
  if (!known.length) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    mean,
    least: Math.min(...known),
    most: Math.max(...known),
    deviation: known.length > 1 ? Math.sqrt(squares / (known.length - 1)) : null,
  };
}
