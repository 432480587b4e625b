import type { Micro } from '../../../kernel/micro.ts';

interface Point {
  at: Micro;
  score: Micro;
}

/**
 * Where, between a figure that does not reach and one that does, a threshold is crossed: nothing changes there but points in proportion, so
 * the place is known up to rounding, and the neighbours are tried too. The step grows until it moves the score beyond its rounding.
 */
export function refinePoints(low: Point, high: Point, thresholds: readonly Micro[], unit: Micro): { step: Micro; points: Micro[] } | null {
  const [width, rise] = [high.at - low.at, high.score - low.score];
  if (rise <= 0n || (width < 0n ? -width : width) <= unit) return null;
  let step = unit;
  while (rise * step < 4n * (width < 0n ? -width : width)) step *= 10n;
  const points = thresholds
    .filter((wanted) => wanted > low.score && wanted <= high.score)
    .flatMap((wanted) => {
      const near = (low.at + ((wanted - low.score) * width) / rise) / step;
      return [-2n, -1n, 0n, 1n, 2n].map((more) => (near + more) * step);
    })
    .filter((at) => (width > 0n ? at > low.at && at < high.at : at < low.at && at > high.at));
  const outwards = [...new Set(points)].sort((a, b) => (a < b ? -1 : 1));
  return { step, points: width > 0n ? outwards : outwards.toReversed() };
}
