/** A step of the five-step tier ramp: 0 is the darkest (most valuable), 4 the outlined last. */
export type RampStep = 0 | 1 | 2 | 3 | 4;

/**
 * The ramp step of the level at `position` (0 = best) among `levels`: the first takes the darkest step, the last the
 * outlined one, the rest spread evenly, so three levels take 0, 2, 4. A lone level takes 0.
 */
export function rampStep(position: number, levels: number): RampStep {
  if (levels <= 1) return 0;
  const share = Math.min(Math.max(position / (levels - 1), 0), 1);
  return Math.round(share * 4) as RampStep;
}
