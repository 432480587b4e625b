import type { HealthDimension, HealthNormalise, HealthPolicy } from '@fulcrum/contract';
import { type Micro, micro } from './decimal.ts';
import type { Values } from './metrics.ts';
import { holds } from './tier.ts';

/** Marks and scores in hundredths, shares of a score exact as [over, under]. */
export interface JudgedHealth {
  variant: string | null;
  score: bigint | null;
  colour: string;
  coverage: number;
  cap: string | null;
  marks: (bigint | null)[];
  /** Of each measure, before any cap: its part of the score in hundredths is over / under. */
  shares: ([bigint, bigint] | null)[];
  uncapped: bigint | null;
}

/** Half away from zero, in whole hundredths, of a value that is not negative. */
const rounded = (over: bigint, under: bigint): bigint => (2n * over + under) / (2n * under);

function markOf(normalise: HealthNormalise, figure: Micro | boolean): bigint {
  if (normalise.method === 'yes_no') return micro(figure === true ? normalise.yes : normalise.no) / 10_000n;
  const value = figure as Micro;
  if (normalise.method === 'bands') {
    const band = normalise.bands.find(({ to }) => to === undefined || value < micro(to))!;
    return rounded(micro(band.points), 10_000n);
  }
  const [min, max] = [micro(normalise.min), micro(normalise.max)];
  const inside = value < min ? min : value > max ? max : value;
  return rounded(10_000n * (normalise.better === 'high' ? inside - min : max - inside), max - min);
}

/** The health of one account from its facts, measure by measure, straight from the sentences of the policy. */
export function healthOf(policy: HealthPolicy, values: Values): JudgedHealth {
  const variant = policy.variants.find(({ when }) => holds(when, values));
  const dimensions: readonly HealthDimension[] = variant?.dimensions ?? policy.dimensions;
  const least = variant?.coverage ?? policy.coverage;
  const rows = dimensions.flatMap((dimension) =>
    dimension.measures.map((measure) => {
      const asked = measure.when === undefined || holds(measure.when, values);
      const figure = asked ? (values[measure.metric] ?? null) : null;
      return {
        weight: micro(dimension.weight) * micro(measure.weight),
        mark: figure === null ? null : markOf(measure.normalise, figure as Micro | boolean),
      };
    }),
  );
  const present = rows.filter(({ mark }) => mark !== null).reduce((sum, { weight }) => sum + weight, 0n);
  const whole = micro(100) * micro(100);
  const isKnown = present > 0n && present >= (whole * micro(least)) / micro(1);
  const shares = rows.map(({ weight, mark }): [bigint, bigint] | null =>
    mark === null || present === 0n ? null : [weight * mark, present],
  );
  const total = rows.reduce((sum, { weight, mark }) => sum + weight * (mark ?? 0n), 0n);
  const uncapped = present > 0n ? rounded(total, present) : null;
  const holding = policy.caps.filter(({ when }) => holds(when, values)).toSorted((one, other) => one.most - other.most);
  const limit = holding[0] && micro(holding[0].most) / 10_000n;
  const score = !isKnown || uncapped === null ? null : limit !== undefined && limit < uncapped ? limit : uncapped;
  const at = (threshold: number) => score !== null && score >= micro(threshold) / 10_000n;
  return {
    variant: variant?.id ?? null,
    score,
    colour: score === null ? 'unknown' : at(policy.colours.green) ? 'green' : at(policy.colours.amber) ? 'amber' : 'red',
    coverage: Number((present * 10_000n) / whole) / 10_000,
    cap: score !== null && uncapped !== null && score < uncapped ? holding[0]!.id : null,
    marks: rows.map(({ mark }) => mark),
    shares,
    uncapped,
  };
}
